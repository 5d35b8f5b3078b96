import type { Span } from '../core/span.ts';
import type { LogRun } from './log-runs.ts';
import { outcomeOf } from './log-symbols.ts';

/** A line above the start of a run that failed; `to` is where its first cause stands. */
export interface LogLens {
  readonly span: Span;
  readonly title: string;
  readonly to: Span;
}

const MAX_LENSES = 1000;

/** `3 causes: The disk image does not exist and 2 more`, above each run that went wrong. */
export function logLenses(runs: readonly LogRun[]): LogLens[] {
  return runs.filter(({ causes }) => causes.length > 0).slice(-MAX_LENSES).map((run) => ({
    span: run.head, title: `${run.causes.length === 1 ? 'Failed' : `${run.causes.length} causes`}: ${outcomeOf(run)}`, to: run.causes[0]!.span,
  }));
}
