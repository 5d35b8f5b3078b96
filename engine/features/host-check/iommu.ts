import { isOlder } from '../../core/version.ts';
import type { HostFacts } from '../../facts/host-facts.ts';
import { isArm, isPower, isS390, type Look, type Looks, type Verdict } from './check.ts';
import { seenFlags } from './flags.ts';

/** What libvirt's tool says of the hardware, and what it sees; undefined where that cannot be told from here. */
function told({ architecture = '', hostCpu, iommu, hostDevices, versions }: HostFacts): { readonly verdict: Verdict; readonly message: string } | undefined {
  const flags = seenFlags(hostCpu?.flags ?? [], versions?.libvirt);
  const table = flags.includes('vmx') ? 'DMAR' : flags.includes('svm') ? 'IVRS' : undefined;
  if (table !== undefined) {
    if (iommu?.table === undefined) return undefined;
    return iommu.table === table ? { verdict: 'pass', message: `The firmware describes an IOMMU (ACPI table ${table}).` } : { verdict: 'warn', message: `The firmware has no ACPI table ${table}: the IOMMU is off there, or there is none.` };
  }
  if (isPower(architecture)) return { verdict: 'pass', message: 'POWER always has an IOMMU.' };
  if (isS390(architecture)) return { verdict: 'pass', message: (hostDevices?.pci ?? []).length > 0 ? 'There are PCI devices.' : 'No PCI device is online: none can be given away.' };
  // Whether that table has an SMMU only root can read.
  if (isArm(architecture) && !isOlder(versions?.libvirt, '9.3.0')) return iommu?.table === 'IORT' ? undefined : { verdict: 'warn', message: 'The firmware has no ACPI table IORT.' };
  return { verdict: 'warn', message: 'Neither the CPU’s flags nor the architecture tell whether there is an IOMMU.' };
}

/** Groups in the kernel prove an IOMMU, whatever the flags of the CPU are. */
export function* iommuLooks(facts: HostFacts): Looks {
  const { iommu, hostCpu, architecture } = facts;
  if (!iommu) return yield { code: 'host-iommu-absent', lacks: 'iommu' };
  if (architecture === undefined || !hostCpu?.flags) return yield { code: 'host-iommu-absent', lacks: architecture === undefined ? 'architecture' : 'hostCpu' };
  const said = told(facts);
  if (iommu.enabled && said?.verdict !== 'pass') {
    return yield* [
      { code: 'host-iommu-absent', verdict: 'pass', message: `The kernel has ${iommu.groups.length} IOMMU groups: there is an IOMMU.`, ...(said && { validate: said.verdict }) },
      { ...inKernel(facts), ...(said && { validate: 'silent' as const }) },
    ] satisfies Look[];
  }
  if (!said) return yield { code: 'host-iommu-absent', lacks: 'iommu' };
  yield { code: 'host-iommu-absent', ...said };
  if (said.verdict === 'pass' && iommu.kernelSupport !== false) yield inKernel(facts);
}

function inKernel({ iommu, hostCpu, kernel }: HostFacts): Look {
  const code = 'host-iommu-disabled';
  if (iommu?.enabled) return { code, verdict: 'pass', message: `The kernel has ${iommu.groups.length} IOMMU groups.` };
  const parameter = hostCpu?.flags?.includes('vmx') ? 'intel_iommu=on' : 'iommu=pt';
  const isSet = (kernel?.commandLine ?? '').split(/\s+/).includes(parameter);
  return { code, verdict: 'warn', message: `The kernel has no IOMMU groups${isSet ? `, although ${parameter} is on its command line` : ''}.` };
}
