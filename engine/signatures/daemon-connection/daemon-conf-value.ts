import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-conf-value',
  category: 'daemon/connection',
  severity: 'fatal',
  title: "A value in a configuration file of the daemon is of the wrong kind",
  match: [
    "{file:path}: expected a (string|string list|signed integer|unsigned integer) for '{setting:quoted}' parameter",
    "{file:path}: expected a string list for '{setting:quoted}' parameter",
    "{file:path}: expected (a|an) {kind} for '{setting:quoted}' parameter",
    "{file:path}: value for '{setting:quoted}' parameter must be {kind}",
  ],
  message: 'The daemon does not take the value of {setting} in {file}.',
  why: 'A word without quotes, a number in quotes, or one word where a list in brackets is due: the driver that reads the file does not start.',
  remedy: 'Correct the value as the comment above it in the file shows, then start the daemon again.',
  checks: [{ command: "grep -nv -E '^(#|$)' /etc/libvirt/*.conf", look: 'what is set, and in which form' }, { command: 'journalctl -u libvirtd -u virtqemud -b' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virconf.c, virConfGetValueString() and its siblings', text: "%1$s: expected a string for '%2$s' parameter" },
  samples: [
    "libvirtd: internal error: /etc/libvirt/qemu.conf: expected a string for 'spice_listen' parameter",
    "error : virConfGetValueUInt:1094 : internal error: /etc/libvirt/libvirtd.conf: expected an unsigned integer for 'max_clients' parameter",
  ],
  nearMisses: ["/etc/libvirt/qemu.conf:12: expecting a value", "expected a string for 'x' parameter"],
});
