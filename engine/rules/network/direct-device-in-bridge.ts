import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { interfaces: [{ name: 'eno1', bridge: false }, { name: 'eno2', bridge: false, master: 'br0' }, { name: 'br0', bridge: true }] };
const nic = (source: string): string => `<interface type='direct'><source ${source} mode='bridge'/><model type='virtio'/></interface>`;

export default defineRule({
  id: 'direct-device-in-bridge',
  cause: 'net-macvtap-busy',
  profile: 'host',
  severity: 'error',
  title: 'macvtap on a network card that is in a bridge',
  why: 'The kernel hands the packets of a card to one taker: a bridge or macvtap. While the card is a port of a bridge, no macvtap device can be made on it.',
  remedy: "Use the bridge itself (type='bridge'), or the bridge as the device: <source dev='BRIDGE'/>.",
  witness: [{ source: 'libvirt 11.3.0 src/util/virnetdevmacvlan.c virNetDevMacVLanCreate', text: 'error creating %1$s interface %2$s@%3$s (%4$s)' }],
  drivers: ['qemu', 'kvm', 'lxc'],
  visits: ['domain/devices/interface'],
  needs: ['interfaces'],
  *check(nic, { host: { interfaces } }) {
    const at = value(nic, 'type') === 'direct' ? attribute(child(nic, 'source'), 'dev') : undefined;
    const master = interfaces.find(({ name }) => name === at?.value)?.master;
    if (at && master !== undefined && interfaces.some((i) => i.name === master && i.bridge)) yield { at, message: `${deviceName(nic)}: ${at.value.slice(0, 40)} is a port of the bridge ${master.slice(0, 40)} on the host, so it takes no macvtap.` };
  },
  bad: [{ xml: nic("«dev='eno2'»"), host }],
  good: [{ xml: nic("dev='eno1'"), host }, { xml: nic("dev='br0'"), host }],
});
