import { isFamily, machineKind } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'watchdog-needs-machine',
  profile: 'libvirt',
  severity: 'error',
  title: 'A watchdog that this machine does not have',
  why: 'ib700 belongs to pc machines, itco to q35, diag288 to s390.',
  remedy: 'Use model=\'i6300esb\' (PCI), or the one of your machine.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainWatchdogDef',
    text: '%1$s model of watchdog cannot be used with this machine type',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainWatchdogDef',
    text: '%1$s model of watchdog is only part of q35 machine',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainWatchdogDef',
    text: '%1$s model of watchdog is allowed for s390 and s390x only',
  }],
  since: '11.3.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/watchdog'],
  *check(watchdog, { domain }) {
    const model = attribute(watchdog, 'model');
    const kind = machineKind(domain);
    if (!model || kind === undefined) return;
    const wrong = (model.value === 'ib700' && kind !== 'i440fx') || (model.value === 'itco' && kind !== 'q35') || (model.value === 'diag288' && isFamily(domain, 's390') === false);
    if (wrong) yield { at: model, message: `The watchdog ${model.value} does not exist on this machine (${kind}).` };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <watchdog «model='ib700'»/>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  
  <devices>
    <watchdog «model='itco'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  
  <devices>
    <watchdog model='ib700'/>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <watchdog model='i6300esb'/>
  </devices>
</domain>`,
  ],
});
