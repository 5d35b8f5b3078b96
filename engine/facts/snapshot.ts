import type { FactName, HostFacts } from './host-facts.ts';
import { boolean, list, map, number, object, oneOf, type Shape, string } from './shape.ts';

/** Raised when an older virt-doctor would misread a newer snapshot. */
const VERSION = 1;

/** Where a snapshot comes from; plain texts for people. */
export interface SnapshotOrigin {
  readonly host?: string;
  /** When it was taken, as ISO 8601. */
  readonly takenAt?: string;
  /** Names in it are not the host's own. */
  readonly pseudonyms?: boolean;
}

export type SnapshotReading =
  | {
    readonly ok: true;
    /** What XML may be judged by: where names are not the host's own, none of what goes by names. */
    readonly facts: HostFacts;
    readonly origin: SnapshotOrigin;
    /** All facts, as they are written; only where `facts` lacks some of them. */
    readonly written?: HostFacts;
  }
  | { readonly ok: false; readonly problem: string };

const numbers = list(number);
const strings = list(string);
const FIRMWARE_FILE = object({ path: string }, { format: string, exists: boolean });

/** One shape for each fact; the type sees to it that none is forgotten. */
const FACTS: Readonly<Record<FactName, Shape>> = {
  hostname: string,
  architecture: string,
  kernel: object({ release: string }, { commandLine: string }),
  versions: object({}, { libvirt: string, qemu: string }),
  memory: object({ totalKiB: number }, {
    freeKiB: number, availableKiB: number, swapTotalKiB: number, swapFreeKiB: number, overcommit: oneOf('heuristic', 'always', 'never'), commitLimitKiB: number, committedKiB: number,
    hugePages: object({ sizeKiB: number, total: number, free: number }),
  }),
  numaCells: list(object({ id: number, cpus: numbers }, {
    memoryKiB: number, freeKiB: number, pages: list(object({ sizeKiB: number, total: number }, { free: number })), distances: list(object({ cell: number, value: number })),
  })),
  cpus: object({ present: numbers, online: numbers }, { isolated: numbers }),
  kvm: object({}, {
    device: oneOf('present', 'absent'), mode: string, owner: string, group: string, module: oneOf('kvm_intel', 'kvm_amd', 'kvm', 'none'), nested: boolean, cpuFlag: oneOf('vmx', 'svm', 'none'), offered: boolean,
  }),
  hostCpu: object({}, { arch: string, model: string, vendor: string, features: strings, flags: strings, tsc: object({ frequencyHz: number }, { scaling: boolean }) }),
  guests: list(object({ osType: string, arch: string, domainTypes: strings, machines: list(object({ name: string }, { canonical: string, maxCpus: number, deprecated: boolean })) }, { emulator: string })),
  domainCapabilities: list(object({ emulator: string, domainType: string, machine: string, arch: string, values: map(strings), features: map(boolean) }, {
    maxVcpus: number, firmware: strings, loaderPaths: strings, cpuModes: map(boolean), cpuModels: list(object({ name: string }, { usable: boolean, blockers: strings })), hyperv: strings,
  })),
  domains: list(object({ name: string }, {
    uuid: string, state: string, memoryKiB: number, vcpus: number, macs: strings, disks: strings, sharedDisks: strings, graphicsPorts: numbers, type: string, arch: string, machine: string, emulator: string,
    pci: strings, usb: list(object({}, { vendor: string, product: string, bus: number, device: number })), mediated: strings, nvram: string, pinnedCpus: numbers, nodes: numbers, memoryMode: string,
    hugePagesKiB: numbers, networks: strings, bridges: strings,
  })),
  networks: list(object({ name: string, active: boolean }, { autostart: boolean, persistent: boolean, bridge: string, uuid: string, forward: string, portgroups: strings, virtualPort: string, limitsInbound: boolean })),
  pools: list(object({ name: string, active: boolean }, { path: string, uuid: string, type: string, autostart: boolean, capacityBytes: number, availableBytes: number })),
  volumes: list(object({ pool: string, name: string, path: string })),
  hostDevices: object({
    pci: list(object({ address: string, vendor: string, device: string, class: string }, {
      driver: string, iommuGroup: number, numaNode: number, bridge: boolean, physicalFunction: string, virtualFunctions: object({ total: number, active: number }),
      mdevTypes: list(object({ id: string }, { name: string, available: number, api: string })),
    })),
    usb: list(object({ bus: number, device: number, vendor: string, product: string }, { name: string })),
    mediated: list(object({ uuid: string }, { type: string, parent: string })),
  }, { scsi: list(object({ address: string }, { type: number, vendor: string, model: string })) }),
  interfaces: list(object({ name: string, bridge: boolean }, { up: boolean, mac: string, master: string, kind: string, mtu: number })),
  images: list(object({ path: string, exists: boolean }, {
    type: oneOf('file', 'directory', 'block', 'character', 'socket', 'fifo', 'other'), sizeBytes: number, owner: string, group: string, mode: string, target: string, format: string, virtualSizeBytes: number, backing: string, backingFormatKnown: boolean,
    incompatible: string, encryption: oneOf('none', 'aes', 'luks'), attribute: oneOf('immutable', 'append-only'), lockedBytes: numbers, kernelKind: oneOf('linux', 'elf', 'multiboot', 'pe', 'other'), setupBytes: number,
  })),
  security: object({}, { models: strings, qemuUser: string, qemuGroup: string, qemuUid: number, qemuGid: number, qemuGroups: strings, qemuConf: map(string) }),
  maxVcpus: object({}, { kvm: number, qemu: number }),
  kernelModules: strings,
  moduleParameters: map(string),
  iommu: object({ enabled: boolean, groups: list(object({ id: number, devices: strings })) }, { kernelSupport: boolean, table: oneOf('DMAR', 'IVRS', 'IORT', 'none') }),
  deviceNodes: list(object({ path: string, exists: boolean }, { mode: string, owner: string, group: string, accessible: boolean })),
  firmware: list(object({ path: string, interfaces: strings, device: string, targets: list(object({ architecture: string, machines: strings })), features: strings }, {
    mode: string, executable: FIRMWARE_FILE, nvramTemplate: FIRMWARE_FILE,
  })),
  vhostUser: list(object({ path: string, type: string, binary: string }, { exists: boolean, features: strings })),
  programs: list(object({ name: string }, { path: string })),
  secrets: list(object({ uuid: string }, { usageType: string, usage: string, hasValue: boolean })),
  nwfilters: list(object({ name: string }, { uuid: string })),
  fileSystems: list(object({ mount: string, type: string }, { source: string, readOnly: boolean, sizeBytes: number, availableBytes: number, inodes: number, freeInodes: number })),
  storage: object({}, {
    zpools: list(object({ name: string, health: string }, { sizeBytes: number, freeBytes: number, readOnly: boolean })),
    volumeGroups: list(object({ name: string }, { sizeBytes: number, freeBytes: number, missing: number })),
    thinPools: list(object({ name: string, mode: string }, { dataPercent: number, metadataPercent: number })),
    raids: list(object({ name: string, active: boolean }, { level: string, disks: number, working: number })),
  }),
  cgroups: object({ version: oneOf(1, 2, 'hybrid', 'none'), controllers: strings }),
  listeners: list(object({ address: string, port: number })),
  addresses: strings,
  kernelOptions: map(string),
  qemuModules: strings,
  certificates: list(object({ path: string, exists: boolean })),
  accounts: list(object({ kind: oneOf('user', 'group'), name: string, exists: boolean })),
  daemonLimits: object({ mayRaise: boolean }, { lockedKiB: number }),
  firmwareSwitches: object({}, { virtualization: boolean, iommu: boolean, interruptRemapping: boolean, secureBoot: boolean, lockdown: string, sev: boolean, sgx: boolean }),
  connection: object({}, { uri: string, daemons: oneOf('monolithic', 'modular') }),
  asker: object({ user: string, uid: number, groups: strings }),
};

