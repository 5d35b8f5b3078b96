import { DAY_MS, dateOf, dayStart } from '../../core/calendar.ts';
import { createBoots, type Boots } from './boots.ts';
import { pairOffsets, type Mark } from './pairs.ts';
import type { Stamp, StampReader } from './stamps.ts';
import { createWalls, type Walls } from './walls.ts';

/** How sure an instant is: the line says it; another line makes it so; it was guessed, as `how` says; or only its order is known. */
export type Sureness = 'exact' | 'anchored' | 'guessed' | 'unknown';

export interface Instant {
  /** Milliseconds since 1970; on an axis of its own, since whatever starts it. */
  readonly at: number;
  /** `''` for UTC; times of different axes cannot be compared. */
  readonly axis: string;
  readonly sure: Sureness;
  /** One sentence, when the line does not say it itself. */
  readonly how?: string;
}

/** A text whose times are to be compared with those of others. */
export interface ClockedText {
  readonly name: string;
  readonly reader: StampReader;
  /** All that are wanted, and some besides, in the order of the text. */
  readonly stamps: readonly Stamp[];
  /** What it says that other texts may say, too. */
  readonly marks: readonly Mark[];
}

export type Clock = (stamp: Stamp) => Instant | undefined;

export const LOCAL_AXIS = 'local time';

interface Working extends ClockedText {
  readonly walls: Walls;
  readonly boots: Boots;
  yearHow?: string;
  /** What wall times are ahead of UTC, by the wall time; empty when unknown. */
  zones: readonly { readonly wall: number; readonly ahead: number }[];
  zoneSure: 'anchored' | 'guessed';
  zoneHow?: string;
}

/** The clocks of texts of one incident. `now` is when they are looked at, in milliseconds since 1970: a year that nothing tells is taken from it. */
export function clocksOf(texts: readonly ClockedText[], now: number | undefined): Clock[] {
  const all = texts.map((text): Working => ({ ...text, walls: createWalls(text.stamps), boots: createBoots(text.stamps), zones: [], zoneSure: 'anchored' }));
  for (const text of all) findYear(text, all, now);
  for (const text of all) zoneByItself(text);
  for (const text of all) if (text.zones.length === 0 && !text.walls.isEmpty) zoneByOthers(text, all);
  for (const text of all) bootByItself(text);
  for (const text of all) if (!text.boots.isAnchored) bootByOthers(text, all);
  return all.map((text) => (stamp) => instantOf(text, stamp));
}

function instantOf(text: Working, stamp: Stamp): Instant | undefined {
  if (stamp.instant !== undefined) return { at: stamp.instant, axis: '', sure: 'exact' };
  const wall = onWall(text, stamp);
  if (wall && wall.axis === '') return wall;
  const boot = text.boots.at(stamp);
  return boot && (boot.axis === '' || !wall) ? { ...boot, axis: boot.axis ?? `since the kernel of ${text.name} started` } : wall;
}

function onWall(text: Working, stamp: Stamp): Instant | undefined {
  const wall = stamp.wall && text.walls.at(stamp);
  if (wall === undefined) return undefined;
  const zone = text.zones.reduce<Working['zones'][number] | undefined>((best, one) => (best && Math.abs(best.wall - wall) <= Math.abs(one.wall - wall) ? best : one), undefined);
  const how = [text.yearHow, zone && text.zoneHow].filter((part) => part !== undefined).join(' ');
  if (!zone) return { at: wall, axis: LOCAL_AXIS, sure: 'unknown', how: ['The line has a local time, and nothing tells its zone.', ...(how === '' ? [] : [how])].join(' ') };
  return { at: wall - zone.ahead, axis: '', sure: text.yearHow !== undefined ? 'guessed' : text.zoneSure, how };
}

/** The year in which the text is nearest to the others; else the last one in which it is not after `now`. */
function findYear(text: Working, all: readonly Working[], now: number | undefined): void {
  const range = text.walls.lacksYear ? text.walls.range() : undefined;
  if (!range) return;
  const assumed = dateOf(range.last).year;
  const others = all.flatMap((other) => (other === text ? [] : rangesOf(other)));
  const moved = (time: number, years: number): number => {
    const { year, month, day } = dateOf(time);
    return dayStart(year + years, month, day) + time - dayStart(year, month, day);
  };
  let best: { readonly years: number; readonly gap: number; readonly name: string } | undefined;
  for (const { first, last, name } of others) {
    for (const year of [-1, 0, 1].map((one) => dateOf(last).year + one)) {
      const years = year - assumed;
      const gap = Math.max(0, moved(range.first, years) - last, first - moved(range.last, years));
      if (!best || gap < best.gap) best = { years, gap, name };
    }
  }
  if (best) {
    text.walls.addYears(best.years);
    text.yearHow = `The line has no year: it is the one nearest to the times of ${best.name}.`;
  } else if (now !== undefined) {
    const thisYear = dateOf(now).year - assumed;
    text.walls.addYears(moved(range.last, thisYear) > now + DAY_MS ? thisYear - 1 : thisYear);
    text.yearHow = 'The line has no year: it is the last one in which it is not of the future.';
  } else text.yearHow = `The line has no year, and nothing tells it: ${assumed} stands for it.`;
}

