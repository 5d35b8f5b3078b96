import type { CompiledSignatures } from './compiled-signatures.ts';
import { ENTRY_MARGIN, stableEntryStart, sureEnd } from './entries.ts';
import { createScanState, takeHits, type HitTaker, type LinelessHit } from './find-hits.ts';
import { createLineReader, type LineSource, type LogLine } from './lines.ts';
import { createLogBuffer } from './log-buffer.ts';
import type { FileHit } from './log-scan.ts';

/** A part of a file whose entries are whole. */
export interface FilePart {
  readonly source: LineSource;
  take(taker: HitTaker): void;
  /** The line of an offset; offsets ascend. */
  lineAt(offset: number): number;
  /** How many runs of VMs started so far. */
  runs(): number;
}

/** Cuts what is fed into parts of whole entries. */
export interface LogPieces {
  /**
   * Goes to another place: what is fed next comes from `start` on, and `before` stands right in front of it, at least MOST_BEFORE where there
   * is that much. Entries are cut as if everything before had been fed; lines and runs count from the first one that is told.
   */
  begin(start: number, before: Uint8Array): void;
  feed(piece: Uint8Array): void;
  end(): void;
  /** Up to where entries were told; what was fed ends later. */
  told(): number;
  bytes(): number;
  /** How many lines there are up to what was told last, or at the end all. */
  lines(): number;
  runs(): number;
  /** Where these runs start. */
  runStarts(): readonly number[];
}

/** Enough to know the entries before a place as one knows them who read from the start. */
export const MOST_BEFORE = 4 * ENTRY_MARGIN;
/** What is scanned at once: this much stays near the processor, and bounds what a big piece takes. */
const MOST_AT_ONCE = 1_048_576;
const LONGEST_TEXT = 500;
const NOBODY: HitTaker = { found: () => undefined, known: () => undefined };

export function createPieces(compiled: CompiledSignatures, take: (part: FilePart) => void): LogPieces {
  const state = createScanState();
  const buffer = createLogBuffer(compiled.scan());
  /** Up to where all hits were told, and lines were counted. */
  let told = 0;
  let countedTo = 0;
  let line = 0;

  const tell = (source: LineSource, to: number): void => {
    const candidates = buffer.candidates(told, to);
    take({ source, runs: () => state.runs, take: (taker) => { takeHits(candidates, source, compiled, state, taker); }, lineAt: (offset) => { countTo(offset); return line; } });
    told = to;
  };

  const countTo = (to: number): void => {
    if (to <= countedTo) return;
    line += buffer.countFeeds(countedTo, to);
    countedTo = to;
  };

  const keepNear = (): void => {
    const keepFrom = Math.max(buffer.start, told - ENTRY_MARGIN);
    countTo(keepFrom);
    buffer.dropBefore(keepFrom);
  };

  const feed = (piece: Uint8Array): void => {
    buffer.append(piece);
    const source = buffer.source();
    const sure = sureEnd(source);
    const to = sure > told ? stableEntryStart(createLineReader(source), sure) : told;
    if (to > told) tell(source, to);
    keepNear();
  };

  /** Which words were told from the overlapping stretches of a long line is known by looking at the last ones again. */
  const lookBack = (): void => {
    const source = buffer.source();
    const lines = createLineReader(source);
    told = stableEntryStart(lines, sureEnd(source));
    const from = stableEntryStart(lines, Math.max(buffer.start, told - ENTRY_MARGIN));
    takeHits(buffer.candidates(from, told), source, compiled, state, NOBODY);
    state.runs = state.runStarts.length = 0;
  };

  return {
    begin(start, before) {
      buffer.restart(start - before.length);
      buffer.append(before);
      state.runs = state.runStarts.length = 0;
      state.lastStarts.clear();
      told = start;
      if (before.length > 0) lookBack();
      countedTo = told;
      line = 0;
      keepNear();
    },
    feed(piece) {
      for (let at = 0; at < piece.length; at += MOST_AT_ONCE) feed(piece.subarray(at, at + MOST_AT_ONCE));
    },
    end() {
      tell(buffer.source(), buffer.end);
      countTo(buffer.end);
      buffer.dropBefore(buffer.end);
    },
    told: () => told,
    bytes: () => buffer.end,
    lines: () => { countTo(told); return line; },
    runs: () => state.runs,
    runStarts: () => state.runStarts,
  };
}

export const inFile = ({ signature, span, groups, message, entry, depth, weight, run }: LinelessHit, line: number, { text }: LogLine): FileHit =>
  ({ signature, span, groups, message, entry, depth, weight, run, line, text: text.slice(0, LONGEST_TEXT) });
