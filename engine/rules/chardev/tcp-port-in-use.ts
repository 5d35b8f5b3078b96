import { chardevEnd, TCP_DEVICES, taken } from '../../schema/domain/host-ports.ts';
import { isActive, isSelf } from '../../schema/domain/other-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [], listeners: [{ address: '127.0.0.1', port: 4555 }] };
const serial = (service: string): string => `<serial type='tcp'><source mode='bind' host='127.0.0.1' ${service}/><protocol type='raw'/></serial>`;

export default defineRule({
  id: 'tcp-port-in-use',
  profile: 'host',
  severity: 'warning',
  title: 'A port for a console where another program listens',
  why: 'With mode bind QEMU is the server of the connection. Only one program can listen at a port.',
  remedy: 'Choose another port, or stop what listens there (ss -ltnp tells).',
  witness: [{ source: 'qemu 7.2.0 util/qemu-sockets.c inet_listen_saddr', text: 'Failed to find an available port: %s' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@service'],
  visits: TCP_DEVICES.map((device) => `domain/devices/${device}`),
  needs: ['listeners', 'domains'],
  *check(device, { domain, host: { listeners, domains } }) {
    const end = chardevEnd(device, 'bind');
    const listener = end && taken(listeners, end.name, end.port);
    if (listener && !domains.some((d) => isSelf(domain, d) && isActive(d) !== false)) yield { at: end.at, message: `${deviceName(device)} is to listen at port ${end.port}, where a program of the host listens now (${listener.address}).` };
  },
  bad: [{ xml: serial("«service='4555'»"), host }],
  good: [{ xml: serial("service='4556'"), host }, { xml: "<serial type='tcp'><source mode='connect' host='127.0.0.1' service='4555'/></serial>", host }],
});
