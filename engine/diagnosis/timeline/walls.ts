import { dateOf, DAY_MS, dayStart } from '../../core/calendar.ts';
import type { WallTime } from '../../log/written-time.ts';
import type { Stamp } from './stamps.ts';

/** The wall times of one text, each with a date, once its year is known. */
export interface Walls {
  readonly isEmpty: boolean;
  /** Whether years are missing that nothing in the text tells. */
  readonly lacksYear: boolean;
  /** From the first to the last, as if in UTC, with years as they are assumed to be. */
  range(): { readonly first: number; readonly last: number } | undefined;
  /** Moves what has no year by whole years. */
  addYears(years: number): void;
  /** Milliseconds since 1970 as if in UTC; goes on where clocks were set back at the end of daylight saving. */
  at(stamp: Stamp): number | undefined;
}

interface Day {
  year: number;
  readonly month: number;
  readonly day: number;
  readonly ms: number;
  /** What daylight saving set the clock back so far. */
  readonly shift: number;
  readonly yearless: boolean;
}

/** A leap year, so that every date exists. */
const ASSUMED_YEAR = 2000;
const HOUR_MS = 3_600_000;

/** Dates wall times in the order of the text: a year ends where the date jumps back by months, a day where the time jumps back by hours. */
export function createWalls(stamps: readonly Stamp[]): Walls {
  const days = new Map<number, Day>();
  let previous: number | undefined;
  let shift = 0;
  let latest: number | undefined;
  for (const { offset, wall, instant } of stamps) {
    latest = instant ?? latest;
    const date = wall && dated(wall, previous === undefined ? undefined : previous - shift, latest);
    if (!wall || !date) continue;
    const back = previous === undefined ? 0 : previous - (msOf(date) + shift);
    // Less than an hour before three in the morning, and never again earlier: clocks were set back.
    if (back > HOUR_MS / 2 && back <= HOUR_MS * 1.02 && date.ms < 3 * HOUR_MS) shift += HOUR_MS;
    days.set(offset, { ...date, shift });
    previous = Math.max(msOf(date) + shift, (previous ?? -Infinity) - DAY_MS);
  }
  fixYears(stamps, days);
  return {
    isEmpty: days.size === 0,
    get lacksYear() { return [...days.values()].some(({ yearless }) => yearless); },
    range() {
      const all = [...days.values()].map((day) => msOf(day) + day.shift);
      return all.length === 0 ? undefined : { first: all.reduce((a, b) => Math.min(a, b)), last: all.reduce((a, b) => Math.max(a, b)) };
    },
    addYears(years) {
      for (const day of days.values()) if (day.yearless) day.year += years;
    },
    at(stamp) {
      const day = days.get(stamp.offset);
      return day && msOf(day) + day.shift;
    },
  };
}

const msOf = ({ year, month, day, ms }: Omit<Day, 'shift' | 'yearless'>): number => dayStart(year, month, day) + ms;

/** The date nearest to the line before. */
function dated({ year, month, day, ms }: WallTime, previous: number | undefined, instant: number | undefined): Omit<Day, 'shift'> | undefined {
  const near = previous ?? instant;
  if (month === undefined || day === undefined) {
    if (near === undefined) return undefined;
    const start = Math.floor(near / DAY_MS) * DAY_MS;
    const at = nearest([start - DAY_MS, start, start + DAY_MS].map((one) => one + ms), near) - ms;
    return { ...dateOf(at), ms, yearless: year === undefined };
  }
  if (year !== undefined) return { year, month, day, ms, yearless: false };
  if (near === undefined) return { year: ASSUMED_YEAR, month, day, ms, yearless: true };
  const around = dateOf(near).year;
  const years = [around - 1, around, around + 1];
  const times = years.map((one) => dayStart(one, month, day) + ms);
  return { year: years[times.indexOf(nearest(times, near))]!, month, day, ms, yearless: true };
}

const nearest = (times: readonly number[], to: number): number => times.reduce((best, time) => (Math.abs(time - to) < Math.abs(best - to) ? time : best));

/** A line that also has an instant, or one with a year, tells the year of all. */
function fixYears(stamps: readonly Stamp[], days: Map<number, Day>): void {
  let before: Day | undefined;
  for (const { offset, instant } of stamps) {
    const day = days.get(offset);
    if (day && !day.yearless && before?.yearless) return settle(days, day.year - before.year, offset);
    if (day?.yearless && instant !== undefined) {
      const { year } = dateOf(instant);
      const real = nearest([year - 1, year, year + 1].map((one) => msOf({ ...day, year: one })), instant);
      return settle(days, dateOf(real).year - day.year, Infinity);
    }
    before = day ?? before;
  }
}

/** Years are known by now; those before `limit` were assumed to be `years` less. */
function settle(days: Map<number, Day>, years: number, limit: number): void {
  for (const [offset, day] of days) if (day.yearless) days.set(offset, { ...day, year: day.year + (offset < limit ? years : 0), yearless: false });
}
