import type { Fold } from './folding-ranges.ts';
import type { LogRun } from './log-runs.ts';

/** A run of a VM is a region, its command line one inside. */
export const logFolds = (runs: readonly LogRun[]): Fold[] =>
  runs.flatMap(({ span, command }): Fold[] => [{ span, kind: 'region' }, ...(command ? [{ span: command, kind: 'element' as const }] : [])]);
