import { formatBytes, formatNumberSet } from '../core/quantities.ts';
import type { HostFacts, HostPciDevice } from '../facts/host-facts.ts';

/** Things of a host that are told in words and tables. */
export interface SummarySection {
  readonly title: string;
  readonly rows: readonly SummaryRow[];
  readonly tables: readonly SummaryTable[];
}

export interface SummaryRow {
  readonly label: string;
  readonly value: string;
}

export interface SummaryTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that were left out. */
  readonly more: number;
}

const MAX_ROWS = 200;

/** In the order in which they are read; without what is not known. */
export const summarySections = (facts: HostFacts): readonly SummarySection[] => [
  section('System', system(facts), distances(facts)),
  section('KVM and the IOMMU', virtualization(facts), ioGroups(facts)),
  section('Firmware of VMs', [], firmware(facts)),
  section('Machine types', [], machines(facts)),
  section('Networks and storage', [], [...networks(facts), ...pools(facts), ...fileSystems(facts), ...health(facts)]),
].filter(({ rows, tables }) => rows.length + tables.length > 0);

const section = (title: string, rows: readonly SummaryRow[], tables: readonly SummaryTable[] = []): SummarySection => ({ title, rows, tables });

const row = (label: string, value: string | undefined): SummaryRow[] => (value === undefined || value === '' ? [] : [{ label, value }]);

const table = (caption: string, columns: readonly string[], all: readonly (readonly (string | undefined)[])[] = []): SummaryTable[] =>
  (all.length === 0 ? [] : [{ caption, columns, rows: all.slice(0, MAX_ROWS).map((cells) => cells.map((cell) => cell ?? '')), more: Math.max(all.length - MAX_ROWS, 0) }]);

const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'yes' : 'no');
const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(', ');
const bytes = (count: number | undefined): string | undefined => (count === undefined ? undefined : formatBytes(BigInt(Math.max(Math.round(count), 0))));

function system({ architecture, kernel, versions, connection, hostCpu, cpus, security, cgroups, asker }: HostFacts): SummaryRow[] {
  const online = cpus && `${cpus.online.length} of ${cpus.present.length} online`;
  return [
    ...row('Architecture', architecture),
    ...row('CPU', joined(hostCpu?.vendor, hostCpu?.model, online, cpus?.isolated && cpus.isolated.length > 0 ? `isolated: ${formatNumberSet(cpus.isolated)}` : undefined)),
    ...row('Kernel', kernel?.release),
    ...row('Kernel command line', kernel?.commandLine),
    ...row('libvirt', joined(versions?.libvirt, connection?.uri, connection?.daemons && `${connection.daemons} daemons`)),
    ...row('QEMU', versions?.qemu),
    ...row('QEMU runs as', security?.qemuUser === undefined ? undefined : joined(security.qemuUser, security.qemuGroup)),
    ...row('Security drivers', security?.models?.join(', ')),
    ...row('cgroups', cgroups && joined(typeof cgroups.version === 'number' ? `version ${cgroups.version}` : cgroups.version, ...cgroups.controllers)),
    ...row('Asked as', asker && joined(asker.user, asker.groups.length > 0 ? `groups ${asker.groups.join(' ')}` : undefined)),
  ];
}

/** How much farther the memory of another node is, as the firmware says: 10 is one's own. */
function distances({ numaCells: all = [] }: HostFacts): SummaryTable[] {
  const cells = [...all].sort((a, b) => a.id - b.id).slice(0, MAX_CELLS);
  const to = cells.map((cell) => new Map(cell.distances?.map(({ cell: other, value }) => [other, value])));
  return cells.length < 2 || to.every((known) => known.size === 0) ? [] :
    table('Distances between nodes', ['From', ...cells.map(({ id }) => `to ${id}`)], cells.map(({ id }, i) => [`node ${id}`, ...cells.map((other) => to[i]!.get(other.id)?.toString())]));
}

const MAX_CELLS = 16;

function virtualization({ kvm, maxVcpus, iommu, firmwareSwitches: switches }: HostFacts): SummaryRow[] {
  const mode = kvm?.mode === undefined ? undefined : `mode ${kvm.mode}`;
  return [
    ...row('/dev/kvm', kvm?.device && joined(kvm.device, mode, kvm.owner && `owner ${kvm.owner}`, kvm.group && `group ${kvm.group}`)),
    ...row('Kernel module', kvm?.module),
    ...row('Nested virtualization', yesNo(kvm?.nested)),
    ...row('Most vCPUs', maxVcpus && joined(maxVcpus.kvm === undefined ? undefined : `${maxVcpus.kvm} with KVM`, maxVcpus.qemu === undefined ? undefined : `${maxVcpus.qemu} without`)),
    ...row('IOMMU', iommu && joined(iommu.enabled ? 'at work' : 'not at work', iommu.table === 'none' ? 'no table from the firmware' : iommu.table && `table ${iommu.table}`)),
    ...row('Virtualization in the firmware', yesNo(switches?.virtualization)),
    ...row('Secure boot of the host', yesNo(switches?.secureBoot)),
    ...row('Kernel lockdown', switches?.lockdown),
  ];
}

