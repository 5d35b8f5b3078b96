import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-listen-sockets',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'libvirtd --listen and socket activation exclude each other',
  match: ['--listen parameter not permitted with systemd activation sockets'],
  message: 'libvirtd was started with --listen while systemd holds its sockets.',
  why: 'Since 5.6 systemd opens the sockets of libvirtd; an old --listen in LIBVIRTD_ARGS (/etc/sysconfig/libvirtd, /etc/default/libvirtd) stayed.',
  remedy: 'Take --listen out and enable libvirtd-tcp.socket or libvirtd-tls.socket; or mask all libvirtd sockets.',
  checks: [{ command: 'grep -r listen /etc/sysconfig/libvirtd /etc/default/libvirtd' }, { command: 'systemctl list-units libvirtd*.socket' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/remote/remote_daemon.c daemonSetupNetworking', text: "--listen parameter not permitted with systemd activation sockets, see 'man libvirtd' for further guidance" },
  samples: ["libvirtd[777]: --listen parameter not permitted with systemd activation sockets, see 'man libvirtd' for further guidance"],
  nearMisses: ['libvirtd[777]: listening on systemd activation sockets'],
});
