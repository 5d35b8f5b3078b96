import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-ssh-connect',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'SSH does not reach the host',
  match: ['ssh: connect to host {host:path} port {port:number}: {error}'],
  unless: ['Could not resolve hostname'],
  message: 'SSH to {host}, port {port}, failed: {error}',
  why: 'The host is off, another address is meant, sshd listens elsewhere, or a firewall is between. libvirt only passes on what ssh says.',
  remedy: 'Try ssh to that host by hand; put another port into the URI (qemu+ssh://host:2222/system) or into ~/.ssh/config.',
  checks: [{ command: 'ssh -v HOST true' }],
  witness: { source: 'libvirt src/rpc/virnetsocket.c virNetSocketReadWire passes on the error output of ssh; OpenSSH sshconnect.c (ssh 9.2p1)', text: 'ssh: connect to host %s port %s: %s' },
  samples: [
    'error: Cannot recv data: ssh: connect to host pear7 port 22: No route to host: Connection reset by peer',
    'error: End of file while reading data: ssh: connect to host pear7 port 2022: Connection refused: Input/output error',
  ],
  nearMisses: ['ssh: connected to host pear7 port 22'],
});