function rangesOf({ name, stamps, walls }: Working): { readonly first: number; readonly last: number; readonly name: string }[] {
  const instants = stamps.flatMap(({ instant }) => (instant === undefined ? [] : [instant]));
  const range = instants.length > 0 ? { first: instants.reduce((a, b) => Math.min(a, b)), last: instants.reduce((a, b) => Math.max(a, b)) } : walls.lacksYear ? undefined : walls.range();
  return range ? [{ ...range, name }] : [];
}

const QUARTER_MS = 900_000;
const MOST_EAST_MS = 14 * 3_600_000;
/** Syslog writes what the kernel said before it ran when it has started itself. */
const LATE_MS = 300_000;

const quarter = (ms: number): number => Math.round(ms / QUARTER_MS) * QUARTER_MS;

/** Lines with a local time and an instant tell the zone. */
function zoneByItself(text: Working): void {
  const zones: { wall: number; ahead: number }[] = [];
  for (const stamp of text.stamps) {
    const wall = text.walls.at(stamp);
    if (wall === undefined || stamp.instant === undefined) continue;
    const ahead = quarter(wall - stamp.instant);
    if (Math.abs(ahead) > MOST_EAST_MS || Math.abs(wall - stamp.instant - ahead) > LATE_MS) continue;
    // Of a stretch with one zone, its ends are enough.
    if (zones.at(-1)?.ahead === ahead && zones.at(-2)?.ahead === ahead) zones.pop();
    zones.push({ wall, ahead });
  }
  text.zones = zones;
  if (zones.length > 0) text.zoneHow = `The zone is told by lines of ${text.name} with both a local time and one of a known zone.`;
}

/** Lines of two texts that say the same at the same minutes and seconds of different hours tell the zone. */
function zoneByOthers(text: Working, all: readonly Working[]): void {
  const marks = text.marks.flatMap((mark) => {
    const at = text.walls.at(mark.stamp);
    return at === undefined ? [] : [{ ...mark, at }];
  });
  for (const other of all) {
    if (other === text || marks.length === 0) continue;
    const theirs = other.marks.flatMap((mark) => {
      const instant = instantOf(other, mark.stamp);
      return instant?.axis === '' ? [{ ...mark, at: instant.at }] : [];
    });
    const found = pairOffsets(marks, theirs, { step: QUARTER_MS, slack: 2500, most: MOST_EAST_MS });
    if (!found) continue;
    text.zones = [{ wall: 0, ahead: found.offset }];
    text.zoneSure = 'guessed';
    text.zoneHow = `The zone, ${zoneText(found.offset)}, is guessed: ${found.pairs === 1 ? 'one line says' : `${found.pairs} lines say`} the same as ${other.name}.`;
    return;
  }
}

const zoneText = (ms: number): string => {
  const minutes = Math.abs(ms) / 60_000;
  return `UTC${ms < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** Lines with a time since the start and another one tell when the kernel started. */
function bootByItself(text: Working): void {
  for (const stamp of text.stamps) {
    if (stamp.boot === undefined) continue;
    if (stamp.instant !== undefined) text.boots.anchor(stamp, { at: stamp.instant, axis: '', sure: 'anchored', how: `The start of the kernel is told by a line of ${text.name} with both times.` });
    else {
      const wall = onWall(text, stamp);
      if (wall) text.boots.anchor(stamp, wall);
    }
  }
}

const SCAN_BUDGET = 400_000_000;

/** The same messages of the kernel in a text with times tell when it started. */
function bootByOthers(text: Working, all: readonly Working[]): void {
  const marks = text.marks.filter(({ stamp }) => stamp.boot !== undefined).map((mark) => ({ ...mark, at: mark.stamp.boot! }));
  for (const axis of ['', LOCAL_AXIS]) {
    for (const other of all) {
      if (other === text) continue;
      const timed = (stamp: Stamp): number | undefined => {
        const instant = instantOf(other, stamp);
        return instant?.axis === axis ? instant.at : undefined;
      };
      const theirs = other.marks.flatMap((mark) => timedMark(mark, timed(mark.stamp)));
      const found = pairOffsets(theirs, marks, BOOT_PAIRS) ?? pairOffsets(...sameMessages(text, other, timed), BOOT_PAIRS);
      if (!found) continue;
      text.boots.anchorLast({ at: found.offset, axis, sure: axis === '' ? 'guessed' : 'unknown', how: `The start of the kernel is guessed: ${found.pairs === 1 ? 'one line says' : `${found.pairs} lines say`} the same as ${other.name}.` });
      return;
    }
  }
}

/** When a kernel started is any millisecond since 1970. */
const BOOT_PAIRS = { step: 0, slack: 1500, most: Infinity } as const;

const timedMark = (mark: Mark, at: number | undefined) => (at === undefined ? [] : [{ ...mark, at }]);

function sameMessages(text: Working, other: Working, timed: (stamp: Stamp) => number | undefined): [(Mark & { at: number })[], (Mark & { at: number })[]] {
  const ours: (Mark & { at: number })[] = [];
  const theirs: (Mark & { at: number })[] = [];
  const last = other.stamps.at(-1)?.offset ?? 0;
  let budget = SCAN_BUDGET;
  for (const { words, stamp } of text.reader.kernelMessages()) {
    if (stamp.boot === undefined || (budget -= last) < 0) continue;
    const found = other.reader.find(words);
    const at = found && timed(found);
    if (at === undefined) continue;
    ours.push({ key: words, stamp, at: stamp.boot });
    theirs.push({ key: words, stamp: found!, at });
  }
  return [theirs, ours];
}
