import type { ElementSpec, EnumValue } from '../../element-spec.ts';
import { channelSourceSeclabel, clipboard, mouse } from './shared.ts';
import { absFilePath, anyText, onOff, oneOf, unsignedInt, yesNo } from './values.ts';

/** What a character device may be connected to on the host (virDomainChrType). */
export const hostEnds = {
  dev: 'A character device of the host.',
  pipe: 'A named pipe of the host.',
  unix: 'A UNIX socket on the host, at `path`; `mode` says who opens it.',
  tcp: 'A TCP connection to `host` and `service`; unencrypted unless `tls` is on.',
  udp: 'UDP packets to one address and from another.',
  null: 'Nothing: output is dropped, input never comes.',
  stdio: 'The hypervisor\'s own input and output.',
  vc: 'A virtual console of QEMU.',
  pty: 'A pseudo terminal of the host, which `virsh console` opens.',
  spicevmc: 'A channel of the SPICE client.',
  spiceport: { doc: 'A port that the SPICE client opens by name.', since: '1.2.2' },
  nmdm: { doc: 'FreeBSD\'s null modem.', since: '1.2.4' },
  'qemu-vdagent': { doc: 'QEMU\'s own clipboard agent.', since: '8.4.0' },
  dbus: 'A D-Bus interface that local programs talk to.',
  file: 'A file of the host, write only.',
} as const satisfies Readonly<Record<string, EnumValue>>;
export const hostEnd = oneOf(hostEnds);

export const log: ElementSpec = {
  doc: 'A file that everything is written to as well.',
  since: '1.3.3',
  attributes: {
    file: { doc: 'The file\'s absolute path.', value: absFilePath, required: true, unchecked: true },
    append: { doc: 'Whether the file goes on at its end instead of anew at each start.', value: onOff },
  },
};

export const protocol: ElementSpec = {
  doc: 'What is spoken over TCP.',
  attributes: {
    type: { doc: 'How bytes go over the TCP connection: plain, or wrapped for a telnet client or TLS.', value: oneOf({
      raw: 'Plain bytes.',
      telnet: 'The Telnet protocol with its negotiation, for telnet clients.',
      telnets: 'Telnet over TLS; not with QEMU.',
      tls: 'TLS; not with QEMU, which has `tls` in <source>.',
    }), default: 'raw' },
  },
};

export const reconnect: ElementSpec = {
  doc: 'Whether a broken connection is made anew. For connections that QEMU opens itself (mode connect).',
  since: '3.7.0',
  attributes: {
    enabled: { doc: 'Whether a lost connection is tried again; without it the device stays dead.', value: yesNo },
    timeout: { doc: 'The seconds between two tries.', value: unsignedInt, when: { '@enabled': ['no', 'yes'] } },
    delay: { doc: 'For NBD: the seconds for which requests wait for a new connection; after that they fail.', value: unsignedInt, since: '9.2.0', required: true, when: { '@enabled': [''] }, unchecked: true },
  },
};

export const channelSource: ElementSpec = {
  doc: 'What is at the host\'s end; what belongs here follows from the device\'s `type`.',
  attributes: {
    mode: { doc: 'Which end of the connection QEMU is.', value: anyText },
    path: { doc: 'The path of the device, file, pipe, socket or terminal on the host; libvirt makes one up for the guest agent.', value: anyText },
    host: { doc: 'The other end\'s name or address.', value: anyText },
    service: { doc: 'The TCP or UDP port.', value: anyText },
    channel: { doc: 'The name of the SPICE port.', value: anyText },
    master: { doc: 'The guest\'s end of a null modem.', value: anyText },
    slave: { doc: 'The other end of a null modem.', value: anyText },
    append: { doc: 'Whether the file goes on at its end instead of anew.', value: onOff, since: '1.3.1' },
    tls: { doc: 'Whether a TCP connection is encrypted; qemu.conf names the certificates.', value: yesNo },
  },
  children: {
    clipboard: { spec: clipboard },
    mouse: { spec: mouse },
    reconnect: { spec: reconnect },
    seclabel: { spec: channelSourceSeclabel, many: true },
  },
};
