import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-iommu-machine',
  category: 'configuration',
  severity: 'fatal',
  title: 'The virtual IOMMU does not fit the machine type',
  match: ['eim=on requires', 'intremap=on requires', "IOMMU device: '{model:quoted}' is only supported with", "IOMMU device: '{model:quoted}' is not supported with", 'IOMMU (eim|interrupt remapping|device IOTLB|caching mode) requires', "iommu model '{model:quoted}' can't have address"],
  message: 'The IOMMU of the VM is not possible on this machine type or with these options.',
  why: 'intel needs q35, smmuv3 the Arm virt machine, virtio a PCI machine; interrupt remapping needs the split I/O APIC.',
  remedy: "Use a machine that has it (q35 for intel), the model that belongs to the machine, or remove <iommu>.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//iommu | //os/type"' }],
  xml: [{ path: 'devices/iommu/@model' }, { path: 'devices/iommu' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefIOMMU', text: "IOMMU device: '%1$s' is only supported with Q35 machines" },
  samples: ["error: unsupported configuration: IOMMU device: 'intel' is only supported with Q35 machines", "error: unsupported configuration: IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')"],
  nearMisses: ["IOMMU device: found", "host doesn't support passthrough of host PCI devices"],
});