const FILE = object({ virtDoctorSnapshot: number, facts: object({}, FACTS) }, { host: string, takenAt: string, pseudonyms: boolean });

/** Keys in a fixed order, so that two snapshots can be compared as texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]));
}

/** The facts of a host as JSON text; `readSnapshot` reads it back. */
export const writeSnapshot = (facts: HostFacts, origin: SnapshotOrigin = {}): string =>
  `${JSON.stringify({ virtDoctorSnapshot: VERSION, ...origin, facts: sorted(facts) }, null, 2)}\n`;

/** Reads a snapshot. One that is damaged, or newer than this virt-doctor, is refused with the reason. */
export function readSnapshot(text: string): SnapshotReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'the snapshot is damaged: it is not JSON' };
  }
  const version = (value as { virtDoctorSnapshot?: unknown } | null)?.virtDoctorSnapshot;
  if (typeof version === 'number' && version > VERSION) return { ok: false, problem: `the snapshot has format ${version}, this virt-doctor reads up to ${VERSION}: it is newer than the tool` };
  if (version !== VERSION) return { ok: false, problem: 'this is no snapshot of a host: it does not say "virtDoctorSnapshot"' };
  const problem = FILE(value, 'snapshot');
  if (problem !== undefined) return { ok: false, problem: `the snapshot is damaged: ${problem}` };
  const { facts, host, takenAt, pseudonyms } = value as SnapshotOrigin & { readonly facts: HostFacts };
  const origin = { ...(host !== undefined && { host }), ...(takenAt !== undefined && { takenAt }), ...(pseudonyms && { pseudonyms }) };
  return pseudonyms ? { ok: true, facts: withoutNames(facts), origin, written: facts } : { ok: true, facts, origin };
}

/** Found by names that the XML has, and clashing with them. A name that is no longer there must not be taken for one that never was. */
const BY_NAME: readonly FactName[] = ['domains', 'networks', 'pools', 'volumes', 'interfaces', 'images', 'secrets', 'nwfilters', 'fileSystems', 'storage', 'certificates', 'accounts'];

const withoutNames = (facts: HostFacts): HostFacts => Object.fromEntries(Object.entries(facts).filter(([name]) => !BY_NAME.includes(name as FactName)));
