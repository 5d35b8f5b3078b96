import { readPrefix, type Prefix } from './read-record.ts';

export interface LogLine {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  /** The start of the next line. */
  readonly next: number;
  readonly blank: boolean;
  /** True when it ends with a backslash: the next line is part of it. */
  readonly goesOn: boolean;
  /** True when the line before ends with a backslash. */
  readonly goesOnFromBefore: boolean;
  readonly prefix: Prefix | undefined;
  isIndentedAt(offset: number): boolean;
}

/** Reads lines of a text around offsets, each once while it is near. */
export interface LineReader {
  at(offset: number): LogLine | undefined;
  before(line: LogLine): LogLine | undefined;
  after(line: LogLine): LogLine | undefined;
}

const MOST_KEPT = 512;
/** No format's prefix is longer; JSON lines are read whole up to here. */
const LONGEST_READ = 65_536;
const NEWLINE = 10;
const CR = 13;
const BACKSLASH = 92;

/** Lines end with `\n` or `\r\n`. */
export function createLineReader(text: string): LineReader {
  let kept = new Map<number, LogLine>();
  const read = (start: number): LogLine | undefined => {
    if (start < 0 || start >= text.length) return undefined;
    const known = kept.get(start);
    if (known) return known;
    if (kept.size >= MOST_KEPT) kept = new Map();
    const line = readLine(text, start);
    kept.set(start, line);
    return line;
  };
  return {
    at: (offset) => read(offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1),
    before: (line) => (line.start <= 0 ? undefined : read(line.start < 2 ? 0 : text.lastIndexOf('\n', line.start - 2) + 1)),
    after: (line) => read(line.next),
  };
}

function readLine(text: string, start: number): LogLine {
  const newline = text.indexOf('\n', start);
  const stop = newline < 0 ? text.length : newline;
  const end = stop > start && text.charCodeAt(stop - 1) === CR ? stop - 1 : stop;
  const blank = isBlank(text, start, end);
  return {
    start, end, next: newline < 0 ? text.length : newline + 1, blank,
    goesOn: end > start && text.charCodeAt(end - 1) === BACKSLASH,
    goesOnFromBefore: text.charCodeAt(start - 1) === NEWLINE && text.charCodeAt(text.charCodeAt(start - 2) === CR ? start - 3 : start - 2) === BACKSLASH,
    prefix: blank ? undefined : readPrefix(text, start, Math.min(end, start + LONGEST_READ)),
    isIndentedAt: (offset) => text.charCodeAt(offset) === 9 || (text.charCodeAt(offset) === 32 && text.charCodeAt(offset + 1) === 32),
  };
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== 32 && text.charCodeAt(at) !== 9) return false;
  return true;
}
