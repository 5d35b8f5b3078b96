import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'watchdog-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address for a watchdog that has none',
  why: 'Only i6300esb is a card; it sits on PCI. The others are part of the machine.',
  remedy: 'Remove the <address>.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainWatchdogDef',
    text: '%1$s model of watchdog is part of the machine and cannot have any address set.',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainWatchdogDef',
    text: '%1$s model of watchdog can go only on PCI bus',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/watchdog'],
  *check(watchdog) {
    const address = child(watchdog, 'address');
    const type = attribute(address, 'type');
    const model = value(watchdog, 'model');
    if (!address || !type || type.value === 'none' || model === undefined) return;
    if (['ib700', 'itco', 'diag288'].includes(model)) yield { at: address, message: `The watchdog ${model} is part of the machine and has no address.` };
    else if (model === 'i6300esb' && type.value !== 'pci') yield { at: type, message: `The watchdog i6300esb sits on PCI but has an address of type '${type.value}'.` };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <watchdog model='itco'>
      «<address type='pci' domain='0' bus='0' slot='9' function='0'/>»
    </watchdog>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <watchdog model='i6300esb'>
      <address type='pci' domain='0' bus='0' slot='9' function='0'/>
    </watchdog>
  </devices>
</domain>`,
  ],
});
