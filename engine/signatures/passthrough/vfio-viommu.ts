import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-viommu',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The virtual IOMMU does not go with a passed-through device',
  match: [
    'without enabling caching-mode=on for Intel IOMMU',
    'need to set caching-mode=on for intel-iommu',
    'requires (caching mode|device IOTLB mode)',
    'requires iommu notifier which is not currently supported',
    'aw-bits {guest:number} > host aw-bits',
    'Snoop Control with vhost or VFIO is not supported',
  ],
  message: 'A device of the host and the virtual IOMMU of the VM do not fit together.',
  why: 'With an Intel vIOMMU, VFIO and vhost see the mappings of the guest only in caching mode; the AMD one (before QEMU 10) has no such notice; its address width must not pass that of the host.',
  remedy: "Set <driver caching_mode='on'/> (with vhost also iotlb='on') in <iommu>, a smaller aw_bits, or take <iommu> away.",
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'journalctl -k -g DMAR' }],
  xml: [{ path: 'devices/iommu/driver' }, { path: 'devices/iommu' }],
  witness: { source: 'QEMU 7.2 and 10.0 hw/i386/pc.c, intel_iommu.c, amd_iommu.c', text: 'Device assignment is not allowed without enabling caching-mode=on for Intel IOMMU. / aw-bits %d > host aw-bits %d' },
  samples: [
    'qemu-system-x86_64: -device vfio-pci,host=0000:77:00.0: Device assignment is not allowed without enabling caching-mode=on for Intel IOMMU.',
    'qemu-system-x86_64: -device vfio-pci,host=0000:77:00.0: vfio 0000:77:00.0: Failed to set vIOMMU: aw-bits 48 > host aw-bits 39',
  ],
  nearMisses: ['intel-iommu: caching-mode=on'],
});
