import type { Span } from '../core/span.ts';
import type { CompiledSignatures } from './compiled-signatures.ts';
import { ENTRY_MARGIN, stableEntryStart } from './entries.ts';
import { findLinelessHits, type LinelessHit } from './find-hits.ts';
import { createLineReader } from './lines.ts';
import { textSource } from './text-source.ts';

/** The hits of a text, and where runs of VMs start in it. */
export interface FoundHits {
  readonly hits: readonly LinelessHit[];
  readonly runStarts: readonly number[];
}

/** The hits of a text that came from another by an edit somewhere: only what is near to the edit is scanned. */
export function changedHits(before: string, known: FoundHits, text: string, compiled: CompiledSignatures): FoundHits {
  const same = commonStart(before, text);
  const tail = commonEnd(before, text, same);
  const grown = text.length - before.length;
  const lines = createLineReader(textSource(text));
  const from = same > ENTRY_MARGIN ? stableEntryStart(lines, same - ENTRY_MARGIN) : 0;
  const to = tail > 3 * ENTRY_MARGIN ? stableEntryStart(lines, text.length - tail + 2 * ENTRY_MARGIN) : text.length;
  const start = Math.max(0, from - ENTRY_MARGIN);
  const part = findLinelessHits(text.slice(start, Math.min(text.length, to + ENTRY_MARGIN)), compiled);
  const isInside = (at: number): boolean => start + at >= from && start + at < to;
  const runStarts = [
    ...known.runStarts.filter((at) => at < from),
    ...part.runStarts.filter(isInside).map((at) => start + at),
    ...known.runStarts.filter((at) => at + grown >= to).map((at) => at + grown),
  ];
  const runOf = createRunCounter(runStarts);
  return {
    runStarts,
    hits: [
      ...known.hits.filter((hit) => hit.span.start < from),
      ...part.hits.filter((hit) => isInside(hit.span.start)).map((hit) => moved(hit, start, runOf)),
      ...known.hits.filter((hit) => hit.span.start + grown >= to).map((hit) => moved(hit, grown, runOf)),
    ],
  };
}

function moved(hit: LinelessHit, by: number, runOf: (at: number) => number): LinelessHit {
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const span = move(hit.span);
  return { ...hit, span, entry: move(hit.entry), run: runOf(span.start) };
}

/** How many runs start up to an offset; offsets ascend. */
function createRunCounter(starts: readonly number[]): (at: number) => number {
  let count = 0;
  return (at) => {
    while (count < starts.length && starts[count]! <= at) count++;
    return count;
  };
}

const CHUNK = 65_536;

/** Compares slices, which costs what memory costs. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.slice(at, at + CHUNK) === b.slice(at, at + CHUNK)) at += CHUNK;
  for (const end = Math.min(most, at + CHUNK); at < end && a.charCodeAt(at) === b.charCodeAt(at);) at++;
  return Math.min(at, most);
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let tail = 0;
  while (tail + CHUNK <= most && a.slice(a.length - tail - CHUNK, a.length - tail) === b.slice(b.length - tail - CHUNK, b.length - tail)) tail += CHUNK;
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return tail;
}
