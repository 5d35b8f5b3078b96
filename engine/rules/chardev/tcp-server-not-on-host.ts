import { chardevEnd, diskServer, isLoopback, isServed, TCP_DEVICES } from '../../schema/domain/host-ports.ts';
import { isActive, isSelf } from '../../schema/domain/other-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [{ name: 'runs', state: 'running' }], listeners: [{ address: '127.0.0.1', port: 10809 }, { address: '::', port: 22 }] };
const disk = (server: string): string => `<disk type='network'><driver name='qemu' type='raw'/><source protocol='nbd' name='a'>${server}</source><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'tcp-server-not-on-host',
  cause: 'chr-connect-refused',
  profile: 'host',
  severity: 'warning',
  title: 'A server of the host to connect to that does not listen now',
  why: 'QEMU connects when the guest starts, and gives up when nobody listens at the address. Only addresses by which the host means itself are looked at.',
  remedy: 'Start the server first (qemu-nbd, egd, the other end of the console), or correct the port.',
  witness: [{ source: 'qemu 7.2.0 util/qemu-sockets.c inet_connect_addr', text: "Failed to connect to '%s:%s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['host', '@service'],
  visits: ['disk', ...TCP_DEVICES].map((device) => `domain/devices/${device}`),
  needs: ['listeners', 'domains'],
  *check(device, { domain, host: { listeners, domains } }) {
    // A server may take one guest and listen no more.
    if (domains.some((d) => isSelf(domain, d) && isActive(d) !== false)) return;
    const end = device.name === 'disk' ? diskServer(device) : chardevEnd(device, 'connect');
    if (end && isLoopback(end.name) && !isServed(listeners, end.name, end.port)) yield { at: end.at, message: `${deviceName(device)} is to connect to ${end.name} at port ${end.port}, where nobody listens now.` };
  },
  bad: [
    { xml: disk("«<host name='localhost' port='10810'/>»"), host },
    { xml: "<rng model='virtio'><backend model='egd' type='tcp'><source mode='connect' host='127.0.0.1' «service='8000'»/></backend></rng>", host },
  ],
  good: [
    { xml: `<domain type='kvm'><name>runs</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices>${disk("<host name='localhost' port='10810'/>")}</devices></domain>`, host },
    { xml: disk("<host name='localhost'/>"), host }, { xml: disk("<host name='192.0.2.1' port='10810'/>"), host }, { xml: disk("<host name='127.0.0.1' port='22'/>"), host },
    { xml: "<serial type='tcp'><source mode='bind' host='127.0.0.1' service='8000'/></serial>", host },
    { xml: "<serial type='tcp'><source mode='connect' host='127.0.0.1' service='8000'><reconnect enabled='yes' timeout='5'/></source></serial>", host },
  ],
});
