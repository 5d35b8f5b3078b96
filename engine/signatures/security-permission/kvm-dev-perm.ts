import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-dev-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The user may not open /dev/kvm',
  match: [
    'ould not access KVM kernel module: Permission denied',
    'failed to initialize (kvm|KVM): Permission denied',
    '/dev/kvm{what}ermission denied',
  ],
  message: '/dev/kvm may not be opened by the user that runs QEMU.',
  why: "The device belongs to group kvm (mode 0660); the user is not in it, or logged in before being added. libvirt's QEMU user needs access as well.",
  remedy: 'Add the user to group kvm (usermod -aG kvm USER) and log in again; for libvirt check user and group in qemu.conf. Do not make the device world-writable.',
  checks: [
    { command: 'ls -l /dev/kvm' },
    { command: 'id' },
    { command: 'getfacl /dev/kvm' },
  ],
  xml: [{ path: '@type' }],
  witness: {
    source: 'QEMU 10.0 accel/kvm/kvm-all.c, kvm_init()',
    text: 'Could not access KVM kernel module: %m / failed to initialize kvm: %s',
  },
  samples: [
    'Could not access KVM kernel module: Permission denied\nqemu-system-x86_64: -accel kvm: failed to initialize kvm: Permission denied',
    'libvirtd[2]: internal error: process exited while connecting to monitor: Could not access KVM kernel module: Permission denied',
    'kvm-ok: /dev/kvm: Permission denied',
  ],
  nearMisses: [
    'Could not access KVM kernel module: No such file or directory',
    'failed to initialize KVM: Operation not permitted',
  ],
});
