/** What libvirt knows of architectures and machine types (libvirt 11.3.0 src/util/virarch.h and src/qemu/qemu_domain.c qemuDomainMachineIs*). */
import { descend, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** os/type/@arch as written; undefined when libvirt takes the host's. */
export const archOf = (domain: Element): string | undefined => value(descend(domain, 'os', 'type'), 'arch') || undefined;

/** os/type/@machine as written; undefined when libvirt takes QEMU's default. */
export const machineOf = (domain: Element): string | undefined => value(descend(domain, 'os', 'type'), 'machine') || undefined;

/** virArchFromString's names. */
export const architectures = [
  'alpha', 'armv6l', 'armv7l', 'armv7b', 'aarch64', 'cris', 'i686', 'ia64', 'lm32', 'loongarch64', 'm68k', 'microblaze', 'microblazeel',
  'mips', 'mipsel', 'mips64', 'mips64el', 'openrisc', 'parisc', 'parisc64', 'ppc', 'ppcle', 'ppc64', 'ppc64le', 'ppcemb', 'riscv32',
  'riscv64', 's390', 's390x', 'sh4', 'sh4eb', 'sparc', 'sparc64', 'unicore32', 'x86_64', 'xtensa', 'xtensaeb',
] as const;

const KNOWN: ReadonlySet<string> = new Set(architectures);

type Family = 'x86' | 'arm' | 'ppc64' | 's390' | 'riscv' | 'loongarch' | 'other';

const FAMILY: Readonly<Record<string, Family>> = {
  i686: 'x86', x86_64: 'x86', armv6l: 'arm', armv7l: 'arm', armv7b: 'arm', aarch64: 'arm', ppc64: 'ppc64', ppc64le: 'ppc64',
  s390: 's390', s390x: 's390', riscv32: 'riscv', riscv64: 'riscv', loongarch64: 'loongarch',
};

/** The domain's family of architectures, in libvirt's ARCH_IS_* sense; undefined when it is not written or not one libvirt knows. */
export function familyOf(domain: Element): Family | undefined {
  const arch = archOf(domain);
  if (arch === undefined || !KNOWN.has(arch)) return undefined;
  return Object.hasOwn(FAMILY, arch) ? FAMILY[arch] : 'other';
}

/** `undefined` when the architecture is not known: neither a yes nor a no. */
export const isX86 = (domain: Element): boolean | undefined => isFamily(domain, 'x86');
export const isFamily = (domain: Element, family: Family): boolean | undefined => {
  const own = familyOf(domain);
  return own === undefined ? undefined : own === family;
};

/** Machine types of x86 whose kind the name alone tells; distributions have aliases (`ubuntu`, `ubuntu-q35`), about which nothing is said. */
const X86_KINDS: readonly (readonly [RegExp, MachineKind])[] = [
  [/^(?:q35|pc-q35-.*)$/, 'q35'],
  [/^(?:pc|pc-0\..*|pc-1\..*|pc-i440fx-.*|rhel.*)$/, 'i440fx'],
  [/^(?:isapc|microvm|xenfv.*|xenpv|none|x-remote|nitro.*)$/, 'other'],
];

export type MachineKind = 'q35' | 'i440fx' | 'arm-virt' | 'riscv-virt' | 'loongarch-virt' | 'pseries' | 's390-ccw' | 'other';

const isNamed = (machine: string, base: string): boolean => machine === base || machine.startsWith(`${base}-`);

/** What kind of machine libvirt's QEMU driver takes this domain for; undefined when architecture or machine are not written or not telling. */
export const machineKind = remembered((domain: Element): MachineKind | undefined => {
  const family = familyOf(domain);
  const machine = machineOf(domain);
  if (family === undefined || family === 'other') return family;
  if (machine === undefined) return undefined;
  switch (family) {
    case 'x86': return X86_KINDS.find(([pattern]) => pattern.test(machine))?.[1];
    case 'arm': return archOf(domain) !== 'armv7b' && isNamed(machine, 'virt') ? 'arm-virt' : 'other';
    case 'riscv': return isNamed(machine, 'virt') ? 'riscv-virt' : 'other';
    case 'loongarch': return isNamed(machine, 'virt') ? 'loongarch-virt' : 'other';
    case 'ppc64': return isNamed(machine, 'pseries') ? 'pseries' : 'other';
    case 's390': return machine.startsWith('s390-ccw') ? 's390-ccw' : 'other';
  }
});

/** For each kind, the family it belongs to: a domain of another family is certainly not of the kind, whatever its machine. */
const KIND_FAMILY: Readonly<Record<Exclude<MachineKind, 'other'>, Family>> = {
  q35: 'x86', i440fx: 'x86', 'arm-virt': 'arm', 'riscv-virt': 'riscv', 'loongarch-virt': 'loongarch', pseries: 'ppc64', 's390-ccw': 's390',
};

/** Whether the domain's machine is of a kind; undefined when the text does not tell. */
export function isMachine(domain: Element, kind: Exclude<MachineKind, 'other'>): boolean | undefined {
  const own = machineKind(domain);
  if (own !== undefined) return own === kind;
  const family = familyOf(domain);
  return family !== undefined && family !== KIND_FAMILY[kind] ? false : undefined;
}

/** `arch 'x86_64', machine 'pc'` for messages. */
export const platformOf = (domain: Element): string => {
  const machine = machineOf(domain);
  return `architecture ${archOf(domain) ?? 'of the host'}${machine === undefined ? '' : `, machine type ${machine.slice(0, 60)}`}`;
};
