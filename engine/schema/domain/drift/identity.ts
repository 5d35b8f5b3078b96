import { canonicalMac } from '../../read.ts';
import { formatPci, pciAddress } from '../../address.ts';
import type { Identity } from '../../drift-spec.ts';
import type { PlacePattern } from '../../place-pattern.ts';
import { child, descend, pathOf, text, value } from '../../../xml/query.ts';
import type { Element } from '../../../xml/tree.ts';

const by = (...names: readonly string[]): Identity => (e) => joined(names.map((name) => value(e, name)));
const byPosition: Identity = (_, position) => `#${position}`;
const below = (path: string, name: string): Identity => (e) => value(descend(e, ...path.split('/')), name);
const textOf = (name: string): Identity => (e) => text(child(e, name)) || undefined;
const joined = (parts: readonly (string | undefined)[]): string | undefined => (parts.some((part) => part === undefined) ? undefined : parts.join(' '));

/** Only aliases that a user chose live on. */
const ownAlias: Identity = (e) => {
  const alias = below('alias', 'name')(e, 0);
  return alias?.startsWith('ua-') ? alias : undefined;
};
const guestAddress: Identity = (e) => {
  const address = child(e, 'address');
  const type = value(address, 'type');
  if (type === undefined) return undefined;
  const pci = type === 'pci' ? pciAddress(address) : undefined;
  return pci ? formatPci(pci) : [...address!.attributes].map((a) => `${a.name}=${a.value}`).sort().join(' ');
};
const macOf: Identity = (e) => canonicalMac(value(child(e, 'mac'), 'address'));
const sourceAddress = (e: Element): string | undefined => {
  const address = descend(e, 'source', 'address');
  const pci = value(e, 'type') === 'pci' ? pciAddress(address) : undefined;
  return pci ? formatPci(pci) : undefined;
};
const mediated = (e: Element): string | undefined => below('source/address', 'uuid')(e, 0)?.toLowerCase();
const character: readonly Identity[] = [(e) => below('target', 'name')(e, 0), ownAlias, below('target', 'port'), byPosition];
/** Several USB controllers make one of the ich9 family: they share an index. */
const controllers: readonly Identity[] = [by('type', 'index', 'model'), by('type', 'index'), by('type', 'model'), (e) => value(e, 'type')];

/**
 * How elements of one name below one parent are matched: the identities are tried in turn, the best first. Elements without an entry are
 * matched by what they say, then by position.
 */
export const identities: readonly (readonly [place: PlacePattern, by: readonly Identity[]])[] = [
  ['devices/disk', [below('target', 'dev'), ownAlias]],
  ['devices/interface', [macOf, ownAlias, guestAddress, byPosition]],
  ['devices/controller', controllers],
  ['devices/hostdev', [sourceAddress, mediated, ownAlias, guestAddress, by('type')]],
  ['devices/filesystem', [below('target', 'dir'), byPosition]],
  ['devices/graphics', [by('type'), byPosition]],
  ['devices/video', [(e) => (value(child(e, 'model'), 'primary') === 'yes' ? 'primary' : undefined), ownAlias, guestAddress, byPosition]],
  ['devices/serial', character],
  ['devices/parallel', character],
  ['devices/console', [byPosition]],
  ['devices/channel', [below('target', 'name'), ownAlias, guestAddress, byPosition]],
  ['devices/memory', [ownAlias, guestAddress, byPosition]],
  ['devices/sound', [ownAlias, guestAddress, by('model'), byPosition]],
  ['devices/audio', [by('id'), byPosition]],
  ['devices/input', [by('type', 'bus'), by('type'), ownAlias]],
  ['devices/rng', [ownAlias, guestAddress, byPosition]],
  ['devices/watchdog', [ownAlias, by('model'), byPosition]],
  ['devices/panic', [by('model'), byPosition]],
  ['devices/shmem', [by('name')]],
  ['devices/redirdev', [ownAlias, guestAddress, byPosition]],
  ['devices/smartcard', [ownAlias, guestAddress, byPosition]],
  ['devices/hub', [guestAddress, byPosition]],
  ['devices/lease', [textOf('key')]],
  ['cpu/feature', [by('name')]],
  ['cpu/numa/cell', [by('id'), byPosition]],
  ['cpu/numa/cell/distances/sibling', [by('id')]],
  ['cpu/numa/cell/cache', [by('level')]],
  ['clock/timer', [by('name')]],
  ['numatune/memnode', [by('cellid')]],
  ['cputune/vcpupin', [by('vcpu')]],
  ['cputune/iothreadpin', [by('iothread')]],
  ['cputune/vcpusched', [by('vcpus')]],
  ['cputune/iothreadsched', [by('iothreads')]],
  ['cputune/cachetune', [by('vcpus')]],
  ['cputune/cachetune/cache', [by('id', 'level', 'type')]],
  ['cputune/memorytune', [by('vcpus')]],
  ['cputune/memorytune/node', [by('id')]],
  ['vcpus/vcpu', [by('id')]],
  ['iothreadids/iothread', [by('id'), byPosition]],
  ['blkiotune/device', [textOf('path')]],
  ['memoryBacking/hugepages/page', [by('nodeset', 'size'), byPosition]],
  ['sysinfo', [by('type')]],
  ['sysinfo/**/entry', [by('name'), byPosition]],
  ['seclabel', [by('model'), byPosition]],
  ['metadata/*', [(e) => `${e.name} ${pathOf(e)}`]],
  ['os/boot', [byPosition]],
  ['qemu:commandline/qemu:arg', [byPosition]],
  ['qemu:commandline/qemu:env', [by('name')]],
  ['perf/event', [by('name')]],
  ['**/driver/iothreads/iothread', [by('id')]],
  ['**/filterref/parameter', [by('name', 'value'), by('name')]],
];