/** A group goes to one VM as a whole, bridges excepted. */
function ioGroups({ iommu, hostDevices, domains = [] }: HostFacts): SummaryTable[] {
  const devices = new Map(hostDevices?.pci.map((device) => [device.address, device]));
  const users = new Map(domains.flatMap(({ name, pci = [] }) => pci.map((address) => [address, name] as const)));
  const rows = (iommu?.groups ?? []).flatMap(({ id, devices: members }) => members.map((address, i) => [i === 0 ? String(id) : '', address, described(devices.get(address)), devices.get(address)?.driver, users.get(address)]));
  return table('IOMMU groups', ['Group', 'Device', 'What it is', 'Driver', 'Given to'], rows);
}

const described = (device: HostPciDevice | undefined): string | undefined =>
  device && joined(`${device.vendor.replace(/^0x/, '')}:${device.device.replace(/^0x/, '')}`, `class ${device.class.replace(/^0x/, '').slice(0, 4)}`, device.bridge ? 'bridge' : undefined, device.numaNode === undefined ? undefined : `node ${device.numaNode}`);

const firmware = ({ firmware: all = [] }: HostFacts): SummaryTable[] => table('Firmware that is installed', ['Kind', 'File', 'For', 'Features'], all.map(({ interfaces, mode, executable, targets, features }) => [
  joined(...interfaces, mode),
  executable && `${executable.path}${executable.exists === false ? ' (missing)' : ''}`,
  joined(...targets.map(({ architecture, machines: patterns }) => `${architecture}: ${patterns.join(' ')}`)),
  joined(...features),
]));

const machines = ({ guests = [] }: HostFacts): SummaryTable[] => table('What VMs may be', ['Architecture', 'Emulator', 'Types', 'Newest machine types', 'Deprecated'], guests.map(({ arch, emulator, domainTypes, machines: all }) => [
  arch, emulator, domainTypes.join(', '),
  joined(...all.filter(({ canonical }) => canonical !== undefined).map(({ name, canonical }) => `${name} (${canonical!})`)) || joined(...all.slice(0, MAX_MACHINES).map(({ name }) => name), all.length > MAX_MACHINES ? '…' : undefined),
  deprecated(all.filter((machine) => machine.deprecated).length),
]));

const MAX_MACHINES = 12;
const deprecated = (count: number): string | undefined => (count === 0 ? undefined : `${count} of them`);

const networks = ({ networks: all = [] }: HostFacts): SummaryTable[] =>
  table('Networks', ['Name', 'State', 'Bridge', 'Reaches out by'], all.map(({ name, active, bridge, forward }) => [name, active ? 'active' : 'inactive', bridge, forward]));

const pools = ({ pools: all = [] }: HostFacts): SummaryTable[] =>
  table('Storage pools', ['Name', 'State', 'Type', 'Path', 'Size', 'Free'], all.map((pool) => [pool.name, pool.active ? 'active' : 'inactive', pool.type, pool.path, bytes(pool.capacityBytes), bytes(pool.availableBytes)]));

const fileSystems = ({ fileSystems: all = [] }: HostFacts): SummaryTable[] =>
  table('File systems', ['Mounted at', 'Type', 'Size', 'Free', ''], all.map(({ mount, type, sizeBytes, availableBytes, readOnly }) => [mount, type, bytes(sizeBytes), bytes(availableBytes), readOnly ? 'read-only' : undefined]));

const health = ({ storage }: HostFacts): SummaryTable[] => table('Health of storage', ['What', 'Name', 'State'], [
  ...(storage?.zpools ?? []).map(({ name, health: state }) => ['ZFS pool', name, state]),
  ...(storage?.volumeGroups ?? []).map(({ name, missing }) => ['LVM volume group', name, missing ? `${missing} physical volumes are missing` : 'complete']),
  ...(storage?.thinPools ?? []).map(({ name, mode, dataPercent, metadataPercent }) => ['Thin pool', name, joined(mode, dataPercent === undefined ? undefined : `data ${dataPercent} %`, metadataPercent === undefined ? undefined : `metadata ${metadataPercent} %`)]),
  ...(storage?.raids ?? []).map(({ name, level, active, disks, working }) => ['RAID', name, joined(level, active ? 'active' : 'inactive', disks === undefined || working === undefined ? undefined : `${working} of ${disks} disks work`)]),
]);
