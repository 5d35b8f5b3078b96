import { all, attribute, child, children, descend, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';

/** How far libvirt gets with a text: `define` reads and validates it, `start` makes QEMU's command line of it. */
export type DryRunStage = 'define' | 'start';

/** Something that a dry run must not, or cannot, take along. */
export interface TakenOut {
  /** The stages that go without it. */
  readonly stages: readonly DryRunStage[];
  /** What is taken out, in words, for the documentation and the user. */
  readonly what: string;
  readonly why: string;
  find(domain: Element): readonly (Element | Attribute)[];
  /** What stands there instead; nothing when absent. */
  instead?(target: Element | Attribute): string;
}

const BOTH = ['define', 'start'] as const;
const START = ['start'] as const;

const present = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined);
const devices = (domain: Element, name: string): readonly Element[] => all(domain, 'devices', name);

/** Where distributions put QEMU: folders that only root can write to. */
const KNOWN_EMULATOR = /^\/(?:usr\/(?:local\/)?(?:bin|libexec)|run\/libvirt\/nix-emulators)\/(?:qemu-system-[a-z0-9_]+|qemu-kvm|kvm|qemu)$/;
/** True for a program that a dry run may let libvirt ask what it can: asking means running it. */
export const isKnownEmulator = (path: string): boolean => KNOWN_EMULATOR.test(path);

const ownText = (element: Element): string => element.children.map((node) => (node.kind === 'text' || node.kind === 'cdata' ? node.value : '')).join('').trim();

/** Elements anywhere below <devices> by name, without a walk per name. */
function within(element: Element | undefined, names: readonly string[]): Element[] {
  return children(element).flatMap((c) => [...(names.includes(c.name) ? [c] : []), ...within(c, names)]);
}

const volumeDisks = (domain: Element): readonly Element[] => devices(domain, 'disk').filter((disk) => value(disk, 'type') === 'volume');

/** What libvirt sets by cgroups, which session mode has none of (qemuBuildCommandLineValidate); pinning and scheduling stay. */
const OF_CGROUPS: Readonly<Record<string, readonly string[]>> = {
  memtune: ['hard_limit', 'soft_limit', 'swap_hard_limit'],
  blkiotune: ['weight'],
  cputune: ['shares', 'period', 'quota', 'global_period', 'global_quota', 'emulator_period', 'emulator_quota', 'iothread_period', 'iothread_quota'],
};

/**
 * What is taken out of a domain before libvirt's driver sees it. The driver runs as an ordinary user without its daemons; what names a
 * program, a secret, a pool or a network would run, or ask for, something outside of the scratch folder. Witnesses: libvirt 9.0.0
 * src/qemu/qemu_process.c (qemuProcessQMPLaunch runs the emulator), qemu_interface.c (virNetDevRunEthernetScript), qemu_command.c
 * (qemuBuildCommandLineValidate: "… tuning is not available in session mode"), qemu_validate.c ("virtiofs is not yet supported in session mode").
 */
export const takenOut: readonly TakenOut[] = [
  {
    stages: BOTH, what: 'an <emulator> that is none of the distribution’s QEMU programs', why: 'libvirt asks an emulator what it can by running it; it takes its own for the architecture instead',
    find: (domain) => devices(domain, 'emulator').filter((emulator) => !isKnownEmulator(ownText(emulator))),
  },
  {
    stages: BOTH, what: '<script> and <downscript> of interfaces', why: 'libvirt would run them',
    find: (domain) => devices(domain, 'interface').flatMap((nic) => [...children(nic, 'script'), ...children(nic, 'downscript')]),
  },
  {
    stages: BOTH, what: 'the path of a <binary> that serves a filesystem, a GPU or an interface', why: 'libvirt may run it',
    find: (domain) => present([...within(child(domain, 'devices'), ['binary'])].map((binary) => attribute(binary, 'path'))),
  },
  {
    stages: BOTH, what: '<hook>s and boot loaders of other hypervisors (<bootloader>)', why: 'they name programs',
    find: (domain) => [...children(domain, 'bootloader'), ...children(domain, 'bootloader_args')],
  },
  {
    stages: BOTH, what: 'the <source> of virtiofs filesystems', why: 'libvirt before 10.0 serves them to no ordinary user; a socket stands in, so that their access mode and read-only state are not judged',
    find: (domain) => devices(domain, 'filesystem').filter((filesystem) => value(child(filesystem, 'driver'), 'type') === 'virtiofs').flatMap((filesystem) => children(filesystem, 'source').filter((source) => value(source, 'socket') === undefined)),
    instead: () => "<source socket='/virtiofs.sock'/>",
  },
  {
    stages: START, what: 'interfaces', why: 'virsh domxml-to-native turns each into one of type ethernet and makes its TAP device, which an ordinary user may not; their definition is judged all the same',
    find: (domain) => devices(domain, 'interface'),
  },
  {
    stages: START, what: 'limits of memory, weights of block I/O, shares and quotas of CPU time', why: 'libvirt refuses them to an ordinary user; their definition is judged all the same',
    find: (domain) => Object.entries(OF_CGROUPS).flatMap(([section, names]) => children(domain, section).flatMap((tune) => tune.children.filter((node): node is Element => node.kind === 'element' && names.includes(node.name)))),
  },
  {
    stages: START, what: '<auth>, <encryption>, <reservations> and <cookies>', why: 'the secrets are with libvirt’s daemon',
    find: (domain) => ['devices', 'os'].flatMap((name) => within(child(domain, name), ['auth', 'encryption', 'reservations', 'cookies'])),
  },
  {
    stages: START, what: 'volumes of pools', why: 'the pools are with libvirt’s daemon; a file stands in for them',
    find: (domain) => volumeDisks(domain).flatMap((disk) => present([attribute(disk, 'type')])), instead: () => "type='file'",
  },
  {
    stages: START, what: 'the <source> of volumes', why: 'the pools are with libvirt’s daemon; a file stands in for them',
    find: (domain) => volumeDisks(domain).flatMap((disk) => present([child(disk, 'source')])), instead: () => "<source file='/volume'/>",
  },
  {
    stages: START, what: 'listening addresses that are a network’s', why: 'the networks are with libvirt’s daemon',
    find: (domain) => devices(domain, 'graphics').flatMap((graphics) => children(graphics, 'listen').filter((listen) => value(listen, 'type') === 'network')),
  },
];

/** What a domain for KVM loses where the user of the dry run may not use /dev/kvm: QEMU's own emulation stands in for it. */
export const withoutKvm: readonly TakenOut[] = [
  { stages: BOTH, what: 'KVM', why: 'the user of the dry run may not use /dev/kvm; QEMU’s emulation stands in for it', find: (domain) => present([attribute(domain, 'type')]), instead: () => "type='qemu'" },
  {
    stages: BOTH, what: 'a CPU like the host’s', why: 'only KVM has it',
    find: (domain) => children(domain, 'cpu').flatMap((cpu) => (['host-passthrough', 'host-model', 'maximum'].includes(value(cpu, 'mode') ?? '') ? present([attribute(cpu, 'mode'), attribute(cpu, 'check'), attribute(cpu, 'migratable'), attribute(cpu, 'match'), child(cpu, 'model')]) : [])),
  },
  {
    stages: BOTH, what: 'features and timers of KVM', why: 'only KVM has them',
    find: (domain) => present([descend(domain, 'features', 'kvm'), ...all(domain, 'clock', 'timer').filter((timer) => value(timer, 'name') === 'kvmclock')]),
  },
];
