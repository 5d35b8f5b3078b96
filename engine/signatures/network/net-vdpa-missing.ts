import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-vdpa-missing',
  category: 'network',
  severity: 'fatal',
  title: 'The vDPA device is not there',
  match: [
    "nable to open '{dev:quoted}' for vdpa device",
    'vhost-vdpa{what}: No such file or directory',
  ],
  message: 'The vDPA device of an interface cannot be opened.',
  why: 'The driver (mlx5_vdpa, vdpa_sim, ifcvf) is not loaded, the vdpa device was not created with vdpa dev add, or vhost_vdpa is not bound to it.',
  remedy: 'Load the driver and vhost_vdpa, create the device, and correct <source dev=>.',
  checks: [
    { command: 'ls -l /dev/vhost-vdpa-*' },
    { command: 'vdpa dev show' },
    { command: 'lsmod | grep vdpa' },
  ],
  xml: [{ path: 'devices/interface/source/@dev', equals: 'dev' }],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_command.c, qemuVDPAConnect()',
    text: "Unable to open '%1$s' for vdpa device",
  },
  samples: [
    "error: Unable to open '/dev/vhost-vdpa-3' for vdpa device: No such file or directory",
    "libvirtd[9]: Unable to open '/dev/vhost-vdpa-3' for vdpa device: Permission denied",
  ],
  nearMisses: [
    "error: Unable to open '/dev/vhost-net': No such file or directory",
    'vhost_vdpa: registered',
  ],
});
