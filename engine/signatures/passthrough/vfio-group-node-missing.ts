import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-group-node-missing',
  category: 'passthrough',
  severity: 'fatal',
  title: "The VFIO node of the device's group is not there",
  match: ['(failed|Failed|unable|Unable) to open /dev/vfio/{node:path} No such (file or directory|device)', "open '/dev/vfio/{node:quoted}': No such (file or directory|device)", "Path '/dev/vfio/{node:quoted}' is not accessible: No such"],
  message: 'The device node of the IOMMU group under /dev/vfio does not exist.',
  why: 'The node appears when a device of the group is bound to vfio-pci with the IOMMU on; here it is not bound, or a container does not see the node.',
  remedy: "Bind the device to vfio-pci (managed='yes' lets libvirt do it), enable the IOMMU, and give /dev/vfio to the container.",
  checks: [{ command: 'ls -l /dev/vfio' }, { command: 'lspci -nnk -s BDF' }, { command: 'readlink /sys/bus/pci/devices/BDF/iommu_group' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/vfio/common.c vfio_get_group', text: 'failed to open %s' },
  samples: ['qemu-kvm: -device vfio-pci,host=0000:17:00.0: vfio 0000:17:00.0: failed to open /dev/vfio/33: No such file or directory', "error: Path '/dev/vfio/33' is not accessible: No such file or directory"],
  nearMisses: ['qemu-kvm: vfio 0000:17:00.0: failed to open /dev/vfio/33: Permission denied', 'failed to open /dev/video0: No such file or directory'],
});
