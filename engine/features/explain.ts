import { createLineIndex, type LineIndex } from '../core/line-index.ts';
import { compileSignatures, type CompiledSignatures } from '../log/compiled-signatures.ts';
import { findHits } from '../log/find-hits.ts';
import type { Hit } from '../log/hit.ts';
import { createLogScan, createLogSummary, type LogScan, type LogSummary } from '../log/log-scan.ts';
import { anchorTable } from '../signatures/anchors.ts';
import { signatures as builtIn } from '../signatures/index.ts';
import type { Signature } from '../signatures/signature.ts';

/** What is known about a log. */
export interface Explanation {
  /** In the order of the document; see `rank` for the order of importance and `fold` for repetitions. */
  readonly hits: readonly Hit[];
  readonly lines: LineIndex;
}

export interface ExplainOptions {
  /** Instead of the built-in ones. Lists are compiled once and remembered as long as they live. */
  readonly signatures?: readonly Signature[];
  /** False leaves out what is harmless: faster where chatter abounds. */
  readonly benign?: boolean;
}

/** Finds what is known about a log of any kind, or about any lines of one. Total: hostile text costs linear time and finds nothing. */
export function explain(text: string, options: ExplainOptions = {}): Explanation {
  const lines = createLineIndex(text);
  return { hits: findHits(text, compiled(options), lines), lines };
}

/** The same for a file of any size, as bytes, piece by piece. */
export const explainFile = (options: ExplainOptions = {}): LogScan => createLogScan(compiled(options));

/** The same, but counting what is said again. */
export const summariseFile = (options: ExplainOptions = {}): LogSummary => createLogSummary(compiled(options));

const cache = new WeakMap<readonly Signature[], CompiledSignatures>();
const withoutBenign = new WeakMap<readonly Signature[], readonly Signature[]>();

function compiled({ signatures = builtIn, benign = true }: ExplainOptions): CompiledSignatures {
  if (!benign) {
    const failures = withoutBenign.get(signatures) ?? signatures.filter(({ severity }) => severity !== 'benign');
    withoutBenign.set(signatures, failures);
    return compiled({ signatures: failures });
  }
  const known = cache.get(signatures) ?? compileSignatures(signatures, anchorTable);
  cache.set(signatures, known);
  return known;
}
