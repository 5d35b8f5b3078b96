import type { Span } from '../core/span.ts';
import type { RecordKind } from './format.ts';
import { createLineReader, type LineReader, type LogLine } from './lines.ts';
import type { Prefix } from './read-record.ts';

/** One record of a log: the line that starts it and the lines that continue it. */
export interface LogEntry {
  /** Without the last line end. */
  readonly span: Span;
  readonly kind: RecordKind;
  /** What its first line says before the message; undefined for lines without a known prefix. */
  readonly prefix: Prefix | undefined;
  /** Prefixes repeated inside the entry, which are no text of it. */
  readonly repeated: readonly Span[];
}

const MOST_LINES = 60;
/** Of longer lines only stretches are looked at. */
export const LONGEST_ENTRY = 32_768;

/** All entries of `text` (see blankControls), in order. Blank lines belong to none. */
export function* cutEntries(text: string): Generator<LogEntry> {
  const lines = createLineReader(text);
  for (let line = lines.at(0); line;) {
    const last = line.blank ? line : lastLine(lines, line);
    if (!line.blank) yield entryOf(lines, line, last);
    line = lines.after(last);
  }
}

/** The entries of `text` that hold given offsets, one look-up after the other; ascending offsets are cheap. */
export function createEntryFinder(text: string): (offset: number) => LogEntry {
  const lines = createLineReader(text);
  return (offset) => {
    const own = lines.at(offset)!;
    if (own.end - own.start > LONGEST_ENTRY) return stretchAround(own, offset);
    let first = own;
    for (let n = 0; n < MOST_LINES && !startsEntry(lines, first); n++) {
      const before = lines.before(first);
      if (!before || own.end - before.start > LONGEST_ENTRY) break;
      first = before;
    }
    for (let last = lastLine(lines, first); ; last = lastLine(lines, first)) {
      if (last.end >= own.end) return entryOf(lines, first, last);
      first = lines.after(last) ?? own;
    }
  };
}

const stretchAround = (line: LogLine, offset: number): LogEntry => {
  const start = Math.max(line.start, offset - LONGEST_ENTRY / 2);
  return {
    span: { start, end: Math.min(line.end, offset + LONGEST_ENTRY / 2) },
    kind: line.prefix?.kind ?? 'message', prefix: start === line.start ? line.prefix : undefined, repeated: [],
  };
};

function lastLine(lines: LineReader, first: LogLine): LogLine {
  let last = first;
  for (let n = 1; n < MOST_LINES; n++) {
    const next = lines.after(last);
    if (!next || next.blank || next.end - first.start > LONGEST_ENTRY || startsEntry(lines, next)) break;
    last = next;
  }
  return last;
}

function entryOf(lines: LineReader, first: LogLine, last: LogLine): LogEntry {
  const repeated: Span[] = [];
  for (let line = lines.after(first); line && line.start <= last.start; line = lines.after(line)) {
    const message = line.prefix?.messages.at(-1);
    if (message && !line.goesOnFromBefore) repeated.push({ start: line.start, end: message.start });
  }
  const end = Math.min(last.end, first.start + LONGEST_ENTRY);
  return { span: { start: first.start, end }, kind: first.prefix?.kind ?? 'message', prefix: first.prefix, repeated };
}

/** Whether a line starts an entry, told from it and the two lines before alone: any offset gives the same entries. */
function startsEntry(lines: LineReader, line: LogLine): boolean {
  const before = lines.before(line);
  if (!before || before.blank) return true;
  if (before.goesOn) return false;
  if (line.end - before.start > LONGEST_ENTRY) return true;
  if (line.prefix && line.prefix.kind !== 'wrap') return !isIndentedKernelLine(line);
  if (line.prefix) return before.prefix?.formats[0] !== line.prefix.formats[0];
  if (before.goesOnFromBefore) return true;
  return before.prefix !== undefined && before.prefix.kind !== 'message';
}

/** Kernel reports write their further lines as records whose message is indented. */
function isIndentedKernelLine(line: LogLine): boolean {
  const message = line.prefix?.messages.at(-1);
  return message !== undefined && line.prefix?.program === 'kernel' && line.isIndentedAt(message.start);
}
