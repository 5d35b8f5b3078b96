import type { FoundLine, KnownShapes } from './known-shapes.ts';
import { EntryKnowledge, type LineKnowledge } from './line-memo.ts';
import type { LineReader } from './lines.ts';

/** Entries (see entries.ts) of a few lines, told by what is known of their lines' shapes alone. */
export interface KnownEntries {
  /** The entry that holds an offset, when something is known of entries like it; good until the next is asked for. */
  at(offset: number): KnownEntry | undefined;
  /** What was found out about lines meanwhile is looked at anew. */
  forget(): void;
}

export interface KnownEntry {
  start: number;
  /** The line feed of its last line. */
  feed: number;
  knowledge: EntryKnowledge<unknown>;
}

/** An entry that is remembered has no more lines. */
export const MOST_KNOWN_LINES = 6;

const BLANK = 1;
const GOES_ON = 2;
const PREFIX = 4;
const WRAP = 8;
const INDENTED = 16;
const MESSAGE = 32;
/** Instead of traits: there is no such line, or nothing is known of it. */
const NO_LINE = -1;
const UNKNOWN = -2;

/** Lines next to each other are kept in a ring, by numbers that ascend. A power of two. */
const RING = 32;
/** Within it, lines are looked for one by one. */
const STEPS = 8;

export function createKnownEntries(shapes: KnownShapes, lines: LineReader): KnownEntries {
  const ring = Array.from({ length: RING }, (): FoundLine => ({ start: -1, feed: -2, knowledge: undefined }));
  const numbered = (n: number): FoundLine => ring[n & (RING - 1)]!;
  let first = 0;
  let last = -1;
  let current = 0;
  const entry: KnownEntry = { start: 0, feed: 0, knowledge: new EntryKnowledge() };

  const isWhole = ({ start, feed }: FoundLine): boolean => feed >= start;
  const findAfter = (): boolean => {
    const { feed } = numbered(last);
    if (!isWhole(numbered(last))) return false;
    if (++last - first >= RING) first++;
    shapes.find(feed + 1, numbered(last));
    return true;
  };
  const findBefore = (): boolean => {
    const { start } = numbered(first);
    const before = start > shapes.start ? shapes.lineStart(start - 1) : undefined;
    if (before === undefined) return false;
    if (last - --first >= RING) last--;
    shapes.find(before, numbered(first));
    return true;
  };
  /** Comes to the line that holds `offset`: mostly one of the next. */
  const comeTo = (offset: number): boolean => {
    if (first <= last && numbered(current).start <= offset) {
      for (let n = current; n < current + STEPS && (n <= last || findAfter()); n++) {
        if (!isWhole(numbered(n)) || numbered(n).feed < offset) continue;
        current = n;
        return true;
      }
    }
    const start = shapes.lineStart(offset);
    first = last = current = 0;
    if (start === undefined) {
      last = -1;
      return false;
    }
    shapes.find(start, numbered(0));
    return numbered(0).feed >= offset;
  };
  const traits = (n: number): number => {
    if (n < first && !findBefore()) return numbered(first).start <= shapes.start ? NO_LINE : UNKNOWN;
    if (n > last && !findAfter()) return UNKNOWN;
    const { knowledge, start } = numbered(n);
    return knowledge ? (knowledge.traits ??= traitsOf(knowledge, lines, start)) : UNKNOWN;
  };
  /** What entries.ts tells of a line from itself and the two before; undefined where more must be known. */
  const startsEntry = (n: number): boolean | undefined => {
    const line = traits(n);
    const before = traits(n - 1);
    if (line === UNKNOWN || before === UNKNOWN) return undefined;
    if (before === NO_LINE || (before & BLANK) !== 0) return true;
    if ((before & GOES_ON) !== 0) return false;
    if ((line & WRAP) !== 0) return undefined;
    if ((line & PREFIX) !== 0) return (line & INDENTED) === 0;
    const beforeLast = traits(n - 2);
    if (beforeLast === UNKNOWN) return undefined;
    if (beforeLast !== NO_LINE && (beforeLast & GOES_ON) !== 0) return true;
    return (before & PREFIX) !== 0 && (before & MESSAGE) === 0;
  };
  const firstOf = (n: number): number | undefined => {
    for (let at = n; at > n - MOST_KNOWN_LINES; at--) {
      const starts = startsEntry(at);
      if (starts !== false) return starts ? at : undefined;
    }
    return undefined;
  };
  const lastOf = (n: number, from: number): number | undefined => {
    for (let at = n; at < from + MOST_KNOWN_LINES; at++) {
      const next = traits(at + 1);
      const ends = next === UNKNOWN ? undefined : (next & BLANK) !== 0 || startsEntry(at + 1);
      if (ends !== false) return ends ? at : undefined;
    }
    return undefined;
  };

  return {
    at(offset) {
      if (!comeTo(offset) || !numbered(current).knowledge) return undefined;
      const from = firstOf(current);
      const to = from === undefined ? undefined : lastOf(current, from);
      if (to === undefined) return undefined;
      let known: EntryKnowledge<unknown> | undefined = numbered(from!).knowledge;
      for (let n = from! + 1; n <= to && known; n++) known = known.followed?.get(numbered(n).knowledge!);
      if (!known) return undefined;
      entry.start = numbered(from!).start;
      entry.feed = numbered(to).feed;
      entry.knowledge = known;
      return entry;
    },
    forget() {
      first = 0;
      last = -1;
    },
  };
}

function traitsOf(knowledge: LineKnowledge<unknown>, lines: LineReader, start: number): number {
  const { prefix, indentedKernel } = lines.at(start)!;
  return (knowledge.blank ? BLANK : 0) | (knowledge.goesOn ? GOES_ON : 0) | (indentedKernel ? INDENTED : 0)
    | (prefix ? PREFIX | (prefix.kind === 'wrap' ? WRAP : 0) | (prefix.kind === 'message' ? MESSAGE : 0) : 0);
}
