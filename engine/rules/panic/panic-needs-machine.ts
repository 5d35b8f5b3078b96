import { guestOf } from '../../schema/domain/example-domains.ts';
import { isFamily, isX86, machineKind } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'panic-needs-machine',
  profile: 'libvirt',
  severity: 'error',
  title: 'A panic device that this machine does not have',
  why: 'model=\'s390\' belongs to s390, \'pseries\' to pseries, \'hyperv\' to x86; QEMU builds the ISA device into its emulators of PCs only.',
  remedy: 'Use model=\'pvpanic\' (a PCI card), on x86 \'isa\' as well, or leave the model out.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic',
    text: 'only S390 guests support panic device of model \'s390\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic',
    text: 'only i686 and x86_64 guests support panic device of model \'hyperv\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic',
    text: 'only pSeries guests support panic device of model \'pseries\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic; qemu 10.0.13 hw/i386/Kconfig, the only one to imply PVPANIC_ISA',
    text: 'the QEMU binary does not support the ISA panic device',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/panic'],
  *check(panic, { domain }) {
    const model = attribute(panic, 'model');
    const kind = machineKind(domain);
    if (!model) return;
    const wrong = (model.value === 's390' && isFamily(domain, 's390') === false) || (model.value === 'hyperv' && isX86(domain) === false) || (model.value === 'pseries' && kind !== undefined && kind !== 'pseries') || (model.value === 'isa' && isX86(domain) === false);
    if (wrong) yield { at: model, message: `A panic device of model ${model.value} does not exist on this machine.` };
  },
  bad: [
    guestOf('riscv64', 'virt', "<devices><panic «model='isa'»/></devices>"),
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <panic «model='s390'»/>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='aarch64' machine='virt'>hvm</type></os>
  
  <devices>
    <panic «model='hyperv'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <panic model='hyperv'/>
  </devices>
</domain>`,
  ],
});
