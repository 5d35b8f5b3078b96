/** Days, months and years of the Gregorian calendar, as plain arithmetic: the engine has no clock and no zone. */

export const DAY_MS = 86_400_000;

/** Milliseconds since 1970 of a day's start, as if in UTC; `month` and `day` count from 1. */
export const dayStart = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** 0 for a month that is none. Without a year, February may have 29. */
export const daysIn = (month: number, year?: number): number => (month === 2 && (year === undefined || isLeapYear(year)) ? 29 : DAYS[month - 1] ?? 0);

/** Reads milliseconds since 1970 back; after Howard Hinnant's "chrono-compatible low-level date algorithms", civil_from_days. */
export function dateOf(ms: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = Math.floor(ms / DAY_MS) + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `06:07:08.009` of milliseconds since 1970. */
export function clockText(ms: number): string {
  const inDay = Math.floor(ms) - Math.floor(ms / DAY_MS) * DAY_MS;
  const seconds = Math.floor(inDay / 1000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(inDay % 1000).padStart(3, '0')}`;
}

/** `2031-04-05` of milliseconds since 1970. */
export function dateText(ms: number): string {
  const { year, month, day } = dateOf(ms);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `2031-04-05T06:07:08.009`, without a zone. */
export const isoText = (ms: number): string => `${dateText(ms)}T${clockText(ms)}`;
