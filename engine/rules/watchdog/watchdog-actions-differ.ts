import { attribute, children, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'watchdog-actions-differ',
  profile: 'libvirt',
  severity: 'error',
  title: 'Watchdogs with different actions',
  why: 'QEMU has one action for all watchdogs of a guest.',
  remedy: 'Give them the same action.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainWatchdogDef',
    text: 'watchdogs with different actions are not supported with this QEMU binary',
  },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only a single watchdog device is supported' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['watchdog'],
  visits: ['domain/devices'],
  *check(devices) {
    const dogs = children(devices, 'watchdog');
    const action = value(dogs[0], 'action') ?? 'reset';
    for (const dog of dogs.slice(1)) {
      const own = value(dog, 'action') ?? 'reset';
      if (own !== action) yield { at: attribute(dog, 'action') ?? dog, message: `This watchdog's action is ${own}, that of the first one ${action}.`, evidence: [{ at: dogs[0]!, message: 'The first one is here.' }] };
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <watchdog model='itco' action='reset'/>
    <watchdog model='i6300esb' «action='poweroff'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  
  <devices>
    <watchdog model='itco' action='reset'/>
    <watchdog model='i6300esb'/>
  </devices>
</domain>`,
  ],
});
