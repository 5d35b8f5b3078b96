import type { HostFacts } from '../../facts/host-facts.ts';
import { all, child, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { count } from '../read.ts';
import type { Implied, MentionForm, MentionSpec, Offer, ReferenceKind } from '../reference.ts';
import { diskBus } from './disk.ts';
import { diskNameIndex } from './drive.ts';
import { volumes } from './host-offers.ts';
import { iothreadIds } from './iothreads.ts';
import { guestCellCount, guestCells } from './numa.ts';
import { maxVcpus } from './vcpus.ts';

const uses = (form: MentionForm, ...places: readonly string[]): MentionSpec[] => places.map((place) => ({ place, form }));
const defined = (place: string, form: MentionForm): MentionSpec => ({ place, form, defines: true });
const called = (what: string) => (key: string): string => `${what} ${key}`;

// Controllers

const DRIVE_BUSES = ['scsi', 'sata', 'ide', 'fdc'];

/** The type of the controller that an address counts by @controller. */
function controllerType(address: Element): string | undefined {
  const type = value(address, 'type');
  if (type !== 'drive') return type === 'virtio-serial' || type === 'ccid' ? type : undefined;
  const device = address.parent;
  if (device?.name !== 'disk') return device?.name === 'hostdev' ? 'scsi' : undefined;
  const bus = diskBus(device) ?? 'scsi';
  return DRIVE_BUSES.includes(bus) ? bus : undefined;
}

/** PCI and USB addresses name the controller that they hang on as their bus. */
const busType = (address: Element): string | undefined => {
  const type = value(address, 'type');
  return type === 'pci' || type === 'usb' ? type : undefined;
};

/** virDomainAssignControllerIndexes in src/conf/domain_postparse.c, virDomainControllerDefValidate in src/conf/domain_validate.c; qemuDomainDefAddressesValidate and others in src/qemu. */
const MAX_PCI_INDEX = 255;

const controller: ReferenceKind = {
  id: 'controller',
  label: (key, scope) => `${scope} controller ${key}`,
  mentions: [
    { place: 'devices/controller/@index', form: 'number', defines: true, scope: (e) => value(e, 'type') },
    { place: 'devices/*/address/@controller', form: 'number', scope: controllerType },
    { place: 'devices/*/address/@bus', form: 'number', scope: busType },
    { place: 'devices/iommu/driver/@pciBus', form: 'number', scope: () => 'pci' },
  ],
  describe: (e) => (value(e, 'type') === 'pci' || value(e, 'type') === 'usb' ? `The bus of controller ${value(e, 'type')} ${value(e, 'model') ?? ''}.` : `The ${value(e, 'type')} controller of this index.`),
  renames: 'unique',
  refuses: ({ domain, scope, from, to }) => {
    const own = all(domain, 'devices', 'controller').filter((c) => value(c, 'type') === scope);
    if (own.some((c) => value(c, 'index') === undefined)) return `A ${scope} controller has no index; libvirt gives it the lowest free one, which may become another. Write its index first.`;
    if (scope !== 'pci') return undefined;
    if (from === '0') return 'PCI bus 0 is the root bus; its index is 0.';
    if (to === '0') return 'Index 0 belongs to the PCI root bus.';
    if (Number(to) > MAX_PCI_INDEX) return `PCI controllers have indexes up to ${MAX_PCI_INDEX}.`;
    for (const bridge of own.filter((c) => value(c, 'model') === 'pci-bridge')) {
      const renamed = (written: number | undefined): number | undefined => (written === Number(from) ? Number(to) : written);
      const index = renamed(count(bridge, 'index'));
      const bus = renamed(readPlain(value(child(bridge, 'address'), 'bus')));
      if (index !== undefined && bus !== undefined && index <= bus) return `The pci-bridge of index ${index} would lie on bus ${bus}; libvirt wants a bridge's index to be larger than the bus it lies on.`;
    }
    return undefined;
  },
};

const readPlain = (written: string | undefined): number | undefined => (written !== undefined && /^(?:0x[\da-f]{1,4}|\d{1,5})$/i.test(written) ? Number(written) : undefined);

// Processors, threads, cells

const MAX_CHOICE = 256;

const iothread: ReferenceKind = {
  id: 'iothread',
  label: called('I/O thread'),
  mentions: [
    defined('iothreadids/iothread/@id', 'number'),
    ...uses('number', 'devices/*/driver/@iothread', 'devices/*/driver/iothreads/iothread/@id', 'cputune/iothreadpin/@iothread'),
    ...uses('numbers', 'cputune/iothreadsched/@iothreads'),
  ],
  describe: () => 'An I/O thread of this domain.',
  implied: (domain) => {
    const written = new Set(all(domain, 'iothreadids', 'iothread').map((e) => count(e, 'id')));
    const counted = [...iothreadIds(domain) ?? []].filter((id) => !written.has(id));
    return { keys: counted.slice(0, MAX_CHOICE).map(String), at: (key) => (counted.includes(Number(key)) ? child(domain, 'iothreads') : undefined) };
  },
  renames: 'unique',
  refuses: ({ domain, to }) => {
    if (to === '0') return 'libvirt counts I/O threads from 1.';
    if (iothread.implied!(domain).keys.length > 0) return 'Some I/O threads have their ids from the number in <iothreads> alone, and these would move; list all of them in <iothreadids> first.';
    return undefined;
  },
};

const cell: ReferenceKind = {
  id: 'numa-cell',
  label: called('NUMA cell'),
  mentions: [
    defined('cpu/numa/cell/@id', 'number'),
    ...uses('number', 'cpu/numa/cell/distances/sibling/@id', ...['latency', 'bandwidth'].flatMap((e) => [`cpu/numa/interconnects/${e}/@initiator`, `cpu/numa/interconnects/${e}/@target`]),
      'numatune/memnode/@cellid', 'devices/memory/target/node/text()', 'devices/controller/target/node/text()'),
    ...uses('numbers', 'memoryBacking/hugepages/page/@nodeset', 'devices/*/acpi/@nodeset'),
  ],
  describe: () => 'A guest NUMA cell of this domain.',
  implied: (domain) => {
    const counted = guestCells(domain).filter((c) => value(c.element, 'id') === undefined);
    return { keys: counted.map((c) => `${c.id}`), at: (key) => counted.find((c) => `${c.id}` === key)?.element };
  },
  renames: 'unique',
  refuses: ({ domain, from, to }) => {
    if (cell.implied!(domain).at(from)) return `The NUMA cell ${from} has no id of its own, only its place in the list.`;
    const cells = guestCellCount(domain);
    return Number(to) >= cells ? `libvirt numbers the guest's NUMA cells from 0 without a gap; with ${cells} of them, ${to} is none.` : undefined;
  },
};

const vcpu: ReferenceKind = {
  id: 'vcpu',
  label: called('vCPU'),
  mentions: [
    defined('vcpus/vcpu/@id', 'number'),
    ...uses('number', 'cputune/vcpupin/@vcpu'),
    ...uses('numbers', 'cpu/numa/cell/@cpus', 'cputune/vcpusched/@vcpus', ...['cachetune', 'memorytune', 'energytune'].flatMap((e) => [`cputune/${e}/@vcpus`, `cputune/${e}/monitor/@vcpus`])),
  ],
  describe: () => 'A vCPU of this domain.',
  implied: (domain): Implied => {
    const most = maxVcpus(domain) ?? 0;
    return { keys: Array.from({ length: Math.min(most, MAX_CHOICE) }, (_, i) => `${i}`), at: (key) => (Number(key) < most ? child(domain, 'vcpu') : undefined) };
  },
  renames: 'unique',
  refuses: ({ domain, to }) => {
    const most = maxVcpus(domain);
    return most !== undefined && Number(to) >= most ? `The domain has ${most === 1 ? 'one vCPU, number 0' : `${most} vCPUs, numbers 0 to ${most - 1}`}.` : undefined;
  },
};

// Names within the domain

/** virDomainDeviceInfoParseXML in src/conf/domain_conf.c keeps no other ones. */
const USER_ALIAS = /^ua-[\w-]+$/;

const alias: ReferenceKind = {
  id: 'alias',
  label: called('alias'),
  mentions: [
    defined('devices/*/alias/@name', 'name'),
    ...uses('name', 'qemu:override/qemu:device/@alias', 'devices/interface/teaming/@persistent', 'devices/hostdev/teaming/@persistent'),
  ],
  describe: (e) => `The alias of a ${e.parent?.name ?? 'device'} of this domain.`,
  renames: 'unique',
  refuses: ({ domain, from, to }) => {
    if (!USER_ALIAS.test(to)) return 'libvirt keeps only aliases that begin with ua- and go on with letters, digits, - and _.';
    const named = all(domain, 'qemu:commandline', 'qemu:arg').some((arg) => (value(arg, 'value') ?? '').split(/[^\w-]+/).includes(from));
    return named ? `A <qemu:arg> speaks of ${from} as well; change it there by hand first.` : undefined;
  },
};

const diskTarget: ReferenceKind = {
  id: 'disk-target',
  label: called('disk'),
  mentions: [defined('devices/disk/target/@dev', 'name'), ...uses('name', '/domainsnapshot/disks/disk/@name', '/domaincheckpoint/disks/disk/@name')],
  renames: 'unique',
  refuses: ({ to }) => (diskNameIndex(to) === undefined ? 'libvirt wants a disk to be called vda, sdb, hdc, fda, xvda or the like.' : undefined),
};

const audio: ReferenceKind = {
  id: 'audio', label: called('audio backend'),
  mentions: [defined('devices/audio/@id', 'number'), ...uses('number', 'devices/sound/audio/@id', 'devices/graphics/audio/@id')],
  describe: (e) => `The audio backend of type ${value(e, 'type') ?? '?'}.`,
  renames: 'unique',
  refuses: ({ to }) => (to === '0' ? 'libvirt counts audio backends from 1.' : undefined),
};

const throttleGroup: ReferenceKind = {
  id: 'throttle-group', label: called('throttle group'),
  mentions: [defined('throttlegroups/throttlegroup/group_name/text()', 'name'), ...uses('name', 'devices/disk/throttlefilters/throttlefilter/@group')],
  describe: () => 'A throttle group of this domain.',
  renames: 'unique',
};

// Things outside of the domain that it may name more than once

const SOURCES = ['devices/disk/**/source', 'os/nvram/source'];
const CHARACTER_DEVICES = ['serial', 'parallel', 'console', 'channel', 'redirdev', 'smartcard'];
const SECRETS = ['devices/disk/**/secret', 'devices/hostdev/source/auth/secret', 'os/nvram/source/**/secret'];

const state = (active: boolean | undefined): string => (active ? 'active' : 'not active');

const shared: readonly ReferenceKind[] = [
  { id: 'secret', label: called('secret'), mentions: uses('uuid', ...SECRETS.map((e) => `${e}/@uuid`), 'devices/tpm/backend/encryption/@secret'), renames: 'shared' },
  { id: 'secret-usage', label: called('secret'), mentions: SECRETS.map((e) => ({ place: `${e}/@usage`, form: 'name', scope: (owner) => value(owner, 'type') ?? '' })), renames: 'shared' },
  {
    id: 'network', label: called('network'), mentions: uses('name', 'devices/interface/source/@network', 'devices/graphics/listen/@network'), renames: 'shared',
    host: (host) => (host.networks ?? []).map((n) => ({ value: n.name, doc: `A network of the host, ${state(n.active)}.` })),
  },
  {
    id: 'bridge', label: called('bridge'), mentions: uses('name', 'devices/interface/source/@bridge'), renames: 'shared',
    host: (host) => (host.interfaces ?? []).filter((i) => i.bridge).map((i) => ({ value: i.name, doc: 'A bridge of the host.' })),
  },
  {
    id: 'host-interface', label: called('interface'), mentions: uses('name', 'devices/interface/source/@dev'), renames: 'shared',
    host: (host) => (host.interfaces ?? []).filter((i) => !i.bridge).map((i) => ({ value: i.name, doc: 'A network interface of the host.' })),
  },
  { id: 'network-filter', label: called('network filter'), mentions: uses('name', 'devices/interface/filterref/@filter'), renames: 'shared' },
  {
    id: 'pool', label: called('pool'), mentions: uses('name', ...SOURCES.map((e) => `${e}/@pool`)), renames: 'shared',
    host: (host) => (host.pools ?? []).map((p) => ({ value: p.name, doc: `A storage pool of the host, ${state(p.active)}.` })),
  },
  { id: 'volume', label: called('volume'), mentions: SOURCES.map((e) => ({ place: `${e}/@volume`, form: 'name', scope: (owner) => value(owner, 'pool') })), renames: 'shared', host: volumes },
  { id: 'character-device', label: called('character device'), mentions: uses('name', ...CHARACTER_DEVICES.map((e) => `devices/${e}/source/@path`)), renames: 'shared' },
  { id: 'iotune-group', label: called('I/O limits group'), mentions: uses('name', 'devices/disk/iotune/group_name/text()'), renames: 'shared' },
  {
    id: 'host-node', label: called('host NUMA node'), mentions: [...uses('numbers', 'numatune/memory/@nodeset', 'numatune/memnode/@nodeset', 'devices/memory/source/nodemask/text()'), ...uses('number', 'cputune/memorytune/node/@id')], renames: 'shared',
    host: (host) => (host.numaCells ?? []).map((c) => ({ value: `${c.id}`, doc: 'A NUMA node of the host.' })),
  },
  { id: 'host-cpu', label: called('host CPU'), mentions: uses('numbers', 'vcpu/@cpuset', ...['vcpupin', 'emulatorpin', 'iothreadpin'].map((e) => `cputune/${e}/@cpuset`)), renames: 'shared' },
];

// What the host alone gives names to

const guests = (host: HostFacts, domain: Element): NonNullable<HostFacts['guests']> => {
  const arch = value(descend(domain, 'os', 'type'), 'arch');
  return (host.guests ?? []).filter((g) => arch === undefined || g.arch === arch);
};
const machines = (host: HostFacts, domain: Element): Offer[] =>
  guests(host, domain).flatMap((g) => g.machines.map((m) => ({ value: m.name, doc: m.canonical === undefined ? 'A machine type of the host.' : `On the host this stands for ${m.canonical} now.` })));
const emulators = (host: HostFacts, domain: Element): Offer[] => guests(host, domain).flatMap((g) => (g.emulator === undefined ? [] : [{ value: g.emulator, doc: `The host's emulator for ${g.arch}.` }]));
const cpuModels = (host: HostFacts): Offer[] =>
  (host.domainCapabilities ?? []).flatMap((d) => (d.cpuModels ?? []).map((m) => ({ value: m.name, doc: m.usable === false ? 'The host cannot run this model.' : 'A CPU model the host can run.' })));
const loaders = (host: HostFacts): Offer[] => [...new Set((host.domainCapabilities ?? []).flatMap((d) => d.loaderPaths ?? []))].map((path) => ({ value: path, doc: 'Firmware on the host.' }));

const given: readonly ReferenceKind[] = [
  { id: 'machine', label: called('machine type'), mentions: uses('name', 'os/type/@machine'), host: machines },
  { id: 'emulator', label: called('emulator'), mentions: uses('name', 'devices/emulator/text()'), host: emulators },
  { id: 'cpu-model', label: called('CPU model'), mentions: uses('name', 'cpu/model/text()'), host: cpuModels },
  { id: 'cpu-feature', label: called('CPU feature'), mentions: uses('name', 'cpu/feature/@name'), host: (host) => (host.hostCpu?.features ?? []).map((name) => ({ value: name, doc: 'A feature of the host CPU.' })) },
  { id: 'firmware', label: called('firmware'), mentions: uses('name', 'os/loader/text()'), host: loaders },
];

/** All kinds of things that a domain names. A place belongs to one kind. */
export const referenceKinds: readonly ReferenceKind[] = [controller, iothread, cell, vcpu, alias, diskTarget, audio, throttleGroup, ...shared, ...given];
