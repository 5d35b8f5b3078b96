import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const none = { deviceNodes: [{ path: '/dev/net/tun', exists: false }] };

export default defineRule({
  id: 'tun-not-on-host',
  cause: 'net-tun-no-device',
  profile: 'host',
  severity: 'error',
  title: 'An interface that needs a tap device on a host without any',
  why: 'libvirt makes a tap device for each interface that is plugged into a bridge or network, through /dev/net/tun of the kernel.',
  remedy: "modprobe tun on the host (in a container: pass /dev/net/tun into it), or use type='user'.",
  witness: [{ source: 'libvirt 11.3.0 src/util/virnetdevtap.c virNetDevTapCreate', text: 'Unable to open %1$s, is tun module loaded?' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/interface'],
  needs: ['deviceNodes'],
  *check(device, { host: { deviceNodes } }) {
    const type = attribute(device, 'type');
    const at = type && ['network', 'bridge', 'ethernet'].includes(type.value) ? type : undefined;
    if (at && deviceNodes.some(({ path, exists }) => path === '/dev/net/tun' && !exists)) yield { at, message: `${deviceName(device)} needs a tap device, but the host has no /dev/net/tun.` };
  },
  bad: [{ xml: "<interface «type='bridge'»><source bridge='br0'/></interface>", host: none }],
  good: [{ xml: "<interface type='user'/>", host: none }],
});
