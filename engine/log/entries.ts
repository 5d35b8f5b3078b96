import type { Span } from '../core/span.ts';
import type { RecordKind } from './format.ts';
import { createLineReader, LONGEST_LINE, type LineReader, type LineSource, type LogLine } from './lines.ts';
import type { Prefix } from './read-record.ts';
import { textSource } from './text-source.ts';

/** One record of a log: the line that starts it and the lines that continue it. */
export interface LogEntry {
  /** In the source, without the last line end. */
  readonly span: Span;
  readonly kind: RecordKind;
  /** What its first line says before the message; undefined for lines without a known prefix. Spans count in `text`. */
  readonly prefix: Prefix | undefined;
  /** Its lines, with the prefixes of further ones blanked: they are no text of it. */
  readonly text: string;
  /** The source's offset of an offset in `text`. */
  offsetAt(at: number): number;
}

/** An entry has no more. */
export const MOST_LINES = 60;
/** Of longer lines only stretches are looked at. */
export const LONGEST_ENTRY = LONGEST_LINE;
/** What stands this far before and after an entry may decide where it starts and ends. */
export const ENTRY_MARGIN = 2 * LONGEST_ENTRY;

/** All entries of `text` (see blankControls), in order. Blank lines belong to none. */
export function* cutEntries(text: string): Generator<LogEntry> {
  const lines = createLineReader(textSource(text));
  for (let line = lines.at(0); line;) {
    const last = line.blank ? line : lastLine(lines, line);
    if (!line.blank) yield entryOf(lines, line, last);
    line = lines.after(last);
  }
}

/** The entry that holds an offset of the source; ascending offsets are cheap. */
export function entryAt(lines: LineReader, offset: number): LogEntry | undefined {
  const own = lines.at(offset);
  if (!own) return undefined;
  if (isLong(own)) return stretchAround(lines, own, offset);
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
}

/** Whether a line that is not blank is an entry of its own. */
export const isAlone = (lines: LineReader, line: LogLine): boolean => !isLong(line) && startsEntry(lines, line) && lastLine(lines, line) === line;

const isLong = (line: LogLine): boolean => line.end - line.start > LONGEST_ENTRY;

/** Long lines are cut at fixed places, with some overlap. */
const STRETCH = LONGEST_ENTRY / 2;
const OVERLAP = STRETCH / 4;

function stretchAround(lines: LineReader, line: LogLine, offset: number): LogEntry {
  const cut = offset - (offset % STRETCH);
  const start = Math.max(line.start, cut - OVERLAP);
  const stretch = lines.stretch(start, Math.min(line.end, cut + STRETCH + OVERLAP));
  const entry = entryOf(lines, stretch, stretch);
  return { ...entry, kind: line.prefix?.kind ?? 'message', prefix: start === line.start ? entry.prefix : undefined };
}

/** The last offset up to `offset` at which one entry ends and the next starts. */
export function stableEntryStart(lines: LineReader, offset: number): number {
  const line = lines.at(offset);
  if (!line) return offset;
  return isLong(line) ? Math.max(line.start, offset - (offset % STRETCH)) : (entryAt(lines, offset)?.span.start ?? offset);
}

/** So many lines around one may decide where its entry starts and ends, and what is near it. */
const NEAR_LINES = 2 * MOST_LINES + 8;

/** Up to here, what comes after the end of the source changes nothing. May lie before its start. */
export function sureEnd(source: LineSource): number {
  const nearest = source.length - ENTRY_MARGIN;
  let at = source.length;
  for (let n = 0; n < NEAR_LINES && at > nearest; n++) at = source.feedBefore(at);
  return Math.max(at, nearest);
}

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
  const all: { readonly line: LogLine; readonly at: number }[] = [{ line: first, at: 0 }];
  let text = first.text;
  for (let before = first; before.start < last.start;) {
    const line = lines.after(before)!;
    text += ' '.repeat(before.next - before.end - 1) + '\n';
    all.push({ line, at: text.length });
    text += before.goesOn ? line.text : withoutPrefix(line);
    before = line;
  }
  return {
    span: { start: first.start, end: last.end }, kind: first.prefix?.kind ?? 'message', prefix: first.prefix, text,
    offsetAt: (at) => {
      const { line, at: start } = all.findLast((one) => one.at <= at) ?? all[0]!;
      return line.offsetAt(Math.min(at - start, line.text.length));
    },
  };
}

function withoutPrefix({ text, prefix }: LogLine): string {
  const start = prefix?.messages.at(-1)?.start ?? 0;
  return ' '.repeat(start) + text.slice(start);
}

/** Whether a line starts an entry, told from it and the two lines before alone: any offset gives the same entries. */
function startsEntry(lines: LineReader, line: LogLine): boolean {
  const before = lines.before(line);
  if (!before || before.blank) return true;
  if (before.goesOn) return false;
  if (line.end - before.start > LONGEST_ENTRY) return true;
  if (line.prefix && line.prefix.kind !== 'wrap') return !line.indentedKernel;
  if (line.prefix) return carrierOf(before) !== carrierOf(line);
  if (lines.before(before)?.goesOn) return true;
  return before.prefix !== undefined && before.prefix.kind !== 'message';
}

/** The container or job that a line is carried by; times are made equal. */
function carrierOf({ text, prefix }: LogLine): string | undefined {
  const carrier = prefix && `${prefix.formats[0]!} ${text.slice(0, prefix.messages[0]!.start).trim()}`;
  return carrier !== undefined && /^\S+ \d/.test(carrier) ? carrier.replace(/\d/g, '0') : carrier;
}
