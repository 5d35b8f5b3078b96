import { formatBytes, formatNumberSet } from '../core/quantities.ts';
import type { FactName, HostDomain, HostFacts, NumaCell } from '../facts/host-facts.ts';
import { isActive } from '../schema/domain/other-domains.ts';
import { summarySections, type SummarySection } from './host-summary-sections.ts';

/** What people want to see of a host at a glance: who sits where, and what there is. Sizes in KiB; texts are plain. */
export interface HostSummary {
  readonly name: string | undefined;
  /** Of the host as a whole. */
  readonly memory: MemoryUse;
  /** In the order of their numbers; one without a number when the host's nodes are not known. */
  readonly nodes: readonly NodeSummary[];
  /** Memory of running VMs that may lie on any node. */
  readonly floating: readonly Claim[];
  /** Running ones first, the largest first. */
  readonly guests: readonly GuestSummary[];
  /** VMs that were left out for their number. */
  readonly moreGuests: number;
  readonly sections: readonly SummarySection[];
  /** What is worth a second look. */
  readonly notes: readonly string[];
  /** Names of what is not known. */
  readonly unknown: readonly string[];
}

export interface MemoryUse {
  readonly totalKiB?: number;
  /** What is not free. */
  readonly usedKiB?: number;
  /** What running VMs may take, whether they have touched it or not. */
  readonly claimedKiB: number;
}

const MAX_GUESTS = 500;
const MAX_CLAIMS = 40;
const MAX_NODES = 64;
const MAX_CPUS = 1024;

/** A part of a node's memory that a running VM may take; a VM that is bound to several nodes is taken to use them evenly. */
export interface Claim {
  readonly guest: string;
  readonly kib: number;
}

export interface NodeSummary extends MemoryUse {
  readonly id?: number;
  readonly claims: readonly Claim[];
  readonly cpus: readonly CpuSummary[];
  /** Larger than the ordinary ones only. */
  readonly hugePages: readonly { readonly sizeKiB: number; readonly total: number; readonly free?: number }[];
}

export interface CpuSummary {
  readonly id: number;
  /** Undefined when it is not known. */
  readonly online: boolean | undefined;
  readonly isolated: boolean;
  /** Running VMs that are bound to it, maybe among others. */
  readonly pinned: readonly string[];
}

export interface GuestSummary {
  readonly name: string;
  readonly state: string;
  readonly running: boolean;
  readonly memoryKiB?: number;
  readonly vcpus?: number;
  /** Sets as libvirt writes them; undefined when it may be anywhere. */
  readonly nodes?: string;
  readonly cpus?: string;
}

