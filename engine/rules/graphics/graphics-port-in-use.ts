import { taken } from '../../schema/domain/host-ports.ts';
import { isActive, isSelf } from '../../schema/domain/other-domains.ts';
import { count, deviceName, isYes } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [{ name: 'web', state: 'running', graphicsPorts: [5911] }], listeners: [{ address: '127.0.0.1', port: 5901 }, { address: '0.0.0.0', port: 5902 }, { address: '127.0.0.1', port: 5911 }, { address: '192.0.2.7', port: 5920 }] };

/** The address that it listens at, where the domain says so; else the one that libvirt has by default. */
function listenAddress(graphics: Element): string | undefined {
  const listen = child(graphics, 'listen');
  if (listen && (value(listen, 'type') ?? 'address') !== 'address') return undefined;
  return value(listen, 'address') ?? value(graphics, 'listen') ?? '127.0.0.1';
}

export default defineRule({
  id: 'graphics-port-in-use',
  cause: 'gfx-vnc-port-inuse',
  profile: 'host',
  severity: 'warning',
  title: 'A fixed port for the screen where another program listens',
  why: 'Only one program can listen at a port. QEMU does not start when the port of its VNC or SPICE server is taken.',
  remedy: "Let libvirt choose a free port: autoport='yes' without port. Or stop what listens there (ss -ltnp tells).",
  witness: [{ source: 'qemu 7.2.0 util/qemu-sockets.c inet_listen_saddr', text: 'Failed to find an available port: %s' }, { source: 'spice 0.15 server/reds.cpp reds_init_socket', text: 'binding socket to %s:%d failed' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@port', '@tlsPort'],
  visits: ['domain/devices/graphics'],
  needs: ['listeners', 'domains'],
  *check(graphics, { domain, host: { listeners, domains } }) {
    const address = listenAddress(graphics);
    const type = value(graphics, 'type');
    // The domain itself may be what listens; of other domains graphics-port-of-other-domain tells.
    if (isYes(graphics, 'autoport') || address === undefined || (type !== 'vnc' && type !== 'spice') || domains.some((d) => isSelf(domain, d) && isActive(d) !== false)) return;
    for (const name of ['port', 'tlsPort', 'websocket']) {
      const at = attribute(graphics, name);
      const port = count(graphics, name);
      const listener = port === undefined || port === 0 ? undefined : taken(listeners, address, port);
      if (at && listener && !domains.some((d) => d.graphicsPorts?.includes(listener.port) && isActive(d))) yield { at, message: `${deviceName(graphics)} is to listen at port ${listener.port}, where a program of the host listens now (${listener.address}).` };
    }
  },
  bad: [{ xml: "<graphics type='vnc' «port='5901'» autoport='no'/>", host }, { xml: "<graphics type='spice' «port='5902'» listen='192.0.2.9'/>", host }],
  good: [{ xml: "<graphics type='vnc' port='5903'/>", host }, { xml: "<graphics type='vnc' port='5901' autoport='yes'/>", host }, { xml: "<graphics type='vnc' port='5911'/>", host }, { xml: "<graphics type='vnc' port='5920' listen='127.0.0.1'/>", host }],
});
