import { byteSource } from './byte-source.ts';
import type { CompiledSignatures } from './compiled-signatures.ts';
import { countFeeds } from './count-lines.ts';
import { ENTRY_MARGIN, stableEntryStart } from './entries.ts';
import { createScanState, fullHit, takeHits, type Candidate, type LinelessHit } from './find-hits.ts';
import type { Hit } from './hit.ts';
import { createLineReader, type LineSource, type LogLine } from './lines.ts';

/** A hit in a file: its spans count bytes from the file's start. */
export interface FileHit extends Hit {
  /** The line the words start on, without controls, cut when long. */
  readonly text: string;
}

/** A scan of a file of any size, fed piece by piece. Holds no more than a piece and 200 kB besides. */
export interface LogScan {
  /** The hits that are sure by now, in the order of the file. Pieces may be cut anywhere; some 256 kB and more are fast. */
  feed(piece: Uint8Array): FileHit[];
  /** The hits of the rest. */
  end(): FileHit[];
}

/** What a log says once or many times. */
export interface Statement {
  /** Its first hit in the last run of a VM in which it was said. */
  readonly hit: FileHit;
  readonly count: number;
  /** The lines of its first hits, from 0, and of its last. */
  readonly lines: readonly number[];
  readonly lastLine: number;
}

/** Like LogScan, but counts what is said again instead of telling it: as fast as a log of failures alone needs. */
export interface LogSummary {
  /** Returns whether something new was said. */
  feed(piece: Uint8Array): boolean;
  end(): boolean;
  /** What was said so far, in the order of the file. */
  statements(): readonly Statement[];
  /** How many bytes and lines were fed; the lines are right at the end. */
  readonly bytes: number;
  readonly lines: number;
}

const LONGEST_TEXT = 500;
const MOST_LINES = 100;
/** A log that says ever new things is not remembered forever. */
const MOST_STATEMENTS = 20_000;

/**
 * Finds in a file what `explain` finds in a text, at the speed of a scan; but the words that signatures are scanned for must stand as
 * programs write them, on one line with single blanks.
 */
export function createLogScan(compiled: CompiledSignatures): LogScan {
  let hits: FileHit[] = [];
  const pieces = createPieces(compiled, (part) => {
    const found: { readonly hit: LinelessHit; readonly line: LogLine }[] = [];
    part.take({
      found: (hit, line) => found.push({ hit, line }),
      known: (hit, line) => found.push({ hit: fullHit(hit, line, part.source, compiled, part.runs()), line }),
    });
    found.sort((a, b) => a.hit.span.start - b.hit.span.start || a.hit.span.end - b.hit.span.end);
    for (const { hit, line } of found) hits.push(inFile(hit, part, line));
  });
  const told = (): FileHit[] => {
    const some = hits;
    hits = [];
    return some;
  };
  return {
    feed(piece) {
      pieces.feed(piece);
      return told();
    },
    end() {
      pieces.end();
      return told();
    },
  };
}

interface OpenStatement {
  hit: FileHit;
  count: number;
  readonly lines: number[];
  lastLine: number;
}