/** Total: any facts give a summary. */
export function hostSummary(facts: HostFacts): HostSummary {
  const domains = facts.domains ?? [];
  const running = domains.filter((domain) => isActive(domain));
  const cells = cellsOf(facts);
  const known = knownOf(facts, running);
  const nodes = cells.map((cell) => nodeOf(cell, cells.length, running, known));
  return {
    name: facts.hostname,
    memory: { ...memoryOf(facts.memory?.totalKiB, facts.memory?.availableKiB ?? facts.memory?.freeKiB), claimedKiB: sum(running.map(claimed)) },
    nodes,
    floating: cells.length > 1 ? fewer(claimsOf(running.filter(({ nodes: bound }) => !bound))) : [],
    moreGuests: Math.max(domains.length - MAX_GUESTS, 0),
    guests: domains.map(guestOf).sort((a, b) => Number(b.running) - Number(a.running) || (b.memoryKiB ?? 0) - (a.memoryKiB ?? 0) || (a.name < b.name ? -1 : 1)).slice(0, MAX_GUESTS),
    sections: summarySections(facts),
    notes: notesOf(facts, nodes, running),
    unknown: Object.entries(TITLES).filter(([name]) => facts[name as FactName] === undefined).map(([, title]) => title),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const claimed = ({ memoryKiB = 0 }: HostDomain): number => memoryKiB;

const memoryOf = (totalKiB: number | undefined, freeKiB: number | undefined): Omit<MemoryUse, 'claimedKiB'> => ({
  ...(totalKiB !== undefined && { totalKiB }), ...(totalKiB !== undefined && freeKiB !== undefined && { usedKiB: Math.max(totalKiB - freeKiB, 0) }),
});

/** A host whose nodes are not known is shown as one. */
function cellsOf({ numaCells, cpus, memory }: HostFacts): readonly (Omit<NumaCell, 'id'> & { readonly id?: number })[] {
  if (numaCells && numaCells.length > 0) return [...numaCells].sort((a, b) => a.id - b.id).slice(0, MAX_NODES);
  if (!cpus && !memory) return [];
  return [{ cpus: cpus?.present ?? [], ...(memory && { memoryKiB: memory.totalKiB }), ...(memory?.freeKiB !== undefined && { freeKiB: memory.freeKiB }) }];
}

function nodeOf({ id, memoryKiB, freeKiB, cpus, pages = [] }: ReturnType<typeof cellsOf>[number], count: number, running: readonly HostDomain[], known: KnownCpus): NodeSummary {
  const here = running.filter(({ nodes }) => (nodes ? id === undefined || nodes.includes(id) : count === 1));
  return {
    ...(id !== undefined && { id }),
    ...memoryOf(memoryKiB, freeKiB),
    claims: fewer(claimsOf(here)),
    claimedKiB: sum(here.map(share)),
    cpus: cpusOf(cpus, known),
    hugePages: pages.filter(({ sizeKiB, total }) => sizeKiB > ORDINARY_PAGE_KIB && total > 0),
  };
}

/** The largest page that is an ordinary one somewhere (ARM and POWER have 64 KiB). */
const ORDINARY_PAGE_KIB = 64;

const share = (domain: HostDomain): number => Math.ceil(claimed(domain) / Math.max(domain.nodes?.length ?? 1, 1));

const claimsOf = (domains: readonly HostDomain[]): Claim[] => domains.map((domain) => ({ guest: domain.name, kib: share(domain) })).filter(({ kib }) => kib > 0).sort((a, b) => b.kib - a.kib);

/** The smallest ones as one. */
function fewer(claims: readonly Claim[]): readonly Claim[] {
  const rest = claims.slice(MAX_CLAIMS);
  return rest.length === 0 ? claims : [...claims.slice(0, MAX_CLAIMS), { guest: `${rest.length} more VMs`, kib: sum(rest.map(({ kib }) => kib)) }];
}

interface KnownCpus {
  readonly online: ReadonlySet<number> | undefined;
  readonly isolated: ReadonlySet<number>;
  readonly pinned: ReadonlyMap<number, readonly string[]>;
}

function knownOf({ cpus }: HostFacts, running: readonly HostDomain[]): KnownCpus {
  const pinned = new Map<number, string[]>();
  for (const { name, pinnedCpus = [] } of running) {
    for (const cpu of pinnedCpus) {
      const names = pinned.get(cpu);
      if (names) names.push(name);
      else pinned.set(cpu, [name]);
    }
  }
  return { online: cpus && new Set(cpus.online), isolated: new Set(cpus?.isolated), pinned };
}

const cpusOf = (numbers: readonly number[], { online, isolated, pinned }: KnownCpus): CpuSummary[] =>
  [...numbers].sort((a, b) => a - b).slice(0, MAX_CPUS).map((id) => ({ id, online: online?.has(id), isolated: isolated.has(id), pinned: pinned.get(id) ?? [] }));

const guestOf = (domain: HostDomain): GuestSummary => ({
  name: domain.name,
  state: domain.state ?? 'unknown',
  running: isActive(domain) === true,
  ...(domain.memoryKiB !== undefined && { memoryKiB: domain.memoryKiB }),
  ...(domain.vcpus !== undefined && { vcpus: domain.vcpus }),
  ...(domain.nodes && { nodes: formatNumberSet(domain.nodes) }),
  ...(domain.pinnedCpus && { cpus: formatNumberSet(domain.pinnedCpus) }),
});

/** `1.5 GiB`. */
export const formatKiB = (kib: number): string => formatBytes(BigInt(Math.max(Math.round(kib), 0)) * 1024n);

const MAX_NAMED = 3;
const named = (names: readonly string[]): string => (names.length > MAX_NAMED ? `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} more` : names.join(', '));

function notesOf(facts: HostFacts, nodes: readonly NodeSummary[], running: readonly HostDomain[]): string[] {
  const total = facts.memory?.totalKiB;
  const all = sum(running.map(claimed));
  const ids = new Set(facts.numaCells?.map(({ id }) => id));
  const shared = nodes.flatMap(({ cpus }) => cpus).filter(({ pinned }) => pinned.length > 1);
  return [
    ...(total !== undefined && all > total ? [`The running VMs may take ${formatKiB(all)}, the host has ${formatKiB(total)}.`] : []),
    ...nodes.flatMap(({ id, claimedKiB, totalKiB }) => (id !== undefined && nodes.length > 1 && totalKiB !== undefined && claimedKiB > totalKiB ? [`VMs that are bound to node ${id} may take ${formatKiB(claimedKiB)}, the node has ${formatKiB(totalKiB)}.`] : [])),
    ...(facts.numaCells ? running.flatMap(({ name, nodes: bound = [] }) => bound.filter((id) => !ids.has(id)).slice(0, 1).map((id) => `${name} is bound to node ${id}, which the host does not have.`)) : []),
    ...(shared.length > 0 ? [`CPU ${formatNumberSet(shared.map(({ id }) => id))}: more than one running VM is bound to ${shared.length > 1 ? 'each' : 'it'} (${named([...new Set(shared.flatMap(({ pinned }) => pinned))])}).`] : []),
  ];
}

/** What each fact is called when it is not known. Facts that belong to one VM are asked with it, so a host that lacks them lacks nothing. */
const TITLES: Readonly<Partial<Record<FactName, string>>> = {
  kernel: 'the kernel', versions: 'versions of libvirt and QEMU', memory: 'memory', numaCells: 'NUMA nodes', cpus: 'CPUs', kvm: 'KVM', hostCpu: 'CPU model', guests: 'machine types', domains: 'VMs', networks: 'networks',
  pools: 'storage pools', hostDevices: 'devices that VMs may be given', interfaces: 'network interfaces', security: 'security drivers', iommu: 'the IOMMU', firmware: 'firmware of VMs', fileSystems: 'file systems', storage: 'health of storage',
  cgroups: 'cgroups', firmwareSwitches: 'switches of the firmware',
};
