/**
 * Which QEMU knows what a domain asks for. From QEMU's own sources: the machine lists of hw/ and include/hw/boards.h, cpu.c of target/i386,
 * `Since` remarks of qapi/ and of libvirt's formatdomain, docs/about/removed-features.rst and deprecated.rst (10.0.13 and 7.2.0).
 * Only upstream names are judged: distributions have machine types of their own, and add to old versions what newer ones have.
 */
import { isOlder } from '../../core/version.ts';

/** When something is in QEMU. A missing bound is not known. */
export interface Lifespan {
  /** The first release that has it. */
  readonly from?: string;
  /** A release that certainly lacks it; the first one that has it comes later, but which it is, is not known. */
  readonly notIn?: string;
  /** The first release known to be without it again. */
  readonly removed?: string;
  readonly deprecated?: string;
  /** What to use in its place. */
  readonly instead?: string;
}

const FAMILIES = /^(pc-i440fx|pc-q35|virt|pseries|s390-ccw-virtio|pc)-(\d{1,2})\.(\d{1,2})(?:\.\d+)?$/;

/** Machines without a version in their name that are gone or on their way out. */
const MACHINES: Readonly<Record<string, Lifespan>> = {
  's390-virtio': { removed: '2.6.0', instead: 's390-ccw-virtio' }, 'xlnx-ep108': { removed: '3.0.0', instead: 'xlnx-zcu102' }, r4k: { removed: '5.2.0', instead: 'malta' },
  fulong2e: { removed: '6.0.0', instead: 'fuloong2e' }, raspi2: { removed: '6.2.0', instead: 'raspi2b' }, raspi3: { removed: '6.2.0', instead: 'raspi3b' },
  'swift-bmc': { removed: '7.0.0', instead: 'witherspoon-bmc' }, 'tacoma-bmc': { removed: '10.0.0', instead: 'rainier-bmc' }, taihu: { removed: '7.2.0', instead: 'ref405ep' },
  ref405ep: { removed: '10.0.0' }, '10m50-ghrd': { removed: '9.1.0' }, shix: { removed: '9.2.0' }, mipssim: { deprecated: '10.0.0', instead: 'malta' },
  ...Object.fromEntries(['akita', 'borzoi', 'cheetah', 'connex', 'mainstone', 'n800', 'n810', 'spitz', 'terrier', 'tosa', 'verdex', 'z2'].map((name) => [name, { removed: '9.2.0' }])),
};

/** Since 9.1 a versioned machine type is deprecated three years and deleted six years after its release; a major number is a year. */
const after = (major: number, minor: number, years: number): string => `${major + years}.${minor}.0`;

const later = (a: string, b: string): string => (isOlder(a, b) ? b : a);

/** The lifespan of a machine type by its name; undefined when nothing is known of it. */
export function machineLifespan(machine: string, arch: string | undefined): Lifespan | undefined {
  if (Object.hasOwn(MACHINES, machine)) return MACHINES[machine];
  const [, family, majorText, minorText] = FAMILIES.exec(machine) ?? [];
  if (family === undefined || (family === 'virt' && !['aarch64', 'armv7l', 'm68k'].includes(arch ?? ''))) return undefined;
  const major = Number(majorText);
  const minor = Number(minorText);
  const from = `${major}.${minor}.0`;
  // pc-0.10 up to pc-1.3, before the chipset was part of the name.
  if (family === 'pc') return major < 2 ? { from, removed: '6.0.0', instead: 'pc' } : undefined;
  if (family === 'pc-q35' && isOlder(from, '2.4.0')) return { from, removed: '7.2.0', instead: 'q35' };
  if (family === 'pc-i440fx' && isOlder(from, '2.4.0')) return { from, deprecated: '7.0.0', removed: '10.0.0', instead: 'pc' };
  if (family === 'pseries' && isOlder(from, '3.0.0')) return { from, deprecated: '9.1.0', removed: '10.0.0', instead: 'pseries' };
  if (family === 's390-ccw-virtio' && isOlder(from, '2.9.0')) return { from, deprecated: '9.1.0', removed: '10.0.0', instead: 's390-ccw-virtio' };
  const newest = family === 'pc-i440fx' ? 'pc' : family === 'pc-q35' ? 'q35' : family;
  return { from, deprecated: later(after(major, minor, 3), '9.1.0'), removed: later(after(major, minor, 6), '10.1.0'), instead: newest };
}

/** x86 CPU models: what cpu.c of 7.2.0 lacks and that of 10.0.13 has, and what removed-features.rst names. */
const CPU_MODELS: Readonly<Record<string, Lifespan>> = {
  'Icelake-Client': { removed: '7.1.0', instead: 'Icelake-Server' }, 'Icelake-Client-noTSX': { removed: '7.1.0', instead: 'Icelake-Server-noTSX' },
  ...Object.fromEntries(['ClearwaterForest', 'EPYC-Genoa', 'GraniteRapids', 'SapphireRapids', 'SierraForest', 'YongFeng'].map((name) => [name, { notIn: '7.2.0' }])),
};

