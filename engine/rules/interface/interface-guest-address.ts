import { isOlder } from '../../core/version.ts';
import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const isUser = (net: Element): boolean =>
  value(net, 'type') === 'user' || (value(net, 'type') === 'vhostuser' && value(child(net, 'backend'), 'type') === 'passt');

const isV6 = (ip: Element): boolean => value(ip, 'family') === 'ipv6' || (value(ip, 'family') === undefined && (value(ip, 'address') ?? '').includes(':'));

/** What is wrong with the prefix, to follow "has the prefix N;". 0 and absent stand for the usual one. */
function prefixProblem(ip: Element): string | undefined {
  const prefix = count(ip, 'prefix') ?? 0;
  if (prefix === 0) return undefined;
  if (isV6(ip)) return prefix === 64 ? undefined : 'for IPv6 QEMU takes 64 only';
  return prefix < 4 || prefix > 27 ? 'for IPv4 QEMU takes 4 to 27' : undefined;
}

export default defineRule({
  id: 'interface-guest-address',
  profile: 'libvirt',
  severity: 'error',
  title: "A guest-side address that QEMU's network does not give",
  why: "QEMU itself hands out addresses only to interfaces of type='user' (and passt): one IPv4 address with prefix 4 to 27, one IPv6 address with prefix 64, no routes, no peer.",
  remedy: 'Remove the extra <ip> or <route>, or set the address inside the guest.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'Invalid attempt to set network interface guest-side IP route, not supported by QEMU' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'Invalid attempt to set network interface guest-side IP address info, not supported by QEMU' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'Invalid attempt to set peer IP for guest' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'Only one IPv4 address per interface is allowed' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'Only one IPv6 address per interface is allowed' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'invalid prefix, must be in range of 4-27' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "unsupported IPv6 address prefix='%1$u' - must be 64" },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, the same check', text: 'Invalid attempt to set network interface guest-side IP route, not supported for this interface type/backend' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, the same check', text: 'Invalid attempt to set network interface guest-side IP address info, not supported for this interface type/backend' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'Invalid attempt to set network interface guest-side IP route and/or address info, not supported by QEMU' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface'],
  *check(net, { target }) {
    const route = child(net, 'route');
    const isPasst = value(child(net, 'backend'), 'type') === 'passt' && !isOlder(target.libvirt, '12.0.0');
    if (route && !isPasst) yield { at: route, message: `${deviceName(net)} sets a route inside the guest, which QEMU cannot do.` };
    const seen = new Set<boolean>();
    for (const ip of children(net, 'ip')) {
      const peer = attribute(ip, 'peer');
      const problem = prefixProblem(ip);
      if (!isUser(net)) yield { at: ip, message: `${deviceName(net)} sets an address inside the guest; only interfaces of type user can.` };
      else if (peer) yield { at: peer, message: `${deviceName(net)} sets a peer address, which QEMU cannot do.` };
      else if (seen.has(isV6(ip))) yield { at: ip, message: `${deviceName(net)} has a second ${isV6(ip) ? 'IPv6' : 'IPv4'} address; QEMU gives one.` };
      else if (problem) yield { at: attribute(ip, 'prefix')!, message: `${deviceName(net)} has the prefix ${count(ip, 'prefix')}; ${problem}.` };
      seen.add(isV6(ip));
    }
  },
  bad: [
    "<interface type='bridge'><source bridge='br0'/><model type='virtio'/>«<ip family='ipv4' address='192.0.2.5' prefix='24'/>»</interface>",
    "<interface type='user'><model type='virtio'/><ip family='ipv4' address='192.0.2.5' «prefix='30'»/></interface>",
    "<interface type='user'><model type='virtio'/><ip family='ipv4' address='192.0.2.5' prefix='24'/>«<ip family='ipv4' address='192.0.2.6' prefix='24'/>»</interface>",
    "<interface type='user'><model type='virtio'/>«<route family='ipv4' address='192.0.2.0' prefix='24' gateway='192.0.2.1'/>»</interface>",
  ],
  good: [
    "<interface type='user'><model type='virtio'/><ip family='ipv4' address='192.0.2.5' prefix='24'/><ip family='ipv6' address='2001:db8::5' prefix='64'/></interface>",
    "<interface type='user'><backend type='passt'/><route family='ipv4' gateway='192.0.2.1'/></interface>",
  ],
});
