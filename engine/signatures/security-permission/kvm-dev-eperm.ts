import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-dev-eperm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'A policy forbids /dev/kvm',
  match: [
    'ould not access KVM kernel module: Operation not permitted',
    'failed to initialize (kvm|KVM): Operation not permitted',
    '/dev/kvm{what}Operation not permitted',
  ],
  message: '/dev/kvm is there, but a device policy forbids to use it.',
  why: 'A container or control group does not list the device (10:232).',
  remedy: 'Allow it: --device /dev/kvm for containers, devices of the unit, or cgroup_device_acl in qemu.conf.',
  checks: [
    { command: 'ls -l /dev/kvm' },
    { command: 'cat /proc/self/cgroup' },
    { command: 'grep -A4 cgroup_device_acl /etc/libvirt/qemu.conf' },
  ],
  xml: [{ path: '@type' }],
  yieldsTo: [
    'sev-fw-init',
    'sev-snp-launch',
    'sev-unsupported',
  ],
  witness: {
    source: 'QEMU 10.0 accel/kvm/kvm-all.c, kvm_init(), with strerror(EPERM)',
    text: 'Could not access KVM kernel module: %m',
  },
  samples: [
    'Could not access KVM kernel module: Operation not permitted\nqemu-system-x86_64: failed to initialize KVM: Operation not permitted',
    'qemu-kvm: -accel kvm: failed to initialize kvm: Operation not permitted',
  ],
  nearMisses: [
    'qemu-kvm: -accel kvm: failed to initialize kvm: Permission denied',
    'Could not access KVM kernel module: Permission denied',
  ],
});
