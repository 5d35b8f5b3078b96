import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-kernel-amd-iommu-on',
  category: 'configuration',
  severity: 'degraded',
  title: "amd_iommu=on is no kernel parameter value",
  match: ["AMD-Vi: Unknown option - '{option:quoted}'", "AMD-Vi: Unknown option"],
  message: 'A value given for amd_iommu on the kernel command line does not exist; the kernel ignores it.',
  why: 'The AMD IOMMU is on by default once the firmware enables it; only off, fullflush, force_isolation and the like are values.',
  remedy: 'Drop amd_iommu=on; iommu=pt may stay. Enable the IOMMU in the firmware setup when it is missing.',
  checks: [{ command: 'cat /proc/cmdline' }, { command: 'journalctl -k -g AMD-Vi' }],
  witness: { source: 'Linux, drivers/iommu/amd/init.c parse_amd_iommu_options', text: "Unknown option - '%s'" },
  samples: ["[    0.03] AMD-Vi: Unknown option - 'on'", "kernel: AMD-Vi: Unknown option - 'pt'"],
  nearMisses: ['AMD-Vi: Interrupt remapping enabled', 'Unknown option'],
});