export function createLogSummary(compiled: CompiledSignatures): LogSummary {
  const statements = new Map<string, OpenStatement>();
  /** Of hits whose message is the same on all lines like theirs. */
  const direct = new WeakMap<object, OpenStatement>();
  let isNew = false;
  const pieces = createPieces(compiled, (part) => {
    const open = (hit: LinelessHit, line: LogLine): OpenStatement | undefined => {
      const key = `${hit.signature.id}\n${hit.message}`;
      const before = statements.get(key);
      if (before) {
        if (hit.run > before.hit.run) before.hit = inFile(hit, part, line);
        return before;
      }
      if (statements.size >= MOST_STATEMENTS) return undefined;
      isNew = true;
      const statement: OpenStatement = { hit: inFile(hit, part, line), count: 0, lines: [], lastLine: 0 };
      statements.set(key, statement);
      return statement;
    };
    const count = (statement: OpenStatement, at: number): void => {
      statement.lastLine = part.lineAt(at);
      if (statement.count++ < MOST_LINES) statement.lines.push(statement.lastLine);
    };
    part.take({
      found(hit, line) {
        const statement = open(hit, line);
        if (statement) count(statement, hit.span.start);
      },
      known(hit, line) {
        let statement = direct.get(hit);
        if (!statement || statement.hit.run !== part.runs()) {
          statement = open(fullHit(hit, line, part.source, compiled, part.runs()), line);
          if (statement && hit.message !== undefined) direct.set(hit, statement);
        }
        if (statement) count(statement, line.start + hit.start);
      },
    });
  });
  const wasNew = (): boolean => {
    const was = isNew;
    isNew = false;
    return was;
  };
  return {
    feed(piece) {
      pieces.feed(piece);
      return wasNew();
    },
    end() {
      pieces.end();
      return wasNew();
    },
    statements: () => [...statements.values()],
    get bytes() { return pieces.bytes(); },
    get lines() { return pieces.lines(); },
  };
}

/** A part of a file whose entries are whole. */
interface FilePart {
  readonly source: LineSource;
  take(taker: Parameters<typeof takeHits>[4]): void;
  /** The line of an offset; offsets ascend. */
  lineAt(offset: number): number;
  /** How many runs of VMs started so far. */
  runs(): number;
}

const inFile = ({ signature, span, groups, message, entry, depth, weight, run }: LinelessHit, part: FilePart, line: LogLine): FileHit =>
  ({ signature, span, groups, message, entry, depth, weight, run, line: part.lineAt(span.start), text: line.text.slice(0, LONGEST_TEXT) });

/** Cuts what is fed into parts of whole entries. */
function createPieces(compiled: CompiledSignatures, take: (part: FilePart) => void) {
  const state = createScanState();
  const scan = compiled.scan();
  /** Holds what was kept, then the piece. */
  let buffer = new Uint8Array(0);
  let kept = 0;
  /** In the file: where the buffer starts, and up to where all hits were told. */
  let base = 0;
  let told = 0;
  let countedTo = 0;
  let line = 0;

  const tell = (bytes: Uint8Array, to: number): void => {
    const candidates: Candidate[] = [];
    scan.scan(bytes, told - base, Math.min(bytes.length, to - base + scan.longest), (anchor, at) => {
      if (base + at < to) candidates.push({ at: base + at, anchor });
    });
    const source = byteSource(bytes, base);
    take({ source, runs: () => state.runs, take: (taker) => { takeHits(candidates, source, compiled, state, taker); }, lineAt: (offset) => { countTo(bytes, offset); return line; } });
    told = to;
  };

  const append = (piece: Uint8Array): Uint8Array => {
    const length = kept + piece.length;
    if (length > buffer.length) {
      const bigger = new Uint8Array(length + ENTRY_MARGIN);
      bigger.set(buffer.subarray(0, kept));
      buffer = bigger;
    }
    buffer.set(piece, kept);
    kept = length;
    return buffer.subarray(0, length);
  };

  const countTo = (bytes: Uint8Array, to: number): void => {
    if (to <= countedTo) return;
    line += countFeeds(bytes, countedTo - base, to - base);
    countedTo = to;
  };

  return {
    feed(piece: Uint8Array): void {
      const bytes = append(piece);
      const sure = base + bytes.length - ENTRY_MARGIN;
      const to = sure > told ? stableEntryStart(createLineReader(byteSource(bytes, base)), sure) : told;
      if (to > told) tell(bytes, to);
      const keepFrom = Math.max(base, told - ENTRY_MARGIN);
      countTo(bytes, keepFrom);
      buffer.copyWithin(0, keepFrom - base, kept);
      kept = bytes.length - (keepFrom - base);
      base = keepFrom;
    },
    end(): void {
      const bytes = buffer.subarray(0, kept);
      tell(bytes, base + kept);
      countTo(bytes, base + kept);
      base += kept;
      kept = 0;
    },
    bytes: () => base + kept,
    lines: () => line,
  };
}
