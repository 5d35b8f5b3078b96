import type { CompiledSignatures } from './compiled-signatures.ts';
import { ENTRY_MARGIN, stableEntryStart } from './entries.ts';
import { createScanState, fullHit, takeHits, type KnownHit, type LinelessHit } from './find-hits.ts';
import type { Hit } from './hit.ts';
import { createLineReader, type LineReader, type LineSource, type LogLine } from './lines.ts';
import { createLogBuffer } from './log-buffer.ts';

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
      known: (hit, start, end, lines) => found.push({ hit: fullHit(hit, { start, end }, part.source, compiled, part.runs()), line: lines.at(start + hit.start)! }),
    });
    found.sort((a, b) => a.hit.span.start - b.hit.span.start || a.hit.span.end - b.hit.span.end);
    for (const { hit, line } of found) hits.push(inFile(hit, part.lineAt(hit.span.start), line));
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
  /** The last run of a VM in which it was said, and its first hit there while that is not `hit` yet. */
  run: number;
  later?: (() => FileHit) | undefined;
}

/** What a summary remembers of a hit that many entries have: its statements by the words that vary. */
type Noted = Map<string, OpenStatement | undefined>;
const MOST_NOTED = 256;

export function createLogSummary(compiled: CompiledSignatures): LogSummary {
  const statements = new Map<string, OpenStatement>();
  /** Those that have a later hit. */
  const moved = new Set<OpenStatement>();
  let isNew = false;
  const pieces = createPieces(compiled, (part) => {
    const open = (hit: LinelessHit, line: LogLine): OpenStatement | undefined => {
      const key = `${hit.signature.id}\n${hit.message}`;
      const before = statements.get(key);
      if (before || statements.size >= MOST_STATEMENTS) return before;
      isNew = true;
      const statement: OpenStatement = { hit: inFile(hit, part.lineAt(hit.span.start), line), count: 0, lines: [], lastLine: 0, run: hit.run };
      statements.set(key, statement);
      return statement;
    };
    /** Returns whether it was not said in this run yet. */
    const count = (statement: OpenStatement, at: number): boolean => {
      statement.lastLine = part.lineAt(at);
      if (statement.count++ < MOST_LINES) statement.lines.push(statement.lastLine);
      if (statement.run === part.runs()) return false;
      statement.run = part.runs();
      return true;
    };
    /** Runs may follow each other fast: only the last one's hit is made. */
    const move = (statement: OpenStatement, makeHit: () => LinelessHit, lineOf: () => LogLine): void => {
      const { run, lastLine } = statement;
      statement.later = () => inFile({ ...makeHit(), run }, lastLine, lineOf());
      moved.add(statement);
    };
    const wordsOf = ({ message, places }: KnownHit, start: number): string => {
      let words = '';
      if (message === undefined) for (const [, place] of places) words += `${part.source.key(start + place.start, start + place.end)}\n`;
      return words;
    };
    const findStatement = (noted: Noted, hit: KnownHit, words: string, start: number, end: number, lines: LineReader): OpenStatement | undefined => {
      const statement = open(fullHit(hit, { start, end }, part.source, compiled, part.runs()), lines.at(start + hit.start)!);
      if (noted.size >= MOST_NOTED) noted.clear();
      noted.set(words, statement);
      return statement;
    };
    part.take({
      found(hit, line) {
        const statement = open(hit, line);
        if (statement && count(statement, hit.span.start)) move(statement, () => hit, () => line);
      },
      known(hit, start, end, lines) {
        const noted = (hit.note ??= new Map()) as Noted;
        const words = wordsOf(hit, start);
        const statement = noted.get(words) ?? findStatement(noted, hit, words, start, end, lines);
        if (statement && count(statement, start + hit.start)) move(statement, () => fullHit(hit, { start, end }, part.source, compiled, part.runs()), () => lines.at(start + hit.start)!);
      },
    });
    for (const statement of moved) statement.hit = statement.later!();
    moved.clear();
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

const inFile = ({ signature, span, groups, message, entry, depth, weight, run }: LinelessHit, line: number, { text }: LogLine): FileHit =>
  ({ signature, span, groups, message, entry, depth, weight, run, line, text: text.slice(0, LONGEST_TEXT) });

/** What is scanned at once: this much stays near the processor, and bounds what a big piece takes. */
const MOST_AT_ONCE = 1_048_576;

/** Cuts what is fed into parts of whole entries. */
function createPieces(compiled: CompiledSignatures, take: (part: FilePart) => void) {
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

  const feed = (piece: Uint8Array): void => {
    buffer.append(piece);
    const source = buffer.source();
    const sure = buffer.end - ENTRY_MARGIN;
    const to = sure > told ? stableEntryStart(createLineReader(source), sure) : told;
    if (to > told) tell(source, to);
    const keepFrom = Math.max(buffer.start, told - ENTRY_MARGIN);
    countTo(keepFrom);
    buffer.dropBefore(keepFrom);
  };

  return {
    feed(piece: Uint8Array): void {
      for (let at = 0; at < piece.length; at += MOST_AT_ONCE) feed(piece.subarray(at, at + MOST_AT_ONCE));
    },
    end(): void {
      tell(buffer.source(), buffer.end);
      countTo(buffer.end);
      buffer.dropBefore(buffer.end);
    },
    bytes: () => buffer.end,
    lines: () => line,
  };
}
