import type { Signature } from '../signatures/signature.ts';
import { createAnchorScan, type AnchorScan } from './anchor-scan.ts';
import { anchorsOf } from './anchors.ts';
import { compilePattern, type Pattern } from './pattern.ts';

export interface CompiledSignature {
  readonly signature: Signature;
  readonly patterns: readonly WeighedPattern[];
  readonly unless: readonly Pattern[];
}

export interface WeighedPattern {
  readonly pattern: Pattern;
  readonly weight: number;
}

/** The owner of the anchor that tells a run's start; no signature's number. */
export const RUN_START = -1;
const RUN_START_ANCHOR = 'starting up';

/** Signatures ready to be looked for. */
export interface CompiledSignatures {
  readonly all: readonly CompiledSignature[];
  readonly scan: AnchorScan;
  /** For each anchor of the scan, the numbers of the signatures it may belong to, or RUN_START. */
  readonly owners: readonly (readonly number[])[];
  /** Signatures that were left out, and why. */
  readonly problems: readonly string[];
}

/** Compiles signatures. One with a wrong pattern is left out and told in `problems`: the others still work. */
export function compileSignatures(signatures: readonly Signature[]): CompiledSignatures {
  const ownersOf = new Map<string, number[]>([[RUN_START_ANCHOR, [RUN_START]]]);
  const all: CompiledSignature[] = [];
  const problems: string[] = [];
  for (const signature of signatures) {
    try {
      const { anchors, ...compiled } = compileSignature(signature);
      for (const anchor of anchors) ownersOf.set(anchor, [...(ownersOf.get(anchor) ?? []), all.length]);
      all.push(compiled);
    } catch (error) {
      problems.push(`signature ${signature.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { all, scan: createAnchorScan([...ownersOf.keys()]), owners: [...ownersOf.values()], problems };
}

function compileSignature(signature: Signature): CompiledSignature & { readonly anchors: ReadonlySet<string> } {
  const options = { ignoreCase: signature.ignoreCase ?? false };
  const patterns = signature.match.map((source) => ({ pattern: compilePattern(source, options), weight: fixedLetters(source) }));
  const anchors = new Set(patterns.flatMap(({ pattern }) => {
    const texts = anchorsOf(pattern);
    if (!texts) throw new Error(`pattern ${JSON.stringify(pattern.source)} has no three plain ASCII characters in a row to scan for`);
    return texts;
  }));
  return { signature, patterns, unless: (signature.unless ?? []).map((source) => compilePattern(source, options)), anchors };
}

/** Of a choice, the shortest text: what every match is sure to have. */
function fixedLetters(source: string): number {
  const plain = source.replace(/\\(.)/gs, (_, c: string) => (/\w/.test(c) ? c : ' ')).replace(/\{[^}]*\}|[…^$]/g, '');
  const sure = plain.replace(/\(([^()]*)\)/g, (_, choice: string) => choice.split('|').sort((a, b) => a.length - b.length)[0]!);
  return sure.replace(/\s+/g, '').length;
}
