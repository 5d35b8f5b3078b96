import { readPrefix, type Prefix } from './read-record.ts';

/** One line of a log. Offsets are the source's own (UTF-16 units of a text, bytes of a file), columns count in `text`. */
export interface LogLine {
  readonly start: number;
  /** Without the line end (`\n` or `\r\n`). */
  readonly end: number;
  /** The start of the next line. */
  readonly next: number;
  /** Without controls; of a line longer than LONGEST_LINE only the first part. */
  readonly text: string;
  readonly blank: boolean;
  /** True when it ends with a backslash: the next line is part of it. */
  readonly goesOn: boolean;
  readonly prefix: Prefix | undefined;
  /** The source's offset of a column. */
  offsetAt(column: number): number;
}

/** Where lines come from. */
export interface LineSource {
  /** The first offset there is, and the offset after the last. */
  readonly first: number;
  readonly length: number;
  /** The offset of the last line feed before `offset`, or `first - 1`. */
  feedBefore(offset: number): number;
  /** The offset of the first line feed from `offset` on, or -1. */
  feedFrom(offset: number): number;
  /** The byte or UTF-16 unit at `offset`. */
  codeAt(offset: number): number | undefined;
  /** Whether `word` stands between two offsets; in lower case, and compared so, when `anyCase`. */
  holds(start: number, end: number, word: string, anyCase: boolean): boolean;
  read(start: number, end: number): { readonly text: string; offsetAt(column: number): number };
}

/** Reads lines around offsets, each once while it is near. */
export interface LineReader {
  at(offset: number): LogLine | undefined;
  before(line: LogLine): LogLine | undefined;
  after(line: LogLine): LogLine | undefined;
  /** A part of a long line as a line of its own. */
  stretch(start: number, end: number): LogLine;
}

export const LONGEST_LINE = 32_768;
const CR = 13;
const MOST_KEPT = 512;

/** Lines that were just read are not looked for again: a line may be long, and many offsets may lie in it. */
export function createLineReader(source: LineSource): LineReader {
  let kept = new Map<number, LogLine>();
  let starts = new Map<number, number>();
  let recent: LogLine | undefined;
  const read = (start: number): LogLine | undefined => {
    if (start < source.first || start >= source.length) return undefined;
    if (kept.size >= MOST_KEPT) [kept, starts] = [new Map(), new Map()];
    recent = kept.get(start) ?? readLine(source, start);
    kept.set(start, recent);
    starts.set(recent.next, start);
    return recent;
  };
  return {
    at: (offset) => (recent && recent.start <= offset && offset < recent.next ? recent : read(source.feedBefore(offset) + 1)),
    before: (line) => (line.start <= source.first ? undefined : read(starts.get(line.start) ?? source.feedBefore(line.start - 1) + 1)),
    after: (line) => read(line.next),
    stretch: (start, end) => lineOf(source, start, end, end),
  };
}

function readLine(source: LineSource, start: number): LogLine {
  const feed = source.feedFrom(start);
  const stop = feed < 0 ? source.length : feed;
  const end = stop > start && source.codeAt(stop - 1) === CR ? stop - 1 : stop;
  return lineOf(source, start, end, feed < 0 ? source.length : feed + 1);
}

function lineOf(source: LineSource, start: number, end: number, next: number): LogLine {
  const { text, offsetAt } = source.read(start, Math.min(end, start + LONGEST_LINE));
  let prefix: { readonly value: Prefix | undefined } | undefined;
  return {
    start, end, next, text, offsetAt,
    blank: /^\s*$/.test(text),
    goesOn: text.endsWith('\\'),
    get prefix() { return (prefix ??= { value: readPrefix(text, 0, text.length) }).value; },
  };
}
