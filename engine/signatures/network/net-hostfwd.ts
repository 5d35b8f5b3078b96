import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-hostfwd',
  category: 'network',
  severity: 'fatal',
  title: 'A forwarded host port cannot be opened',
  match: [
    "ould not set up host forwarding rule '{rule:quoted}'",
    'ould not set up host forwarding rule',
  ],
  message: 'The port forwarding of user networking cannot be set up.',
  why: 'The host port is taken, or it is below 1024 and QEMU does not run as root.',
  remedy: 'Choose a free port above 1023, or stop the program that has the port.',
  checks: [{ command: 'ss -lntup' }],
  xml: [{ path: 'devices/interface/portForward' }],
  witness: {
    source: 'QEMU 10.0 net/slirp.c, slirp_hostfwd()',
    text: "Could not set up host forwarding rule '%s'",
  },
  samples: [
    "qemu-system-x86_64: -netdev user,id=u,hostfwd=tcp::22-:22: Could not set up host forwarding rule 'tcp::22-:22'",
    "vm: could not set up host forwarding rule 'udp:127.0.0.1:53-:53'",
  ],
  nearMisses: [
    'host forwarding rule for tcp 127.0.0.1:22 removed',
    "Invalid host forwarding rule 'x' (Bad syntax)",
  ],
});
