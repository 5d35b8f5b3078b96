import { readFileSync } from 'node:fs';

/** The translations of a compiled catalogue (GNU gettext's .mo) by their originals; without contexts and plurals. Throws when it is none. */
export function readCatalogue(path: string): Map<string, string> {
  const bytes = readFileSync(path);
  const little = bytes.readUInt32LE(0) === MAGIC;
  if (!little && bytes.readUInt32BE(0) !== MAGIC) throw new Error(`${path} is no compiled catalogue`);
  const number = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const text = (at: number): string => bytes.toString('utf8', number(at + 4), number(at + 4) + number(at));
  const [count, originals, translations] = [number(8), number(12), number(16)];
  const rows = Array.from({ length: count }, (_, i) => [text(originals + 8 * i), text(translations + 8 * i)] as const);
  return new Map(rows.filter(([from, to]) => from !== '' && to !== '' && from !== to && !`${from}${to}`.includes('\0')));
}

const MAGIC = 0x950412de;

/** A place in a format string that an argument takes; `to` is behind it. */
export interface Conversion {
  readonly start: number;
  readonly to: number;
  /** The number of its argument, from 0 on. */
  readonly argument: number;
  /** `s`, `d`, `x` … */
  readonly type: string;
}

/** The conversions of a format string of C, with numbered arguments or without. */
export function conversionsOf(format: string): Conversion[] {
  let next = 0;
  return Array.from(format.matchAll(CONVERSION), ({ 0: whole, 1: numbered, 2: type, index }) => ({
    start: index, to: index + whole.length, argument: type === '%' ? -1 : numbered ? Number(numbered) - 1 : next++, type: type!,
  }));
}

const CONVERSION = /%(?:(\d+)\$)?[-+ #0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?([a-z%])/gi;

/** The format with each argument's text, and what stands for `%%`. */
export function fill(format: string, argument: (conversion: Conversion) => string, literal = (text: string): string => text): string {
  let at = 0;
  let filled = '';
  for (const conversion of conversionsOf(format)) {
    filled += literal(format.slice(at, conversion.start)) + (conversion.type === '%' ? literal('%') : argument(conversion));
    at = conversion.to;
  }
  return filled + literal(format.slice(at));
}

/** Formats that say the same, whether their arguments are numbered or not. */
export const sameFormat = (format: string): string => format.replace(/%\d+\$/g, '%');
