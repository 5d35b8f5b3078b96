import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-dnsmasq-missing',
  category: 'network',
  severity: 'fatal',
  title: 'dnsmasq is not installed',
  match: [
    "nable to find 'dnsmasq' binary",
    'annot check dnsmasq binary {path:path}: No such file or directory',
    "annot find 'dnsmasq' in path",
    'cannot execute binary {path:path}dnsmasq: No such file or directory',
  ],
  message: 'libvirt does not find dnsmasq, so a virtual network with DHCP or DNS cannot start.',
  why: 'NAT and routed networks run a dnsmasq of their own; the program is not installed.',
  remedy: 'Install dnsmasq (Debian, Ubuntu: dnsmasq-base, which starts no system-wide service) and restart the daemon.',
  checks: [{ command: 'command -v dnsmasq' }],
  witness: {
    source: 'libvirt 11.3 src/util/virdnsmasq.c, dnsmasqCapsNewFromBinary()',
    text: "Unable to find 'dnsmasq' binary in $PATH / Cannot check dnsmasq binary %1$s",
  },
  samples: [
    "error: Unable to find 'dnsmasq' binary in $PATH: No such file or directory",
    'virtnetworkd[66]: Cannot check dnsmasq binary /usr/bin/dnsmasq: No such file or directory',
    'libvirt:  error : cannot execute binary /usr/sbin/dnsmasq: No such file or directory',
  ],
  nearMisses: [
    'error: internal error: Child process (/usr/sbin/dnsmasq --x) unexpected exit status 2',
    "error: Cannot find 'swtpm' in path",
  ],
});
