import type { Fold } from './folding-ranges.ts';
import type { LogRun } from './log-runs.ts';

/** Editors take no more regions than this. */
const MAX_RUNS = 2500;

/** A run of a VM is a region, its command line one inside. */
export const logFolds = (runs: readonly LogRun[]): Fold[] =>
  runs.slice(-MAX_RUNS).flatMap(({ span, command }): Fold[] => [{ span, kind: 'region' }, ...(command ? [{ span: command, kind: 'element' as const }] : [])]);
