import type { Signature } from '../signatures/signature.ts';
import { createAnchorScan, type AnchorScan } from './anchor-scan.ts';
import { canBeAnchored, createAnchorChoice } from './anchors.ts';
import { createLazy } from './lazy.ts';
import { compilePattern, type Pattern } from './pattern.ts';

export interface CompiledSignature {
  readonly signature: Signature;
  readonly patterns: readonly WeighedPattern[];
  readonly unless: readonly Pattern[];
}

export interface WeighedPattern {
  /** The number of its signature in `all`. */
  readonly owner: number;
  readonly pattern: Pattern;
  readonly weight: number;
  readonly ignoreCase: boolean;
}

/** Tells where a run of a VM starts; of no signature. */
export const RUN_START: WeighedPattern = { owner: -1, pattern: compilePattern(': (starting up|attaching)'), weight: 0, ignoreCase: false };

/** Signatures ready to be looked for. */
export interface CompiledSignatures {
  readonly all: readonly CompiledSignature[];
  /** Finds anchors as they are written. */
  readonly scan: AnchorScan;
  /** Finds anchors in a text that has one blank for each run of white space. */
  readonly scanCollapsed: () => AnchorScan;
  /** For each anchor of the scans, the patterns it may belong to, or RUN_START. */
  readonly owners: readonly (readonly WeighedPattern[])[];
  /** Signatures that were left out, and why. */
  readonly problems: readonly string[];
}

/** Compiles signatures. One with a wrong pattern is left out and told in `problems`: the others still work. */
export function compileSignatures(signatures: readonly Signature[]): CompiledSignatures {
  const all: CompiledSignature[] = [];
  const problems: string[] = [];
  for (const signature of signatures) {
    try {
      all.push(compileSignature(signature, all.length));
    } catch (error) {
      problems.push(`signature ${signature.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const ownersOf = ownersByAnchor([RUN_START, ...all.flatMap((one) => one.patterns)]);
  const anchors = [...ownersOf.keys()];
  const scan = createAnchorScan(anchors);
  const collapsed = anchors.map((anchor) => anchor.replace(/ +/g, ' '));
  return {
    all, scan, owners: [...ownersOf.values()], problems,
    scanCollapsed: createLazy(() => (collapsed.every((text, i) => text === anchors[i]) ? scan : createAnchorScan(collapsed))),
  };
}

function ownersByAnchor(patterns: readonly WeighedPattern[]): Map<string, WeighedPattern[]> {
  const choose = createAnchorChoice(patterns.map((one) => one.pattern));
  const owners = new Map<string, WeighedPattern[]>();
  for (const one of patterns) {
    for (const anchor of new Set(choose(one.pattern))) {
      const others = owners.get(anchor);
      if (others) others.push(one);
      else owners.set(anchor, [one]);
    }
  }
  return owners;
}

function compileSearchable(source: string, ignoreCase: boolean): Pattern {
  const pattern = compilePattern(source, { ignoreCase });
  if (!canBeAnchored(pattern)) throw new Error(`pattern ${JSON.stringify(source)} has no three plain bytes in a row to scan for`);
  return pattern;
}

function compileSignature(signature: Signature, owner: number): CompiledSignature {
  const ignoreCase = signature.ignoreCase ?? false;
  return {
    signature,
    patterns: signature.match.map((source) => ({ owner, pattern: compileSearchable(source, ignoreCase), weight: fixedLetters(source), ignoreCase })),
    unless: (signature.unless ?? []).map((source) => compilePattern(source, { ignoreCase })),
  };
}

/** Of a choice, the shortest text: what every match is sure to have. */
function fixedLetters(source: string): number {
  const plain = source.replace(/\\(.)/gs, (_, c: string) => (/\w/.test(c) ? c : ' ')).replace(/\{[^{}]*\}|[…^$]/g, '');
  const sure = plain.replace(/\(([^()]*)\)/g, (_, choice: string) => choice.split('|').sort((a, b) => a.length - b.length)[0]!);
  return sure.replace(/\s+/g, '').length;
}
