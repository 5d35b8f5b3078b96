import type { Signature } from '../signatures/signature.ts';
import { createAnchorScan, type AnchorScan } from './anchor-scan.ts';
import type { AnchorTable } from '../signatures/anchor-table.ts';
import { canBeAnchored, createAnchorChoice } from './anchors.ts';
import { createLazy } from './lazy.ts';
import { anchorsOf } from './known-anchors.ts';
import { hasDigit } from './line-shape.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { RUN_STARTS } from './run-frames.ts';

export interface CompiledSignature {
  readonly signature: Signature;
  readonly patterns: readonly WeighedPattern[];
  readonly unless: () => readonly Pattern[];
}

export interface WeighedPattern {
  /** The number of its signature in `all`. */
  readonly owner: number;
  /** Compiled when first asked for: most never are. */
  pattern(): Pattern;
  weight(): number;
  readonly ignoreCase: boolean;
  /** Whether it, or what its signature must not stand with, tells one digit from another. */
  digits(): boolean;
}

/** Tells where a run of a VM starts; of no signature. */
const RUN_TEXT = ': (starting up|attaching)';
export const RUN_START: WeighedPattern = { owner: -1, pattern: createLazy(() => compilePattern(RUN_TEXT)), weight: () => 0, ignoreCase: false, digits: () => false };

/** Signatures ready to be looked for. */
export interface CompiledSignatures {
  readonly all: readonly CompiledSignature[];
  /** Finds anchors as they are written. */
  readonly scan: () => AnchorScan;
  /** Finds anchors in a text that has one blank for each run of white space. */
  readonly scanCollapsed: () => AnchorScan;
  /** Tells whether the shape of a line may be one that patterns with digits are about. */
  readonly scanShape: () => AnchorScan;
  /** For each anchor of the scans, the patterns it may belong to, or RUN_START. */
  readonly owners: readonly (readonly WeighedPattern[])[];
  /** Signatures that were left out, and why. */
  readonly problems: readonly string[];
}

/**
 * Prepares signatures; what `table` holds of them, made from the same patterns, is not worked out again. One with a wrong pattern is left
 * out and told in `problems`: the others still work.
 */
export function compileSignatures(signatures: readonly Signature[], table: AnchorTable = {}): CompiledSignatures {
  const all: CompiledSignature[] = [];
  const problems: string[] = [];
  const known: (readonly (readonly string[])[] | undefined)[] = [];
  for (const signature of signatures) {
    const row = Object.hasOwn(table, signature.id) ? table[signature.id] : undefined;
    const anchors = row && anchorsOf(row, signature);
    const compiled = compileSignature(signature, all.length, anchors && row?.also);
    try {
      if (!anchors) checkPatterns(compiled);
      known.push(anchors);
      all.push(compiled);
    } catch (error) {
      problems.push(`signature ${signature.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const ownersOf = ownersByAnchor(all, known);
  const anchors = [...ownersOf.keys()];
  const scan = createLazy(() => createAnchorScan(anchors));
  return {
    all, scan, owners: [...ownersOf.values()], problems,
    scanCollapsed: createLazy(() => {
      const collapsed = anchors.map((anchor) => anchor.replace(/ +/g, ' '));
      return collapsed.every((text, i) => text === anchors[i]) ? scan() : createAnchorScan(collapsed);
    }),
    scanShape: createLazy(() => createAnchorScan([...new Set(anchors.filter(hasDigit).map((anchor) => anchor.replace(/\d/g, '1')))])),
  };
}

/** For each signature, for each of its patterns, the anchors: texts one of which is in whatever it matches. */
export function chooseAnchors(signatures: readonly CompiledSignature[], ordinary: readonly string[] = []): (readonly (readonly string[])[])[] {
  const choose = createAnchorChoice(signatures.flatMap(({ patterns }) => patterns.map((one) => one.pattern())), ordinary);
  return signatures.map(({ patterns }) => patterns.map((one) => [...new Set(choose(one.pattern()))]));
}

function ownersByAnchor(all: readonly CompiledSignature[], known: readonly (readonly (readonly string[])[] | undefined)[]): Map<string, WeighedPattern[]> {
  const owners = new Map<string, WeighedPattern[]>(RUN_STARTS.map((anchor) => [anchor, [RUN_START]]));
  const unknown = all.filter((_, i) => known[i] === undefined);
  const chosen = new Map(chooseAnchors(unknown).map((anchors, i) => [unknown[i], anchors]));
  all.forEach((compiled, i) => {
    const anchors = known[i] ?? chosen.get(compiled)!;
    compiled.patterns.forEach((one, p) => {
      for (const anchor of anchors[p]!) {
        const others = owners.get(anchor);
        if (others) others.push(one);
        else owners.set(anchor, [one]);
      }
    });
  });
  return owners;
}

function checkPatterns({ patterns, unless }: CompiledSignature): void {
  for (const one of patterns) if (!canBeAnchored(one.pattern())) throw new Error(`pattern ${JSON.stringify(one.pattern().source)} has no three plain bytes in a row to scan for`);
  unless();
}

function compileSignature(signature: Signature, owner: number, also: readonly string[] = []): CompiledSignature {
  const ignoreCase = signature.ignoreCase ?? false;
  const outside = signature.unless ?? [];
  return {
    signature, unless: createLazy(() => outside.map((source) => compilePattern(source, { ignoreCase }))),
    patterns: [...signature.match, ...also].map((source) => new SourcePattern(source, owner, ignoreCase, outside)),
  };
}

/** There are thousands, and most are never asked for anything. */
class SourcePattern implements WeighedPattern {
  private compiled: Pattern | undefined;
  private letters: number | undefined;
  private hasDigits: boolean | undefined;

  constructor(private readonly source: string, readonly owner: number, readonly ignoreCase: boolean, private readonly outside: readonly string[]) {}

  pattern(): Pattern {
    return (this.compiled ??= compilePattern(this.source, { ignoreCase: this.ignoreCase }));
  }

  weight(): number {
    return (this.letters ??= fixedLetters(this.source));
  }

  digits(): boolean {
    return (this.hasDigits ??= [this.source, ...this.outside].some(hasLiteralDigit));
  }
}

/** A digit that is no part of a gap's name. */
const hasLiteralDigit = (source: string): boolean => hasDigit(source) && hasDigit(source.replace(/\{[^{}]*\}/g, ''));

/** Of a choice, the shortest text: what every match is sure to have. */
function fixedLetters(source: string): number {
  const plain = source.replace(/\\(.)/gs, (_, c: string) => (/\w/.test(c) ? c : ' ')).replace(/\{[^{}]*\}|[…^$]/g, '');
  const sure = plain.replace(/\(([^()]*)\)/g, (_, choice: string) => choice.split('|').sort((a, b) => a.length - b.length)[0]!);
  return sure.replace(/\s+/g, '').length;
}
