import { dayStart, daysIn } from '../core/calendar.ts';
import { monthNumber } from './month-names.ts';

/**
 * A time as a line has it, before anything around it is asked. All in milliseconds, with fractions:
 * `instant` since 1970 in UTC; `wall` as clocks on walls show it, of an unknown zone, and of an unknown year or date where they are
 * missing; `boot` since the kernel started; `delta` since the line before.
 */
export type WrittenTime =
  | { readonly kind: 'instant'; readonly ms: number }
  | WallTime
  | { readonly kind: 'boot'; readonly ms: number }
  | { readonly kind: 'delta'; readonly ms: number };

export interface WallTime {
  readonly kind: 'wall';
  readonly year?: number;
  /** From 1. */
  readonly month?: number;
  readonly day?: number;
  /** Since midnight; a leap second reaches into the next day. */
  readonly ms: number;
}

/** Reads the text that a format takes for a time; undefined for what is none, such as the 31st of February. Total. */
export type TimeReader = (written: string) => WrittenTime | undefined;

const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const LAST_INSTANT = dayStart(LAST_YEAR + 1, 1, 1);
const LONGEST = 80;

/** The first reader that can. */
export const firstOf = (...readers: readonly TimeReader[]): TimeReader => (written) => {
  for (const read of readers) {
    const time = read(written);
    if (time) return time;
  }
  return undefined;
};

/** `2031-04-05 06:07:08`, with `T` or `/`, a fraction after a dot or a comma, and a zone. */
export const dateTime: TimeReader = (written) => readDateTime(written, undefined);

/** The same from programs that write UTC whether they say so or not. */
export const utcDateTime: TimeReader = (written) => readDateTime(written, 0);

const DATE_TIME = /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d:\d\d:\d\d(?:[.,]\d{1,9})?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

function readDateTime(written: string, zone: number | undefined): WrittenTime | undefined {
  const [, year, month, day, clock, said] = DATE_TIME.exec(written) ?? [];
  if (clock === undefined) return undefined;
  return instantOr(wall(clock, Number(day), Number(month), Number(year)), said === undefined ? zone : zoneMinutes(said));
}

/** Minutes east of Greenwich; undefined for what no place on earth has. */
function zoneMinutes(written: string): number | undefined {
  if (written === 'Z' || written === 'UTC') return 0;
  const minutes = Number(written.slice(1, 3)) * 60 + Number(written.slice(-2));
  return minutes > 14 * 60 || Number(written.slice(-2)) > 59 ? undefined : written[0] === '-' ? -minutes : minutes;
}

function instantOr(time: WallTime | undefined, zone: number | undefined): WrittenTime | undefined {
  if (time?.year === undefined || zone === undefined) return time;
  return { kind: 'instant', ms: dayStart(time.year, time.month!, time.day!) + time.ms - zone * 60_000 };
}

/** `04/05/2031 06:07:08.009`, as %x of most English locales has it. */
export const slashTime: TimeReader = (written) => {
  const [, first, second, year, clock] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d(?:\.\d{1,9})?)$/.exec(written) ?? [];
  if (clock === undefined) return undefined;
  const [month, day] = Number(first) > 12 ? [Number(second), Number(first)] : [Number(first), Number(second)];
  return wall(clock, day, month, Number(year));
};

/** Words in any order, as locales have them: month and day, and a year where there is one: `Feb  3 06:07:08`, `Sa, 3 Mai 2031 06:07:08 UTC`. */
export const spelledTime: TimeReader = (written) => {
  let clock: string | undefined;
  let [day, month, year]: (number | undefined)[] = [];
  let zone: number | undefined;
  for (const word of glued(written.slice(0, LONGEST)).split(/[\s,]+/)) {
    if (/^\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?$/.test(word)) clock ??= word;
    else if (/^\d{4}$/.test(word)) year ??= Number(word);
    else if (/^\d{1,2}$/.test(word)) day ??= Number(word);
    else if (word === 'UTC' || word === 'GMT') zone = 0;
    else month ??= monthNumber(word) ?? numberedMonth(word);
  }
  const pm = /\bPM\b/.test(written) && clock !== undefined && Number(clock.slice(0, 2)) < 12 ? 12 * 3_600_000 : 0;
  const time = clock === undefined || day === undefined || month === undefined ? undefined : wall(clock, day, month, year);
  return time && instantOr({ ...time, ms: time.ms + pm }, zone);
};

/** dmesg's relative times glue month and day: `[Feb21 06:07]`. */
const glued = (written: string): string => written.replace(/^([A-Z][a-z]{2})(?=\d)/, '$1 ');
const numberedMonth = (word: string): number | undefined => (/^\d{1,2}[月월]$/.test(word) ? Number(word.slice(0, -1)) : undefined);

/** `06:07:08.009` of a day that is not said. */
export const timeOfDay: TimeReader = (written) => {
  const ms = clockMs(written);
  return ms === undefined ? undefined : { kind: 'wall', ms };
};

/** Seconds since 1970 with or without a fraction; whole milliseconds, microseconds and nanoseconds by their size. */
export const epochTime: TimeReader = (written) => {
  if (!/^\d{9,19}(?:\.\d{1,9})?$/.test(written)) return undefined;
  const digits = written.indexOf('.') < 0 ? written.length : written.indexOf('.');
  const ms = Number(written) * (digits > 16 ? 1e-6 : digits > 13 ? 1e-3 : digits > 11 ? 1 : 1000);
  return ms < LAST_INSTANT ? { kind: 'instant', ms } : undefined;
};

/** Eight hexadecimal digits of seconds since 1970. */
export const hexTime: TimeReader = (written) => (/^[\dA-Fa-f]{8}$/.test(written) ? { kind: 'instant', ms: Number.parseInt(written, 16) * 1000 } : undefined);

/** Seconds since the kernel started. */
export const bootTime: TimeReader = (written) => (/^\d{1,10}\.\d{1,9}$/.test(written) ? { kind: 'boot', ms: Number(written) * 1000 } : undefined);

/** Seconds since the line before: `+0.000123`, `<    0.000123>`. */
export const deltaTime: TimeReader = (written) => {
  const seconds = /^(?:\+(\d{1,8}\.\d{1,9})|<? {0,10}(\d{1,8}\.\d{1,9})>)$/.exec(written);
  return seconds ? { kind: 'delta', ms: Number(seconds[1] ?? seconds[2]) * 1000 } : undefined;
};

function wall(clock: string, day: number, month: number, year?: number): WallTime | undefined {
  const ms = clockMs(clock);
  if (ms === undefined || day < 1 || day > daysIn(month, year) || (year !== undefined && (year < FIRST_YEAR || year > LAST_YEAR))) return undefined;
  return { kind: 'wall', ...(year !== undefined && { year }), month, day, ms };
}

function clockMs(clock: string): number | undefined {
  const [, hours, minutes, seconds = '0', fraction] = /^(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?$/.exec(clock) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + (fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000);
}
