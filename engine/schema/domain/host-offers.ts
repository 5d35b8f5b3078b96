/** What a chosen host has to offer where a domain names things of the host that have no name of their own in the domain. */
import { formatNumberSet } from '../../core/quantities.ts';
import type { HostFacts, HostPciDevice, HostUsbDevice } from '../../facts/host-facts.ts';
import { value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { archOf } from './machine.ts';
import type { PlacePattern } from '../place-pattern.ts';
import type { Offer } from '../reference.ts';

type HostOffers = (host: HostFacts, domain: Element, owner: Element) => readonly Offer[];

const pools = (host: HostFacts, isBlock: boolean): ReadonlySet<string> => new Set((host.pools ?? []).filter((p) => BLOCK_POOLS.has(p.type ?? '') === isBlock).map((p) => p.name));
/** Pools whose volumes are block devices; those of most others are files. */
const BLOCK_POOLS: ReadonlySet<string> = new Set(['logical', 'disk', 'iscsi', 'iscsi-direct', 'scsi', 'mpath', 'zfs']);

/** The volumes of the pool that stands beside. */
export const volumes: HostOffers = (host, _domain, owner) =>
  (host.volumes ?? []).filter((v) => v.pool === value(owner, 'pool')).map((v) => ({ value: v.name, doc: `A volume of the pool: ${v.path}.` }));

const paths = (isBlock: boolean): HostOffers => (host) => {
  const of = pools(host, isBlock);
  return (host.volumes ?? []).filter((v) => of.has(v.pool) && v.path.startsWith('/')).map((v) => ({ value: v.path, doc: `A volume of the host's pool ${v.pool}.` }));
};

const portgroups: HostOffers = (host, _domain, owner) =>
  (host.networks ?? []).filter((n) => n.name === value(owner, 'network')).flatMap((n) => n.portgroups ?? []).map((name) => ({ value: name, doc: 'A port group of the network.' }));

const cpuSets: HostOffers = (host) => (host.numaCells ?? []).filter((c) => c.cpus.length > 0).map((c) => ({ value: formatNumberSet(c.cpus), doc: `The CPUs of the host's NUMA node ${c.id}.` }));

// Devices of the host

/** Bridges hold the others together: nobody is given one. */
const isBridge = ({ class: kind }: HostPciDevice): boolean => kind.startsWith('0x06');
const PCI_CLASSES: Readonly<Record<string, string>> = { '0x01': 'storage controller', '0x02': 'network card', '0x03': 'display card', '0x04': 'multimedia device', '0x0c': 'serial bus controller', '0x12': 'accelerator' };

const pciDoc = (d: HostPciDevice): string =>
  [`${d.address}: ${PCI_CLASSES[d.class.slice(0, 4)] ?? 'device'} ${d.vendor.slice(2)}:${d.device.slice(2)}`, d.driver === undefined ? 'no driver' : `driver ${d.driver}`, ...(d.iommuGroup === undefined ? [] : [`IOMMU group ${d.iommuGroup}`])].join(', ');

function pciParts({ address }: HostPciDevice): Readonly<Record<string, string>> {
  const [, domain, bus, slot, fn] = /^([\da-f]+):([\da-f]{2}):([\da-f]{2})\.([0-7])$/.exec(address) ?? [];
  return { domain: `0x${domain}`, bus: `0x${bus}`, slot: `0x${slot}`, function: `0x${fn}` };
}
const usbParts = (d: HostUsbDevice): Readonly<Record<string, string>> => ({ bus: `${d.bus}`, device: `${d.device}`, vendor: d.vendor, product: d.product });
const usbDoc = (d: HostUsbDevice): string => `${d.name ?? 'USB device'} ${d.vendor.slice(2)}:${d.product.slice(2)}, bus ${d.bus}, device ${d.device}.`;

const sameNumber = (a: string, b: string): boolean => (/^(?:0x)?[\da-f]{1,8}$/i.test(a) && /^(?:0x)?[\da-f]{1,8}$/i.test(b) ? Number(a) === Number(b) : false);

/** The values of one part among the devices that agree with the other parts as written; what is offered twice says of which devices. */
function partOf<D>(devices: readonly D[], part: string, parts: (d: D) => Readonly<Record<string, string>>, doc: (d: D) => string, written: (name: string) => string | undefined): Offer[] {
  const fitting = devices.filter((d) => Object.entries(parts(d)).every(([name, own]) => name === part || (written(name) ?? own) === own || sameNumber(written(name)!, own)));
  const docs = new Map<string, string[]>();
  for (const d of fitting) docs.set(parts(d)[part]!, [...(docs.get(parts(d)[part]!) ?? []), doc(d)]);
  return [...docs].map(([offered, of]) => ({ value: offered, doc: of.length > MAX_NAMED ? `${of.slice(0, MAX_NAMED).join('; ')}; and ${of.length - MAX_NAMED} more` : of.join('; ') }));
}
const MAX_NAMED = 4;

const beside = (owner: Element) => (name: string): string | undefined => value(owner, name);

const pci = (part: string, wants: (d: HostPciDevice) => boolean = () => true): HostOffers => (host, _domain, owner) =>
  partOf((host.hostDevices?.pci ?? []).filter((d) => !isBridge(d) && wants(d)), part, pciParts, pciDoc, beside(owner));
const isNetwork = (d: HostPciDevice): boolean => d.class.startsWith('0x02');
const isNvme = (d: HostPciDevice): boolean => d.class.startsWith('0x0108');

const usbAddress = (part: string): HostOffers => (host, _domain, owner) => partOf(host.hostDevices?.usb ?? [], part, usbParts, usbDoc, beside(owner));

/** @id of <vendor> and <product>, each of which minds the other. */
const usbId = (part: 'vendor' | 'product'): HostOffers => (host, _domain, owner) => {
  const idOf = (name: string): string | undefined => (name === part ? undefined : value(owner.parent?.children.find((c): c is Element => c.kind === 'element' && c.name === name), 'id'));
  return partOf(host.hostDevices?.usb ?? [], part, usbParts, usbDoc, idOf);
};

/** The address of a passed-through device is of the kind that @type of the device says. */
const hostdevAddress = (part: string): HostOffers => (host, domain, owner) => {
  switch (value(owner.parent?.parent, 'type')) {
    case 'pci': return pci(part)(host, domain, owner);
    case 'usb': return usbAddress(part)(host, domain, owner);
    default: return [];
  }
};

const mediated: HostOffers = (host) => (host.hostDevices?.mediated ?? []).map((d) => ({ value: d.uuid, doc: d.type === undefined ? 'A mediated device of the host.' : `A mediated device of type ${d.type}.` }));

const nwfilters: HostOffers = (host) => (host.nwfilters ?? []).map(({ name }) => ({ value: name, doc: 'A network filter of the host.' }));

/** Secrets for what the element asks for: a `<secret type=…>`, or any where it does not say. */
const secrets = (part: 'uuid' | 'usage'): HostOffers => (host, _domain, owner) => {
  const wanted = owner.name === 'secret' ? value(owner, 'type') : 'vtpm';
  const isWanted = (usageType: string | undefined): boolean => wanted === undefined || wanted === 'passphrase' || usageType === undefined || usageType === wanted;
  return (host.secrets ?? []).filter(({ usageType }) => isWanted(usageType)).flatMap(({ uuid, usageType, usage }) => {
    const offered = part === 'uuid' ? uuid : usage;
    return offered === undefined ? [] : [{ value: offered, doc: `A secret of the host${usageType === undefined ? '' : `, of usage ${usageType}`}${part === 'uuid' && usage !== undefined ? `: ${usage}` : ''}.` }];
  });
};

/** Files that the firmware's descriptors name for the guest's architecture. */
const firmwareFiles = (part: 'executable' | 'nvramTemplate'): HostOffers => (host, domain) => (host.firmware ?? [])
  .filter(({ device, targets }) => (part === 'executable' || device === 'flash') && targets.some(({ architecture }) => architecture === archOf(domain)))
  .flatMap((descriptor) => {
    const file = descriptor[part];
    return file && file.exists !== false ? [{ value: file.path, doc: `${part === 'executable' ? 'Firmware' : 'A template for variables'} on the host${descriptor.features.length > 0 ? `: ${descriptor.features.join(', ')}` : ''}.` }] : [];
  });

const SECRET_PLACES = ['devices/disk/**/secret', 'devices/hostdev/source/auth/secret', 'os/nvram/source/**/secret'] as const;

const PCI_PARTS = ['domain', 'bus', 'slot', 'function'];

export const hostOffers: readonly (readonly [PlacePattern, HostOffers])[] = [
  ['devices/disk/source/@file', paths(false)], ['devices/disk/source/@dev', paths(true)],
  ['devices/interface/source/@portgroup', portgroups], ['devices/interface/filterref/@filter', nwfilters],
  ['os/loader/text()', firmwareFiles('executable')], ['os/nvram/@template', firmwareFiles('nvramTemplate')],
  ...SECRET_PLACES.flatMap((place) => (['uuid', 'usage'] as const).map((part) => [`${place}/@${part}`, secrets(part)] as const)), ['devices/tpm/backend/encryption/@secret', secrets('uuid')],
  ...['vcpu/@cpuset', 'cputune/vcpupin/@cpuset', 'cputune/emulatorpin/@cpuset', 'cputune/iothreadpin/@cpuset'].map((place) => [place, cpuSets] as const),
  ...[...PCI_PARTS, 'device'].map((part) => [`devices/hostdev/source/address/@${part}`, hostdevAddress(part)] as const),
  ...PCI_PARTS.map((part) => [`devices/interface/source/address/@${part}`, pci(part, isNetwork)] as const),
  ...PCI_PARTS.map((part) => [`devices/disk/source/address/@${part}`, pci(part, isNvme)] as const),
  ['devices/hostdev/source/address/@uuid', mediated],
  ['devices/hostdev/source/vendor/@id', usbId('vendor')], ['devices/hostdev/source/product/@id', usbId('product')],
];
