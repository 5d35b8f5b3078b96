import { dayStart } from '../../core/calendar.ts';
import { createLineReader, type LineReader, type LogLine } from '../../log/lines.ts';
import { timeAbove, writtenTimes } from '../../log/read-record.ts';
import { textSource } from '../../log/text-source.ts';
import type { WallTime } from '../../log/written-time.ts';

/** The times of one line: at least one of the three. All in milliseconds, see WrittenTime; `boot` may also be summed up from differences. */
export interface Stamp {
  readonly offset: number;
  readonly instant?: number;
  readonly wall?: WallTime;
  readonly boot?: number;
}

/** The stamp of a line, or of the nearest one that has any. */
export interface PlacedStamp {
  readonly stamp: Stamp;
  readonly by: 'itself' | 'above' | 'below';
}

/** Reads the times of a text's lines where they are wanted. */
export interface StampReader {
  at(offset: number): PlacedStamp | undefined;
  /** Stamps all over the text, in its order: enough to see years and boots change. */
  sample(): readonly Stamp[];
  /** The stamp of the only place at which `words` stand; the offset they start at must not lie before them in their line by accident. */
  find(words: string): Stamp | undefined;
  /** Messages of the kernel, each on its line: what a text and another that has the same messages can be told by. */
  kernelMessages(): readonly { readonly words: string; readonly stamp: Stamp }[];
}

const SAMPLES = 1500;
const MOST_LINES_AWAY = 60;
const MOST_FIELDS = 200;
const MOST_MESSAGES = 40;
const SHORTEST_MESSAGE = 24;

/** `text` is without controls (see blankControls). */
export function createStampReader(text: string): StampReader {
  const lines = createLineReader(textSource(text));
  const sums = summed(text);
  let sampled: readonly Stamp[] | undefined;
  const own = (line: LogLine): Stamp | undefined => stampOf(lines, line, sums);
  const reader: StampReader = {
    at(offset) {
      const line = lines.at(offset);
      const stamp = line && own(line);
      if (stamp) return { stamp, by: 'itself' };
      if (!line || reader.sample().length === 0) return undefined;
      return near(line, (one) => lines.before(one), own, 'above') ?? near(line, (one) => lines.after(one), own, 'below');
    },
    sample: () => (sampled ??= sampleOf(text, lines, own)),
    find(words) {
      const at = text.indexOf(words);
      const line = at >= 0 && text.indexOf(words, at + 1) < 0 ? lines.at(at) : undefined;
      return line && own(line);
    },
    kernelMessages() {
      const seen = new Map<string, Stamp>();
      for (const stamp of reader.sample()) {
        const line = lines.at(stamp.offset)!;
        const words = line.text.slice(line.prefix?.messages.at(-1)?.start ?? 0);
        if (line.prefix?.program === 'kernel' && words.length >= SHORTEST_MESSAGE && seen.size < MOST_MESSAGES) seen.set(words, stamp);
      }
      return [...seen].map(([words, stamp]) => ({ words, stamp }));
    },
  };
  return reader;
}

function near(line: LogLine, step: (line: LogLine) => LogLine | undefined, own: (line: LogLine) => Stamp | undefined, by: 'above' | 'below'): PlacedStamp | undefined {
  let next = step(line);
  for (let n = 0; next && n < MOST_LINES_AWAY; n++, next = step(next)) {
    const stamp = own(next);
    if (stamp) return { stamp, by };
  }
  return undefined;
}

function stampOf(lines: LineReader, line: LogLine, sums: Sums): Stamp | undefined {
  const { prefix } = line;
  if (!prefix) return undefined;
  const above = timeAbove(prefix);
  const times = above ? timesAbove(lines, line, above) : writtenTimes(prefix);
  const instant = times.find((time) => time.kind === 'instant')?.ms;
  const wall = times.find((time) => time.kind === 'wall');
  const boot = times.find((time) => time.kind === 'boot')?.ms ?? (times.some((time) => time.kind === 'delta') || sums.knows(line.start) ? sums.at(line.start) : undefined);
  if (instant === undefined && !wall && boot === undefined) return undefined;
  return { offset: line.start, ...(instant !== undefined && { instant }), ...(wall && { wall }), ...(boot !== undefined && { boot }) };
}

/** What the lines above say, up to the blank one that parts records. */
function timesAbove(lines: LineReader, line: LogLine, pattern: RegExp) {
  let above = lines.before(line);
  for (let n = 0; above && !above.blank && n < MOST_FIELDS; n++, above = lines.before(above)) {
    const written = pattern.exec(above.text)?.slice(1).find((group) => group !== undefined);
    if (written !== undefined) return writtenTimes({ ...line.prefix!, times: [written] });
  }
  return [];
}

function sampleOf(text: string, lines: LineReader, own: (line: LogLine) => Stamp | undefined): Stamp[] {
  const stamps: Stamp[] = [];
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  for (let at = 0; at < text.length;) {
    const line = lines.at(at)!;
    at = Math.max(line.next, line.start + step);
    const stamp = own(line);
    if (stamp && stamp.offset > (stamps.at(-1)?.offset ?? -1)) stamps.push(stamp);
  }
  return stamps;
}

interface Sums {
  /** Whether the text is one of differences, and the line has another time of its own. */
  knows(start: number): boolean;
  at(start: number): number | undefined;
}

/** `[  +0.000123]`, `[<    0.000123>]` and the dates of minutes between them: dmesg -d and -e. */
const DIFFERENCE = /^\[ {0,10}(?:\+(\d{1,8}\.\d{6})|<? {0,10}(\d{1,8}\.\d{6})>|([A-Z][a-z]{2}) {0,2}(\d{1,2}) {1,2}(\d\d):(\d\d))\] /;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const NO_SUMS: Sums = { knows: () => false, at: () => undefined };

/** Sums the differences of lines up, in the one kind of log that has nothing else. */
function summed(text: string): Sums {
  if (!/^\[ {0,10}(?:\+\d|<|[A-Z][a-z]{2} {0,2}\d{1,2} {1,2}\d\d:\d\d\])/m.test(text.slice(0, 4096))) return NO_SUMS;
  const sums = new Map<number, number>();
  let sum = 0;
  let first: { readonly minute: number; readonly sum: number } | undefined;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const [, plus, angled, month, day, hour, minute] = DIFFERENCE.exec(text.slice(start, start + 40)) ?? [];
    const difference = plus ?? angled;
    if (difference !== undefined) sum += Number(difference) * 1000;
    else if (month !== undefined) {
      const at = dayStart(2000, MONTHS.indexOf(month) / 3 + 1, Number(day)) + (Number(hour) * 60 + Number(minute)) * 60_000;
      first ??= { minute: at, sum };
      // Seconds of the minute are not told: only that it is not over, and that time goes on.
      if (at - first.minute > sum - first.sum) sum = first.sum + at - first.minute;
    }
    if (difference !== undefined || month !== undefined) sums.set(start, sum);
    if (end < 0) break;
    start = end + 1;
  }
  return { knows: (start) => sums.has(start), at: (start) => sums.get(start) };
}
