import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-vhost-vsock-nodev',
  category: 'driver',
  severity: 'fatal',
  title: "The host's vhost-vsock device is not available",
  match: ['unable to open vhost-vsock device', 'vhost-vsock: failed to open vhost device', '/dev/vhost-vsock: (No such file or directory|No such device)', "could not insert '(vhost_vsock|vhost-vsock|vsock){rest:quoted}': {error}", "/dev/vhost-vsock': (No such file or directory|No such device)", 'vhost-vsock: {what}: (No such file or directory|No such device)'],
  unless: ['Permission denied'],
  message: 'The VM has a vsock device, but /dev/vhost-vsock cannot be opened.',
  why: 'The module vhost_vsock is not loaded, or another transport (VMware, Hyper-V) has taken the place.',
  remedy: 'Load vhost_vsock on the host and give the device to the container; unload a conflicting vsock transport.',
  checks: [{ command: 'ls -l /dev/vhost-vsock' }, { command: 'lsmod', look: 'vsock' }, { command: 'modprobe vhost_vsock', changes: true }],
  xml: [{ path: 'devices/vsock' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_interface.c / qemu_command.c; QEMU hw/virtio/vhost-vsock.c', text: 'unable to open vhost-vsock device' },
  samples: ['error: unable to open vhost-vsock device: No such file or directory', "qemu-kvm: -device vhost-vsock-pci,guest-cid=9: vhost-vsock: failed to open vhost device: No such device"],
  nearMisses: ['vhost-vsock: unable to set guest cid: Address already in use', 'tap: open vhost char device failed: No such file or directory'],
});
