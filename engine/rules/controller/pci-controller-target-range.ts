import { deviceName, count, readNumber } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const RANGES = { index: [0, 30], chassisNr: [1, 255], chassis: [0, 255], port: [0, 255], busNr: [1, 254] } as const;

export default defineRule({
  id: 'pci-controller-target-range',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI controller setting out of range',
  why: 'libvirt limits index to 255, target index to 0–30 (0 for the first controller alone), chassisNr to 1–255, chassis and port to 0–255, busNr to 1–254.',
  remedy: 'Use a number in range, or leave it to libvirt.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainControllerDefValidate', text: 'PCI controller target index \'%1$d\' out of range - must be 0-30' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainControllerDefValidate', text: 'Only the PCI controller with index 0 can have target index 0, and vice versa' },
  ],
  visits: ['domain/devices/controller'],
  *check(controller, { text: source }) {
    if (value(controller, 'type') !== 'pci') return;
    const own = count(controller, 'index');
    const target = child(controller, 'target');
    if (own !== undefined && own > 255) yield { at: attribute(controller, 'index')!, message: `The PCI controller index ${own} is above 255.` };
    for (const [name, [min, max]] of Object.entries(RANGES)) {
      const number = readNumber(value(target, name));
      if (number !== undefined && (number < min || number > max)) yield { at: attribute(target, name)!, message: `${deviceName(controller)} has the target ${name} ${number}; it must be ${min} to ${max}.`, fixes: [offeredFix(`Remove ${name}, so that libvirt chooses it`, removeAttribute(source, attribute(target, name)!))] };
    }
    const index = readNumber(value(target, 'index'));
    if (index !== undefined && own !== undefined && index <= 30 && (own === 0) !== (index === 0)) {
      yield { at: attribute(target, 'index')!, message: `${deviceName(controller)} has the target index ${index}; 0 belongs to the PCI controller 0 and to no other.`, fixes: [offeredFix('Remove index, so that libvirt chooses it', removeAttribute(source, attribute(target, 'index')!))] };
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='ppc64' machine='pseries'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' model='pci-root'>
      <target «index='31'»/>
    </controller>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='ppc64' machine='pseries'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' model='pci-root'>
      <target «index='0'»/>
    </controller>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='ppc64' machine='pseries'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' model='pci-root'>
      <target index='1'/>
    </controller>
  </devices>
</domain>`,
  ],
});
