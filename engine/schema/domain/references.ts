import type { HostFacts } from '../../facts/host-facts.ts';
import { all, child, children, descend, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** A value that the document or the host offers for one place. */
export interface Offer {
  readonly value: string;
  readonly doc: string;
}

type Source = (domain: Element, host: HostFacts, owner: Element) => readonly Offer[];

const attributes = (elements: readonly Element[], name: string, doc: (e: Element) => string): Offer[] =>
  elements.flatMap((e) => {
    const found = value(e, name);
    return found === undefined ? [] : [{ value: found, doc: doc(e) }];
  });

const cells: Source = (domain) => all(domain, 'cpu', 'numa', 'cell').map((cell, i) => ({ value: value(cell, 'id') ?? `${i}`, doc: 'A guest NUMA cell of this domain.' }));
const audio: Source = (domain) => attributes(all(domain, 'devices', 'audio'), 'id', (e) => `The audio backend of type ${value(e, 'type') ?? '?'}.`);

const iothreads: Source = (domain) => {
  const listed = attributes(all(domain, 'iothreadids', 'iothread'), 'id', () => 'An I/O thread of this domain.');
  const count = Number(text(child(domain, 'iothreads')));
  if (listed.length > 0 || !Number.isInteger(count)) return listed;
  return Array.from({ length: Math.min(Math.max(count, 0), 64) }, (_, i) => ({ value: `${i + 1}`, doc: 'An I/O thread of this domain.' }));
};

const vcpus: Source = (domain) => {
  const count = Number(text(child(domain, 'vcpu')));
  return Number.isInteger(count) && count > 0 ? Array.from({ length: Math.min(count, 256) }, (_, i) => ({ value: `${i}`, doc: 'A vCPU of this domain.' })) : [];
};

/** Controllers that an address of this type counts. */
const CONTROLLER_OF: Readonly<Record<string, readonly string[]>> = { drive: ['scsi', 'sata', 'ide', 'fdc'], 'virtio-serial': ['virtio-serial'], ccid: ['ccid'] };
const controllers: Source = (domain, _host, address) => {
  const type = value(address, 'type') ?? '';
  const types = Object.hasOwn(CONTROLLER_OF, type) ? CONTROLLER_OF[type]! : [];
  return attributes(all(domain, 'devices', 'controller').filter((c) => types.includes(value(c, 'type') ?? '')), 'index', (c) => `The ${value(c, 'type')} controller of this index.`);
};

const buses: Source = (domain, _host, address) => {
  const type = value(address, 'type');
  const found = all(domain, 'devices', 'controller').filter((c) => value(c, 'type') === type);
  return attributes(found, 'index', (c) => `The bus of controller ${type} ${value(c, 'model') ?? ''}.`);
};

const networks: Source = (_domain, host) => (host.networks ?? []).map((n) => ({ value: n.name, doc: n.active ? 'A network of the host, active.' : 'A network of the host, not active.' }));
const bridges: Source = (_domain, host) => (host.interfaces ?? []).filter((i) => i.bridge).map((i) => ({ value: i.name, doc: 'A bridge of the host.' }));
const interfaces: Source = (_domain, host) => (host.interfaces ?? []).filter((i) => !i.bridge).map((i) => ({ value: i.name, doc: 'A network interface of the host.' }));
const pools: Source = (_domain, host) => (host.pools ?? []).map((p) => ({ value: p.name, doc: p.active ? 'A storage pool of the host, active.' : 'A storage pool of the host, not active.' }));

const guests = (domain: Element, host: HostFacts): NonNullable<HostFacts['guests']> => {
  const arch = value(descend(domain, 'os', 'type'), 'arch');
  return (host.guests ?? []).filter((g) => arch === undefined || g.arch === arch);
};
const machines: Source = (domain, host) =>
  guests(domain, host).flatMap((g) => g.machines.map((m) => ({ value: m.name, doc: m.canonical === undefined ? 'A machine type of the host.' : `On the host this stands for ${m.canonical} now.` })));
const emulators: Source = (domain, host) => guests(domain, host).flatMap((g) => (g.emulator === undefined ? [] : [{ value: g.emulator, doc: `The host's emulator for ${g.arch}.` }]));
const cpuModels: Source = (_domain, host) =>
  (host.domainCapabilities ?? []).flatMap((d) => (d.cpuModels ?? []).map((m) => ({ value: m.name, doc: m.usable === false ? 'The host cannot run this model.' : 'A CPU model the host can run.' })));
const cpuFeatures: Source = (_domain, host) => (host.hostCpu?.features ?? []).map((name) => ({ value: name, doc: 'A feature of the host CPU.' }));
const loaders: Source = (_domain, host) => [...new Set((host.domainCapabilities ?? []).flatMap((d) => d.loaderPaths ?? []))].map((path) => ({ value: path, doc: 'Firmware on the host.' }));
const nodes: Source = (_domain, host) => (host.numaCells ?? []).map((c) => ({ value: `${c.id}`, doc: 'A NUMA node of the host.' }));
const throttleGroups: Source = (domain) => all(domain, 'throttlegroups', 'throttlegroup', 'group_name').map((g) => ({ value: text(g), doc: 'A throttle group of this domain.' }));
const aliases: Source = (domain) => children(child(domain, 'devices')).flatMap((d) => attributes(children(d, 'alias'), 'name', () => `The alias of a ${d.name} of this domain.`));

/** Places whose values name something else: the end of the path, `@attribute` or `text()` last. */
export const references: readonly (readonly [place: string, offers: Source])[] = [
  ['memory/target/node/text()', cells], ['numatune/memnode/@cellid', cells], ['controller/target/node/text()', cells],
  ['sibling/@id', cells], ['latency/@initiator', cells], ['latency/@target', cells], ['bandwidth/@initiator', cells], ['bandwidth/@target', cells],
  ['driver/@iothread', iothreads], ['cputune/iothreadpin/@iothread', iothreads], ['iothreads/iothread/@id', iothreads],
  ['cputune/vcpupin/@vcpu', vcpus],
  ['address/@controller', controllers], ['address/@bus', buses],
  ['audio/@id', audio], ['throttlefilter/@group', throttleGroups], ['qemu:device/@alias', aliases],
  ['interface/source/@network', networks], ['interface/source/@bridge', bridges], ['interface/source/@dev', interfaces],
  ['disk/source/@pool', pools], ['os/type/@machine', machines], ['devices/emulator/text()', emulators],
  ['cpu/model/text()', cpuModels], ['cpu/feature/@name', cpuFeatures], ['os/loader/text()', loaders], ['numatune/memory/@nodeset', nodes], ['memnode/@nodeset', nodes],
];
