import { createLineIndex, type LineIndex } from '../core/line-index.ts';
import { BIG_TEXT, bigTextHits } from '../log/big-text.ts';
import { changedHits, type FoundHits } from '../log/changed-hits.ts';
import { compileSignatures, type CompiledSignatures } from '../log/compiled-signatures.ts';
import { blankControls } from '../log/controls.ts';
import { createFileSummary, type FileSummary } from '../log/file-summary.ts';
import { findLinelessHits, type LinelessHit } from '../log/find-hits.ts';
import type { Hit } from '../log/hit.ts';
import { createStretchJoin, type StretchJoin } from '../log/join-stretches.ts';
import { createLogScan, createLogSummary, type LogScan } from '../log/log-scan.ts';
import { createStretchSummary, type StretchSummary } from '../log/log-stretch.ts';
import { createOwnScan } from '../log/own-scan.ts';
import { ownHits, type OwnSignatures } from '../log/own-signatures.ts';
import { anchorTable } from '../signatures/anchors.ts';
import { signatures as builtIn } from '../signatures/index.ts';
import type { Signature } from '../signatures/signature.ts';

/** What is known about a log. */
export interface Explanation {
  /** In the order of the document; see `rank` for the order of importance and `fold` for repetitions. */
  readonly hits: readonly Hit[];
  readonly lines: LineIndex;
}

export interface ExplainFileOptions {
  /** Instead of the built-in ones. Lists are compiled once and remembered as long as they live. */
  readonly signatures?: readonly Signature[];
  /** False leaves out what is harmless: faster where chatter abounds. */
  readonly benign?: boolean;
}

export interface ExplainOptions extends ExplainFileOptions {
  /** A user's own, besides. */
  readonly own?: OwnSignatures;
  /** What was found in an earlier version of the text: then only what changed is scanned. */
  readonly before?: Explanation;
}

/** Finds what is known about a log of any kind, or about any lines of one. Total: hostile text costs linear time and finds nothing. */
export function explain(text: string, options: ExplainOptions = {}): Explanation {
  const steps = explainInSteps(text, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps: a big text takes many, of some ten milliseconds, and who runs them may do other things in between. */
export function* explainInSteps(text: string, options: ExplainOptions = {}): Generator<undefined, Explanation> {
  const signatures = compiled(options);
  const earlier = options.before && sources.get(options.before);
  const found = earlier?.signatures === signatures ? changedHits(earlier.text, earlier.found, text, signatures) : text.length >= BIG_TEXT ? yield* bigTextHits(text, signatures) : findLinelessHits(text, signatures);
  const lines = createLineIndex(text);
  const explanation = withOwn(text, withLines(found.hits, lines), lines, options.own);
  sources.set(explanation, { text, found, signatures });
  return explanation;
}

/** Hits ascend: nothing is searched for. */
function withLines(hits: readonly LinelessHit[], lines: LineIndex): Hit[] {
  let line = 0;
  return hits.map((hit): Hit => {
    while (line + 1 < lines.lineCount && lines.lineStart(line + 1) <= hit.span.start) line++;
    const { signature, span, groups, message, entry, depth, weight, run } = hit;
    return { signature, span, line, groups, message, entry, depth, weight, run };
  });
}

/** What explanations were made of. */
const sources = new WeakMap<Explanation, { readonly text: string; readonly found: FoundHits; readonly signatures: CompiledSignatures }>();

function withOwn(text: string, hits: readonly Hit[], lines: LineIndex, own: OwnSignatures | undefined): Explanation {
  if (!own || own.all.length === 0) return { hits, lines };
  return { hits: [...hits, ...findOwn(text, own, lines, hits)].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end), lines };
}

/** The same for a file of any size, as bytes, piece by piece; without a user's own signatures. */
export const explainFile = (options: ExplainFileOptions = {}): LogScan => createLogScan(compiled(options));

/** The same, but counting what is said again, and with a user's own signatures. */
export const summariseFile = (options: Omit<ExplainOptions, 'before'> = {}): FileSummary => createFileSummary(createLogSummary(compiled(options)), options.own);

/** The same for stretches of a file apart from each other, as plain data, and what they say together. */
export const summariseStretch = (options: ExplainFileOptions = {}): StretchSummary => createStretchSummary(compiled(options));
export const joinStretches = ({ signatures = builtIn }: Pick<ExplainFileOptions, 'signatures'> = {}): StretchJoin => createStretchJoin(signatures);

/** The same for a user's own signatures alone. */
export const explainFileByOwn = (own: OwnSignatures): LogScan => createOwnScan(own);

/** A line of a user's own is its own entry; it belongs to the run of the hit before it. */
function findOwn(source: string, own: OwnSignatures, lines: LineIndex, hits: readonly Hit[]): Hit[] {
  const text = blankControls(source);
  const found: Hit[] = [];
  let before = 0;
  for (let line = 0; line < lines.lineCount; line++) {
    const start = lines.lineStart(line);
    const content = text.slice(start, lines.lineStart(line + 1)).replace(/\r?\n$|\r$/, '');
    for (const { start: from, end, signature, groups, message, weight } of ownHits(own, content)) {
      while (before < hits.length && hits[before]!.span.start <= start) before++;
      found.push({ signature, span: { start: start + from, end: start + end }, line, groups, message, entry: { start, end: start + content.length }, depth: 0, weight, run: hits[before - 1]?.run ?? 0 });
    }
  }
  return found;
}

const cache = new WeakMap<readonly Signature[], CompiledSignatures>();
const withoutBenign = new WeakMap<readonly Signature[], readonly Signature[]>();

function compiled({ signatures = builtIn, benign = true }: ExplainFileOptions): CompiledSignatures {
  if (!benign) {
    const failures = withoutBenign.get(signatures) ?? signatures.filter(({ severity }) => severity !== 'benign');
    withoutBenign.set(signatures, failures);
    return compiled({ signatures: failures });
  }
  const known = cache.get(signatures) ?? compileSignatures(signatures, anchorTable);
  cache.set(signatures, known);
  return known;
}
