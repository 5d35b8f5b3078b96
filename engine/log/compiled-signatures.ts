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

/** Signatures ready to be looked for. */
export interface CompiledSignatures {
  readonly all: readonly CompiledSignature[];
  readonly scan: AnchorScan;
  /** For each anchor of the scan, the numbers of the signatures it may belong to. */
  readonly owners: readonly (readonly number[])[];
}

/** Compiles signatures; throws an Error that names the signature when a pattern is wrong or cannot be scanned for. */
export function compileSignatures(signatures: readonly Signature[]): CompiledSignatures {
  const ownersOf = new Map<string, number[]>();
  const all = signatures.map((signature, number): CompiledSignature => {
    const options = { ignoreCase: signature.ignoreCase ?? false };
    const compile = (source: string): Pattern => {
      try {
        return compilePattern(source, options);
      } catch (error) {
        throw new Error(`signature ${signature.id}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    };
    const patterns = signature.match.map((source) => ({ pattern: compile(source), weight: fixedLetters(source) }));
    for (const { pattern } of patterns) {
      const anchors = anchorsOf(pattern);
      if (!anchors) throw new Error(`signature ${signature.id}: pattern ${JSON.stringify(pattern.source)} has no three plain ASCII characters in a row to scan for`);
      for (const anchor of new Set(anchors)) ownersOf.set(anchor, [...new Set([...(ownersOf.get(anchor) ?? []), number])]);
    }
    return { signature, patterns, unless: (signature.unless ?? []).map(compile) };
  });
  return { all, scan: createAnchorScan([...ownersOf.keys()]), owners: [...ownersOf.values()] };
}

/** Of a choice, the shortest text: what every match is sure to have. */
function fixedLetters(source: string): number {
  const plain = source.replace(/\\(.)/gs, (_, c: string) => (/\w/.test(c) ? c : ' ')).replace(/\{[^}]*\}|[…^$]/g, '');
  const sure = plain.replace(/\(([^()]*)\)/g, (_, choice: string) => choice.split('|').sort((a, b) => a.length - b.length)[0]!);
  return sure.replace(/\s+/g, '').length;
}
