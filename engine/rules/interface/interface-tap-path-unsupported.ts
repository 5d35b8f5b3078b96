import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'interface-tap-path-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A tap device path where there is no tap',
  why: 'Only network, bridge and ethernet interfaces have a tap device whose path could be chosen.',
  remedy: 'Remove the tap attribute of <backend>.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateActualNetDef',
    text: 'interface %1$s - custom tap device path is not supported for network interfaces of type %2$s',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@tap'],
  visits: ['domain/devices/interface'],
  *check(nic) {
    const tap = attribute(child(nic, 'backend'), 'tap');
    const type = value(nic, 'type');
    if (!tap?.value || type === undefined || ['network', 'bridge', 'ethernet'].includes(type)) return;
    yield { at: tap, message: `${deviceName(nic)} is of type='${type}' and has no tap device whose path could be chosen.` };
  },
  bad: [
    `<interface type='user'>
      <backend «tap='/dev/net/tun'»/>
    </interface>`,
  ],
  good: [
    `<interface type='bridge'>
      <source bridge='br0'/>
      <backend tap='/dev/net/tun'/>
    </interface>`,
  ],
});
