/** What libvirt's QEMU driver and we say of the same domains. */
import { lint } from '../../engine/features/lint.ts';
import type { Finding } from '../../engine/core/finding.ts';
import type { QemuDriver, Verdict } from './ask.ts';
import { LACKS, plain } from './judge.ts';

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
  return texts.map((xml, i) => ({ xml, errors: errors[i]!, words: words[i]!, isOfHost: LACKS.test(words[i]!), bySchema: bySchema.has(i) }));
}

const wordsOf = (verdict: Verdict): string => (verdict.accepted ? '' : plain(verdict.words) || 'no words');

/** libvirt's words without what is particular to one domain, for counting. */
export const kindOf = (words: string): string => words.replace(/'[^']*'/g, "'…'").replace(/"[^"]*"/g, '"…"').replace(/\b(?:0x)?[\da-f:.]*\d[\da-f:.]*\b/gi, 'N').slice(0, 200);

export const isFalseAlarm = ({ errors, words }: Compared): boolean => errors.length > 0 && words === '';
export const isMiss = ({ errors, words, isOfHost }: Compared): boolean => errors.length === 0 && words !== '' && !isOfHost;
