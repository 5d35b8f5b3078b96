import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-dev-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU may not open the VFIO node of a device',
  match: [
    'ailed to open /dev/vfio/{node:path}: Permission denied',
    "ould not open '/dev/vfio/{node:quoted}': Permission denied",
    'annot open VFIO device /dev/vfio/{node:path}: Permission denied',
  ],
  message: 'QEMU may not open /dev/vfio/{node}.',
  why: 'The node belongs to root: a VM of qemu:///session or of <qemu:commandline> gets no rights from libvirt; a container needs the device, AppArmor and SELinux may forbid it.',
  remedy: 'Pass the device with <hostdev> through qemu:///system, or give the user the node with a udev rule (SUBSYSTEM=="vfio") and enough locked memory.',
  checks: [{ command: 'ls -lZ /dev/vfio' }, { command: 'ulimit -l' }],
  xml: [{ path: 'devices/hostdev/source/address' }],
  witness: { source: 'QEMU 7.2 hw/vfio/common.c vfio_get_group, vfio_connect_container; 10.0 through qemu_open (util/osdep.c); libvirt 12.8', text: "failed to open %s / Could not %s '%s' / cannot open VFIO device %1$s" },
  samples: [
    'qemu-system-x86_64: -device vfio-pci,host=0000:77:00.0: vfio 0000:77:00.0: failed to open /dev/vfio/77: Permission denied',
    "qemu-system-x86_64: -device vfio-pci,host=0000:77:00.0: vfio 0000:77:00.0: Could not open '/dev/vfio/77': Permission denied",
  ],
  nearMisses: ["qemu-system-x86_64: -device vfio-pci,host=0000:77:00.0: vfio 0000:77:00.0: Could not open '/dev/vfio/77': Device or resource busy"],
});
