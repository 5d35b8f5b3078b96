/** What libvirt's QEMU driver and we say of the same domains. */
import { lint } from '../../engine/features/lint.ts';
import type { Finding } from '../../engine/core/finding.ts';
import type { QemuDriver, Verdict } from './ask.ts';
import { exceptions } from './exceptions.ts';
import { LACKS, plain } from './judge.ts';

/** More that this host, its CPU or its emulators lack. */
const OF_HOST = /NUMA node \d+ is unavailable|incompatible with host CPU|CPU mode '.*' for .* is not supported by hypervisor|cannot translate CPU model|satisfying virtiofsd|could not get preferred machine|USB host device is missing|VFIO .* is not supported by|QEMU binary lacks|Maximum CPUs greater than|unknown CPU feature|Unknown CPU model|does not support video model|did not survive|supports PCI but no PCI controller|file descriptor group|does not support ACPI|satisfying|can't determine default CPU|invalid PCI passthrough type 'default'|'backend': 'passt'|Unknown architecture loongarch64|Unable to open \/dev\/net\/tun|does not support virt type 'kvm'/;

/** Rules of which this libvirt, or one that starts nothing, shows not all. */
const UNSEEN = new Set(Object.keys(exceptions).filter((key) => !key.includes(' good ')).map((key) => key.split(' ')[0]!));

export interface Compared {
  readonly xml: string;
  /** Ours of severity error. */
  readonly errors: readonly Finding[];
  /** libvirt's message; empty when it accepts. */
  readonly words: string;
  /** Not for a reason in the XML: something that this machine, its QEMU or this libvirt lack. */
  readonly isOfHost: boolean;
  /** Only its schema refuses. */
  readonly bySchema: boolean;
}

/** Each text is started (as far as a command line), then defined, and where only we complain, held against libvirt's schema too. */
export function compare(texts: readonly string[], driver: QemuDriver): Compared[] {
  const target = { libvirt: driver.version, ...(driver.qemu !== undefined && { qemu: driver.qemu }) };
  const errors = texts.map((text) => lint(text, { target }).findings.filter((f) => f.severity === 'error'));
  const words = driver.start(texts).map(wordsOf);
  const again = (those: (i: number) => boolean, put: (some: readonly string[]) => readonly Verdict[]): Set<number> => {
    const some = texts.map((_, i) => i).filter(those);
    put(some.map((i) => texts[i]!)).forEach((verdict, k) => (words[some[k]!] = wordsOf(verdict)));
    return new Set(some);
  };
  again((i) => words[i] === '', (some) => driver.define(some, false));
  const bySchema = again((i) => words[i] === '' && errors[i]!.length > 0, (some) => driver.define(some, true));
  return texts.map((xml, i) => ({ xml, errors: errors[i]!, words: words[i]!, isOfHost: LACKS.test(words[i]!) || OF_HOST.test(words[i]!), bySchema: bySchema.has(i) }));
}

const wordsOf = (verdict: Verdict): string => (verdict.accepted ? '' : plain(verdict.words) || 'no words');

/** libvirt's words without what is particular to one domain, for counting. */
export const kindOf = (words: string): string => words.replace(/'[^']*'/g, "'…'").replace(/"[^"]*"/g, '"…"').replace(/\b(?:0x)?[\da-f:.]*\d[\da-f:.]*\b/gi, 'N').slice(0, 200);

/** An error of ours that libvirt does not share; what it notices only when the guest really starts is left out. */
export const isFalseAlarm = ({ errors, words }: Compared): boolean => words === '' && errors.some(({ code }) => !UNSEEN.has(code));
export const isMiss = ({ errors, words, isOfHost }: Compared): boolean => errors.length === 0 && words !== '' && !isOfHost;
