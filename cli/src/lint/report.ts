import { severities, type Finding, type LineIndex, type Severity } from '../../../engine/index.ts';

/** A finding that somebody has silenced: by a comment in the file, by a configuration, or by a baseline. */
export interface Silenced {
  readonly finding: Finding;
  readonly by: 'comment' | 'config' | 'baseline';
}

/** What is to be said about one file. `file` is the path as the user gave it. */
export interface FileReport {
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly isDomain: boolean;
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
  /** Findings that were mended before. */
  readonly fixed: number;
}

/** A file that could not be judged. */
export interface Unreadable {
  readonly file: string;
  readonly problem: string;
}

/** Positions from 1; `endCol` is exclusive. Columns count UTF-16 code units. */
export interface Region {
  readonly startLine: number;
  readonly startCol: number;
  readonly endLine: number;
  readonly endCol: number;
}

export function regionOf(lines: LineIndex, span: { readonly start: number; readonly end: number }): Region {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { startLine: start.line + 1, startCol: start.character + 1, endLine: end.line + 1, endCol: end.character + 1 };
}

/** Sums over files. */
export interface Tally {
  files: number;
  domains: number;
  readonly totals: Record<Severity, number>;
  fixable: number;
  fixed: number;
  silenced: number;
  /** Findings that the baseline has and the files have no more. */
  stale: number;
  /** Files whose fixes were, or would be, written. */
  changed: number;
  readonly unreadable: Unreadable[];
  /** Our bugs. */
  readonly bugs: string[];
  /** What is wrong with configurations, and whether it is an error; each once. */
  readonly misconfigured: Map<string, boolean>;
  /** Suppressions of configurations by their place, and whether no file so far needs them. */
  readonly suppressions: Map<string, { readonly folder: string; readonly isIdle: boolean }>;
  readonly skipped: Set<string>;
  /** The codes that findings have, silenced ones too. */
  readonly codes: Set<string>;
}

export const emptyTally = (): Tally => ({
  files: 0, domains: 0, totals: { error: 0, warning: 0, info: 0, hint: 0 }, fixable: 0, fixed: 0, silenced: 0, stale: 0, changed: 0, unreadable: [], bugs: [], misconfigured: new Map(), suppressions: new Map(), skipped: new Set(), codes: new Set(),
});

export function addTally(to: Tally, more: Tally): void {
  for (const key of ['files', 'domains', 'fixable', 'fixed', 'silenced', 'stale', 'changed'] as const) to[key] += more[key];
  for (const severity of severities) to.totals[severity] += more.totals[severity];
  to.unreadable.push(...more.unreadable);
  to.bugs.push(...more.bugs);
  for (const [words, isError] of more.misconfigured) to.misconfigured.set(words, isError);
  for (const [place, { folder, isIdle }] of more.suppressions) to.suppressions.set(place, { folder, isIdle: isIdle && (to.suppressions.get(place)?.isIdle ?? true) });
  for (const rule of more.skipped) to.skipped.add(rule);
  for (const code of more.codes) to.codes.add(code);
}
