import type { Span } from '../core/span.ts';
import type { TimeReader } from './written-time.ts';

/** As a hint only: levels lie in both directions (chatter at error, QEMU's death without any). */
export type Level = 'debug' | 'info' | 'warning' | 'error' | 'fatal';

/**
 * `start` and `end` frame one run of a VM, `arguments` are its command line and environment, a `trace` tells every step and quotes
 * what it sends and gets, `banner` says who writes; a `wrap` only carries a line of another program (a container's name, a quoting mark).
 */
export type RecordKind = 'message' | 'start' | 'end' | 'arguments' | 'trace' | 'banner' | 'wrap';

/** What stands before the message of a line. */
export interface LineRecord {
  readonly kind: RecordKind;
  readonly time?: string;
  readonly level?: Level;
  /** The program that speaks, as the line names it. */
  readonly program?: string;
  readonly host?: string;
  /** Where messages stand in the line; the first is the main one. */
  readonly messages: readonly Span[];
}

/** A line with `«…»` around its message, and what else the format says about it. */
export interface FormatSample {
  readonly line: string;
  readonly time?: string;
  readonly level?: Level;
  readonly program?: string;
  readonly host?: string;
}

/** One way in which programs write lines of a log: a data file of formats/. */
export interface LogFormat {
  readonly id: string;
  readonly title: string;
  /** What its times mean. */
  readonly readTime?: TimeReader;
  /** For records of several lines: where a line above the message, of the same record, has the record's time. */
  readonly timeAbove?: RegExp;
  /** The kernel writes it; no other format stands inside a message of the kernel. */
  readonly kernel?: true;
  /** Where the form is known from. */
  readonly witness: string;
  /** Which characters its lines start with: lines that start otherwise are not given to it. */
  readonly starts: RegExp;
  /** Reads what starts at `at` of a line that ends at `end`; total, linear. */
  readonly read: (text: string, at: number, end: number) => LineRecord | undefined;
  readonly samples: readonly FormatSample[];
}

export const defineFormat = (format: LogFormat): LogFormat => format;

/**
 * Reads by a sticky regular expression over the prefix, with the groups time (or stamp, where it stands in two places), level, program and host. `$` is the end of the line. Every repetition in it must be
 * bounded, so that a line cannot make it slow. `fixed` says what such lines always are; with `wholeLine` the message starts with the prefix.
 */
export function byPrefix(prefix: RegExp, fixed: { readonly kind?: RecordKind; readonly level?: Level; readonly program?: string; readonly wholeLine?: true } = {}): LogFormat['read'] {
  const sticky = new RegExp(prefix.source, 'my');
  return (text, at, end) => {
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (!match || at + match[0].length > end) return undefined;
    const { stamp, time = stamp, level, program = fixed.program, host } = match.groups ?? {};
    const known = level === undefined ? fixed.level : levelOf(level);
    return {
      kind: fixed.kind ?? 'message',
      ...(time !== undefined && { time }),
      ...(known !== undefined && { level: known }),
      ...(program !== undefined && { program }),
      ...(host !== undefined && { host }),
      messages: [{ start: fixed.wholeLine ? at : at + match[0].length, end }],
    };
  };
}

const LEVELS: Readonly<Record<string, Level>> = {
  trace: 'debug', debug: 'debug', dbg: 'debug', info: 'info', notice: 'info', message: 'info', audit: 'info', note: 'info',
  warn: 'warning', warning: 'warning', warnings: 'warning', wrn: 'warning', err: 'error', error: 'error', errors: 'error', off: 'error',
  crit: 'fatal', critical: 'fatal', alert: 'fatal', emerg: 'fatal', emer: 'fatal', panic: 'fatal', fatal: 'fatal', fata: 'fatal',
};

/** `WARN` → warning, `3` (syslog) → error; undefined for anything unknown. */
export function levelOf(text: string): Level | undefined {
  if (/^[0-7]$/.test(text)) return Number(text) < 3 ? 'fatal' : (['error', 'warning', 'info', 'info', 'debug'] as const)[Number(text) - 3];
  const name = text.toLowerCase();
  return Object.hasOwn(LEVELS, name) ? LEVELS[name] : undefined;
}
