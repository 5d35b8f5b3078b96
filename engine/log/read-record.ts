import type { Span } from '../core/span.ts';
import type { LineRecord, LogFormat, RecordKind } from './format.ts';
import { formats } from './formats/index.ts';
import type { WrittenTime } from './written-time.ts';

/** All that stands before the message of a line: prefixes carry prefixes (journal → libvirtd → QEMU). */
export interface Prefix extends Omit<LineRecord, 'messages'> {
  /** The formats from the outside in. */
  readonly formats: readonly string[];
  /** The line's messages with every level of prefix taken off, outermost first. */
  readonly messages: readonly Span[];
  /** The time that each of `formats` has, where it has one. */
  readonly times: readonly (string | undefined)[];
}

const MOST_LEVELS = 6;

/** Reads the prefixes of the line in `text.slice(start, end)`; undefined when it has none that is known. */
export function readPrefix(text: string, start: number, end: number): Prefix | undefined {
  while (start < end && isIndent(text.charCodeAt(start))) start++;
  const levels: { readonly format: LogFormat; readonly record: LineRecord }[] = [];
  const messages: Span[] = [];
  const descend = (at: number, to: number, depth: number, kernel: boolean): void => {
    const found = depth < MOST_LEVELS ? readOne(text, at, to, kernel) : undefined;
    if (!found) return;
    levels.push(found);
    for (const message of found.record.messages) {
      messages.push(message);
      if (message.start > at) descend(message.start, message.end, depth + 1, kernel || found.record.program === 'kernel');
    }
  };
  descend(start, end, 0, false);
  if (levels.length === 0) return undefined;
  const records = levels.map((level) => level.record);
  const kind = records.map((record) => record.kind).find((k) => k !== 'message' && k !== 'wrap') ?? (records.every((r) => r.kind === 'wrap') ? 'wrap' : 'message');
  return { formats: levels.map((level) => level.format.id), times: records.map((record) => record.time), messages, ...summary(kind, records) };
}

const byId = new Map(formats.map((format) => [format.id, format]));

/** The times of a prefix, from the outside in: syslog's, and in it libvirt's own. */
export const writtenTimes = ({ formats: ids, times }: Prefix): WrittenTime[] =>
  ids.flatMap((id, i) => (times[i] === undefined ? [] : byId.get(id)!.readTime?.(times[i]) ?? []));

/** Where a line above a record's message has its time, when its format writes records of several lines. */
export const timeAbove = ({ formats: ids }: Prefix): RegExp | undefined => byId.get(ids[0]!)?.timeAbove;

/** The outermost time and host – what the log is sorted by –, the innermost level and program. */
function summary(kind: RecordKind, records: readonly LineRecord[]): Omit<LineRecord, 'messages'> {
  const inner = records.toReversed();
  const time = records.find((r) => r.time !== undefined)?.time;
  const level = inner.find((r) => r.level !== undefined)?.level;
  const program = inner.find((r) => r.program !== undefined)?.program;
  const host = records.find((r) => r.host !== undefined)?.host;
  return { kind, ...(time !== undefined && { time }), ...(level && { level }), ...(program !== undefined && { program }), ...(host !== undefined && { host }) };
}

/** The format that explains most of the line: the order of formats means nothing. */
function readOne(text: string, at: number, end: number, kernel: boolean): { readonly format: LogFormat; readonly record: LineRecord } | undefined {
  let best: { readonly format: LogFormat; readonly record: LineRecord } | undefined;
  let reach = -1;
  for (const format of formatsFor(text.charCodeAt(at))) {
    if (kernel && !format.kernel) continue;
    const record = format.read(text, at, end);
    const to = record?.messages[0]?.start ?? at;
    if (record && to > reach) [best, reach] = [{ format, record }, to];
  }
  return best;
}

const byFirstCode: readonly (readonly LogFormat[])[] = Array.from({ length: 128 }, (_, code) => formats.filter(({ starts }) => starts.test(String.fromCharCode(code))));

const formatsFor = (code: number): readonly LogFormat[] => byFirstCode[code] ?? formats;

const isIndent = (code: number): boolean => code === 32 || code === 9;
