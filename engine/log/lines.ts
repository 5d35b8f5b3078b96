import type { KnownShapes } from './known-shapes.ts';
import { LineKnowledge, type LineMemo } from './line-memo.ts';
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
  /** Kernel reports write their further lines as records whose message is indented. */
  readonly indentedKernel: boolean;
  /** What is known of lines like it; only when the reader has a memo. */
  readonly knowledge: LineKnowledge<unknown> | undefined;
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
  read(start: number, end: number): Stretch;
  /** Something that differs where the stretch does: cheaper than to read it. */
  key(start: number, end: number): string;
  /** What is known of the lines that are like this one (see line-shape.ts), or what `make` finds out about it; undefined for a long line. */
  known(memo: LineMemo<unknown>, start: number, end: number, make: () => LineKnowledge<unknown>): LineKnowledge<unknown> | undefined;
  /** Where lines can be told by their shapes without being read. */
  readonly shapes?: KnownShapes | undefined;
}

interface Stretch {
  readonly text: string;
  offsetAt(column: number): number;
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
/** A power of two. */
const MOST_KEPT = 256;

/** Lines that were just read are not looked for again: a line may be long, and many offsets may lie in it. */
export function createLineReader(source: LineSource, memo?: LineMemo<unknown>): LineReader {
  const kept = new Array<ReadLine | undefined>(MOST_KEPT);
  let recent: ReadLine | undefined;
  const read = (start: number): ReadLine | undefined => {
    if (start < source.first || start >= source.length) return undefined;
    const slot = (start ^ (start >>> 8)) & (MOST_KEPT - 1);
    recent = kept[slot];
    if (recent?.start !== start) kept[slot] = recent = readLine(source, memo, start);
    return recent;
  };
  return {
    at: (offset) => (recent && recent.start <= offset && offset < recent.next ? recent : read(source.feedBefore(offset) + 1)),
    before(line) {
      if (line.start <= source.first) return undefined;
      const own = line as ReadLine;
      return own.previous ??= read(source.feedBefore(line.start - 1) + 1);
    },
    after(line) {
      const next = read(line.next);
      if (next) next.previous ??= line as ReadLine;
      return next;
    },
    stretch: (start, end) => new ReadLine(source, undefined, start, end, end),
  };
}

function readLine(source: LineSource, memo: LineMemo<unknown> | undefined, start: number): ReadLine {
  const feed = source.feedFrom(start);
  const stop = feed < 0 ? source.length : feed;
  const end = stop > start && source.codeAt(stop - 1) === CR ? stop - 1 : stop;
  return new ReadLine(source, memo, start, end, feed < 0 ? source.length : feed + 1);
}

/** Decodes and reads no more than is asked for, and nothing that is known of a line like it. */
class ReadLine implements LogLine {
  readonly knowledge: LineKnowledge<unknown> | undefined;
  /** The line before, once it was read. */
  previous: ReadLine | undefined;
  private read: Stretch | undefined;

  constructor(private readonly source: LineSource, memo: LineMemo<unknown> | undefined, readonly start: number, readonly end: number, readonly next: number) {
    this.knowledge = memo && source.known(memo, start, end, () => this.look());
  }

  get text(): string { return this.stretch().text; }
  get blank(): boolean { return (this.knowledge ?? this.look()).blank; }
  get goesOn(): boolean { return (this.knowledge ?? this.look()).goesOn; }

  get prefix(): Prefix | undefined {
    const known = this.knowledge ?? this.look();
    return (known.prefix ??= { value: readPrefix(this.text, 0, this.text.length) }).value;
  }

  get indentedKernel(): boolean {
    const known = this.knowledge ?? this.look();
    return (known.indentedKernel ??= isIndentedKernelLine(this));
  }

  offsetAt(column: number): number {
    return this.stretch().offsetAt(column);
  }

  private own: LineKnowledge<unknown> | undefined;

  private look(): LineKnowledge<unknown> {
    return (this.own ??= new LineKnowledge(/^\s*$/.test(this.text), this.text.endsWith('\\')));
  }

  private stretch(): Stretch {
    return (this.read ??= this.source.read(this.start, Math.min(this.end, this.start + LONGEST_LINE)));
  }
}

function isIndentedKernelLine({ text, prefix }: LogLine): boolean {
  const message = prefix?.messages.at(-1);
  return message !== undefined && prefix?.program === 'kernel' && /^(?: {2}|\t)/.test(text.slice(message.start, message.start + 2));
}
