import type { HostIommu } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

const LOOK = `cd /sys && ls -d kernel kernel/iommu_groups kernel/iommu_groups/*/devices/* firmware/acpi/tables firmware/acpi/tables/DMAR firmware/acpi/tables/IVRS firmware/acpi/tables/IORT 2> /dev/null; :`;

const TABLES = 'firmware/acpi/tables';
const FOLDER = 'kernel/iommu_groups';

export default defineProbe({
  id: 'iommu',
  title: 'IOMMU and its groups',
  why: 'Without an IOMMU no device can be given to a virtual machine; with one, devices go in groups.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 512 * 1024, seconds: 5 },
  quick: true,
  parse(stdout) {
    const lines = new Set(stdout.split('\n'));
    if (!lines.has('kernel')) return {};
    const groups = new Map<number, string[]>();
    for (const line of lines) {
      const match = /^kernel\/iommu_groups\/(\d{1,6})\/devices\/([\w:.@-]{1,64})$/.exec(line);
      if (match) groups.set(Number(match[1]), [...groups.get(Number(match[1])) ?? [], match[2]!]);
    }
    const table = (['DMAR', 'IVRS', 'IORT'] as const).find((name) => lines.has(`${TABLES}/${name}`));
    return {
      iommu: known<HostIommu>({
        enabled: groups.size > 0, kernelSupport: lines.has(FOLDER),
        groups: [...groups].sort(([a], [b]) => a - b).map(([id, devices]) => ({ id, devices: devices.sort() })),
        table: table ?? (lines.has(TABLES) ? 'none' : undefined),
      }),
    };
  },
  samples: [
    {
      stdout: `firmware/acpi/tables
firmware/acpi/tables/DMAR
kernel
kernel/iommu_groups
kernel/iommu_groups/0/devices/0000:00:00.0
kernel/iommu_groups/14/devices/0000:01:00.1
kernel/iommu_groups/14/devices/0000:01:00.0
`,
      facts: { iommu: { enabled: true, kernelSupport: true, groups: [{ id: 0, devices: ['0000:00:00.0'] }, { id: 14, devices: ['0000:01:00.0', '0000:01:00.1'] }], table: 'DMAR' } },
    },
    { stdout: 'firmware/acpi/tables\nkernel\nkernel/iommu_groups\n', facts: { iommu: { enabled: false, kernelSupport: true, groups: [], table: 'none' } } },
    { stdout: 'kernel\n', facts: { iommu: { enabled: false, kernelSupport: false, groups: [] } } },
    { stdout: '', facts: {} },
  ],
});
