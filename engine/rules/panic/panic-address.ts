import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const FITTING: Readonly<Record<string, string | undefined>> = { s390: undefined, hyperv: undefined, pseries: undefined, isa: 'isa', pvpanic: 'pci' };

export default defineRule({
  id: 'panic-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address that this panic device cannot have',
  why: 's390, hyperv and pseries sit on no bus, isa on ISA, pvpanic on PCI.',
  remedy: 'Remove the <address>, or use one that fits.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic',
    text: 'setting the panic device address is not supported for model \'hyperv\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic',
    text: 'panic is supported only with ISA address type',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic',
    text: 'pvpanic is supported only with PCI address type',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/panic'],
  *check(panic) {
    const model = value(panic, 'model');
    const address = child(panic, 'address');
    const type = attribute(address, 'type');
    if (model === undefined || !address || !type || type.value === 'none' || !Object.hasOwn(FITTING, model) || FITTING[model] === type.value) return;
    yield { at: address, message: `The panic device of model ${model} ${FITTING[model] ? `sits on ${FITTING[model]} but has an address of type '${type.value}'` : 'sits on no bus and cannot have an address'}.` };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <panic model='hyperv'>
      «<address type='isa' iobase='0x505'/>»
    </panic>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <panic model='isa'>
      <address type='isa' iobase='0x505'/>
    </panic>
  </devices>
</domain>`,
  ],
});
