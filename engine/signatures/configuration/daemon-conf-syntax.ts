import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-conf-syntax',
  category: 'configuration',
  severity: 'fatal',
  title: "A configuration file of the daemon has a syntax error",
  match: ['configuration file syntax error', "Can't load config file"],
  message: 'A configuration file of libvirt cannot be read because of a syntax error.',
  why: 'Lines are name = value, strings in quotes, lists in brackets; the daemon (or its driver) does not start otherwise.',
  remedy: 'Go to the file and line of the message, correct or comment it, and start the daemon again.',
  checks: [{ command: 'sed -n LINEp FILE' }, { command: 'systemctl status virtqemud libvirtd' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virconf.c virConfErrorHelper, src/util/virerror.c', text: 'configuration file syntax error: %1$s' },
  samples: ["libvirtd[700]: configuration file syntax error: /etc/libvirt/qemu.conf:612: expecting a value", "error : main:900 : Can't load config file: configuration file syntax error: /etc/libvirt/virtqemud.conf:3: expecting an assignment: /etc/libvirt/virtqemud.conf"],
  nearMisses: ['dnsmasq: bad option at line 3 of /etc/dnsmasq.conf', 'config file loaded'],
});