export function cpuModelLifespan(model: string): Lifespan | undefined {
  const base = model.replace(/-v\d+$/, '');
  return Object.hasOwn(CPU_MODELS, base) ? CPU_MODELS[base] : undefined;
}

/** A value of the format, or an attribute or element as such, that hangs on QEMU's version. */
export interface QemuFeature extends Lifespan {
  /** From the domain down. */
  readonly path: string;
  /** Absent: the element itself. */
  readonly attribute?: string;
  /** Absent: any value. */
  readonly value?: string;
}

const DISK = 'domain/devices/disk';
const HYPERV = 'domain/features/hyperv';

export const qemuFeatures: readonly QemuFeature[] = [
  { path: 'domain/devices/shmem/model', attribute: 'type', value: 'ivshmem', removed: '4.0.0', instead: 'ivshmem-plain or ivshmem-doorbell' },
  { path: `${DISK}/source`, attribute: 'protocol', value: 'sheepdog', removed: '6.0.0', instead: 'rbd' },
  { path: `${DISK}/source`, attribute: 'protocol', value: 'vxhs', removed: '5.1.0' },
  { path: `${DISK}/source`, attribute: 'protocol', value: 'gluster', deprecated: '9.2.0' },
  { path: `${DISK}/driver`, attribute: 'io', value: 'io_uring', from: '5.0.0' },
  { path: `${DISK}/driver`, attribute: 'discard_no_unref', from: '8.1.0' },
  { path: `${DISK}/driver/iothreads`, from: '9.0.0' },
  { path: DISK, attribute: 'type', value: 'vhostvdpa', from: '8.1.0' },
  { path: 'domain/devices/controller/driver/iothreads', from: '10.0.0' },
  { path: 'domain/devices/filesystem', attribute: 'multidevs', from: '4.2.0' },
  { path: 'domain/devices/audio', attribute: 'type', value: 'pipewire', from: '8.1.0' },
  { path: 'domain/devices/audio', attribute: 'type', value: 'jack', from: '5.1.0' },
  { path: 'domain/devices/graphics', attribute: 'type', value: 'dbus', from: '7.0.0' },
  { path: 'domain/devices/interface', attribute: 'type', value: 'vdpa', from: '5.1.0' },
  { path: 'domain/devices/interface/backend', attribute: 'type', value: 'passt', from: '7.2.0' },
  { path: 'domain/devices/interface/model', attribute: 'type', value: 'igb', notIn: '7.2.0' },
  { path: 'domain/devices/sound', attribute: 'model', value: 'virtio', from: '8.2.0' },
  { path: 'domain/devices/memory', attribute: 'model', value: 'virtio-mem', from: '5.1.0' },
  { path: 'domain/devices/memory', attribute: 'model', value: 'sgx-epc', from: '7.0.0' },
  { path: 'domain/devices/memory/target', attribute: 'dynamicMemslots', from: '8.2.0' },
  { path: 'domain/devices/interface/driver', attribute: 'rss', from: '5.1.0' },
  { path: 'domain/devices/interface/driver', attribute: 'rss_hash_report', from: '5.1.0' },
  { path: 'domain/devices/rng/backend', attribute: 'model', value: 'builtin', from: '4.2.0' },
  { path: `${HYPERV}/avic`, attribute: 'state', value: 'on', from: '6.2.0' },
  { path: `${HYPERV}/emsr_bitmap`, attribute: 'state', value: 'on', from: '7.1.0' },
  { path: `${HYPERV}/xmm_input`, attribute: 'state', value: 'on', from: '7.1.0' },
  { path: `${HYPERV}/tlbflush/direct`, attribute: 'state', value: 'on', from: '7.1.0' },
  { path: `${HYPERV}/tlbflush/extended`, attribute: 'state', value: 'on', from: '7.1.0' },
  { path: `${HYPERV}/stimer/direct`, attribute: 'state', value: 'on', from: '4.1.0' },
  { path: 'domain/features/kvm/poll-control', attribute: 'state', value: 'on', from: '4.2.0' },
  { path: 'domain/features/kvm/dirty-ring', attribute: 'state', value: 'on', from: '6.1.0' },
  { path: 'domain/launchSecurity', attribute: 'type', value: 'sev-snp', from: '9.1.0' },
];

/** What `version` makes of it: `newer` than that QEMU, `removed` or `deprecated` there, or undefined for nothing to say. */
export function statusIn(version: string, life: Lifespan): { readonly kind: 'newer' | 'removed' | 'deprecated'; readonly since: string } | undefined {
  if (life.from !== undefined && isOlder(version, life.from)) return { kind: 'newer', since: life.from };
  if (life.notIn !== undefined && !isOlder(life.notIn, version)) return { kind: 'newer', since: `a later one than ${life.notIn}` };
  if (life.removed !== undefined && !isOlder(version, life.removed)) return { kind: 'removed', since: life.removed };
  if (life.deprecated !== undefined && !isOlder(version, life.deprecated)) return { kind: 'deprecated', since: life.deprecated };
  return undefined;
}
