import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-iommu-boot',
  category: 'passthrough',
  severity: 'benign',
  title: 'IOMMU sets itself up at boot',
  match: ['AMD-Vi: (IOMMU performance counters|Extended features|Interrupt remapping enabled|Virtual APIC enabled|Found IOMMU|AMD IOMMUv2|X2APIC enabled|Lazy IO)', 'DMAR: (IOMMU enabled|Host address width|DRHD base|RMRR base|ATSR|dmar{n:number}: |Intel\\(R\\) Virtualization Technology for Directed I/O|No ATSR|No SATC|IOMMU feature|Setting identity map)', 'DMAR-IR: (Enabled|IOAPIC|HPET|Queued)', ': Adding to iommu group {group:number}', 'iommu: Default domain type'],
  message: 'The kernel switches the IOMMU on and groups devices.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/iommu/amd/init.c and drivers/iommu/intel', text: 'IOMMU performance counters supported' },
  samples: ['[    0.2] DMAR: IOMMU enabled', '[    0.5] pci 0000:00:1f.3: Adding to iommu group 9'],
  nearMisses: ['[  9.9] DMAR: DRHD: handling fault status reg 2', 'AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x0 flags=0x0000]'],
});
