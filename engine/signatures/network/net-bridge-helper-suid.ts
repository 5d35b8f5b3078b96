import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-helper-suid',
  category: 'network',
  severity: 'fatal',
  title: 'The bridge helper lacks its privilege',
  match: [
    'failed to create tun device: Operation not permitted',
    'failed to create tun device: Permission denied',
    'failed to open /dev/net/tun: Permission denied',
    'failed to open /dev/net/tun: Operation not permitted',
    "failed to add interface '{tap:quoted}' to bridge '{bridge:quoted}': Operation not permitted",
    "failed to set MTU of device '{tap:quoted}': Operation not permitted",
  ],
  message: 'qemu-bridge-helper could not create the tap device: it runs without the needed privilege.',
  why: 'The helper must be setuid root or carry cap_net_admin; a nosuid mount, a copy of the file or a hardened package took that away.',
  remedy: "Restore the packaged file's mode (for example chmod u+s on qemu-bridge-helper) or reinstall the package; do not run it from a nosuid file system.",
  checks: [
    { command: 'ls -l /usr/lib/qemu/qemu-bridge-helper /usr/libexec/qemu-bridge-helper' },
    { command: 'getcap /usr/lib/qemu/qemu-bridge-helper' },
    { command: 'findmnt -T /usr/lib/qemu', look: 'nosuid' },
  ],
  xml: [{ path: 'devices/interface/source/@bridge' }],
  witness: {
    source: 'QEMU 10.0 qemu-bridge-helper.c, main()',
    text: 'failed to create tun device: %s',
  },
  samples: [
    'failed to create tun device: Operation not permitted\nqemu-system-x86_64: -nic bridge,br=br7: bridge helper failed',
    'error: /usr/libexec/qemu-bridge-helper --br=br7: failed to communicate with bridge helper: stderr=failed to create tun device: Operation not permitted',
    "failed to add interface `tap4' to bridge `br7': Operation not permitted",
  ],
  nearMisses: [
    'failed to create tun device: Device or resource busy',
    'qemu-bridge-helper: access denied by acl file',
  ],
});
