import { chardevEnd, isLoopback, TCP_DEVICES } from '../../schema/domain/host-ports.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Element, Target } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { addresses: ['127.0.0.1', '192.0.2.10', '2001:db8:0:0::a'] };

/** Where a screen, or a console that waits for connections, is to listen. */
function listens(device: Element): { readonly at: Target; readonly address: string } | undefined {
  if (device.name !== 'graphics') {
    const end = chardevEnd(device, 'bind');
    return end && { at: end.at, address: end.name };
  }
  const listen = child(device, 'listen');
  const at = listen ? ((value(listen, 'type') ?? 'address') === 'address' ? attribute(listen, 'address') : undefined) : attribute(device, 'listen');
  return at && ['vnc', 'spice'].includes(value(device, 'type') ?? '') ? { at, address: at.value } : undefined;
}

/** IPv4 has one form; of IPv6 only what is written as the kernel writes it is certain to be another address. */
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

export default defineRule({
  id: 'listen-address-not-on-host',
  cause: 'gfx-listen-addr',
  profile: 'host',
  severity: 'warning',
  title: 'An address to listen at that the host does not have',
  why: 'A program can only listen at addresses of its own host. The XML often brings that of the host it comes from.',
  remedy: "Write 127.0.0.1 (reached through ssh), 0.0.0.0 for all, or <listen type='network'>, which takes the address of the network on each host.",
  witness: [{ source: 'qemu 7.2.0 util/qemu-sockets.c inet_listen_saddr', text: 'Failed to find an available port: %s' }, { source: 'Linux bind(2)', text: 'A nonexistent interface was requested or the requested address was not local.' }],
  drivers: ['qemu', 'kvm'],
  visits: ['graphics', ...TCP_DEVICES].map((device) => `domain/devices/${device}`),
  needs: ['addresses'],
  *check(device, { host: { addresses } }) {
    const own = listens(device);
    if (!own || !IPV4.test(own.address) || own.address === '0.0.0.0' || isLoopback(own.address) || addresses.includes(own.address)) return;
    yield { at: own.at, message: `${deviceName(device)} is to listen at ${own.address}, which is no address of this host now.` };
  },
  bad: [{ xml: "<graphics type='vnc' port='-1' «listen='192.0.2.99'»/>", host }, { xml: "<graphics type='spice' autoport='yes'><listen type='address' «address='198.51.100.1'»/></graphics>", host }],
  good: [{ xml: "<graphics type='vnc' port='-1' listen='192.0.2.10'/>", host }, { xml: "<graphics type='vnc' port='-1' listen='0.0.0.0'/>", host }, { xml: "<graphics type='vnc'><listen type='network' network='default'/></graphics>", host }],
});
