import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

const TYPE: Readonly<Record<string, string>> = {
  'isa-serial': 'isa-serial', 'usb-serial': 'usb-serial', 'pci-serial': 'pci-serial', 'spapr-vty': 'spapr-vio-serial', pl011: 'system-serial',
  '16550a': 'system-serial', sclpconsole: 'sclp-serial', sclplmconsole: 'sclp-serial', 'isa-debugcon': 'isa-debug',
};

export default defineRule({
  id: 'serial-model-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'A serial model of another target type',
  why: 'Each model belongs to one target type.',
  remedy: 'Use the target type of the model, or leave <model> out.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrTargetDef', text: "Target model '%1$s' requires target type '%2$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/serial'],
  *check(serial, { text: source }) {
    const target = attribute(child(serial, 'target'), 'type');
    const element = child(child(serial, 'target'), 'model');
    const model = attribute(element, 'name');
    // On other machines than x86 isa-serial stands for the port of the machine.
    if (!target || !model || target.value === 'isa-serial' && model.value !== 'usb-serial' && model.value !== 'pci-serial') return;
    if (!Object.hasOwn(TYPE, model.value) || TYPE[model.value] === target.value) return;
    yield { at: model, message: `${deviceName(serial)} has the model ${model.value}, which belongs to the target type ${TYPE[model.value]}, not ${target.value.slice(0, 40)}.`, fixes: [offeredFix('Remove <model>', removeElement(source, element!)), offeredFix(`Write type='${TYPE[model.value]}'`, replace(target.valueSpan!, TYPE[model.value]!))] };
  },
  bad: [
    "<serial type='pty'><target type='isa-serial' port='0'><model «name='usb-serial'»/></target></serial>",
    "<serial type='pty'><target type='usb-serial' port='0'><model «name='pci-serial'»/></target></serial>",
  ],
  good: [
    "<serial type='pty'><target type='usb-serial' port='0'><model name='usb-serial'/></target></serial>",
  ],
});
