import type { FaultRun } from './run-fault.ts';

export interface Skipped {
  readonly id: string;
  readonly reason: string;
}

const mark = (right: boolean | undefined): string => (right === undefined ? '-' : right ? 'right' : 'wrong');

const row = ({ fault, verdict, causes, seconds }: FaultRun): string[] => [
  fault.id, fault.expect.cause[0] ?? 'healthy', causes[0]?.id ?? 'none', verdict.cause, mark(verdict.element), mark(verdict.evidence), seconds.all.toFixed(1),
];

/** Rows as columns of one width each. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((cells) => cells[i]!.length)));
  return rows.map((cells) => cells.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd()).join('\n');
}

export interface Totals {
  readonly faults: number;
  readonly right: number;
  readonly among3: number;
  readonly wrong: number;
  readonly element: readonly [right: number, of: number];
  readonly evidence: readonly [right: number, of: number];
  readonly controls: number;
  readonly falseAlarms: number;
}

export function total(runs: readonly FaultRun[]): Totals {
  const faults = runs.filter(({ fault }) => fault.expect.cause.length > 0);
  const count = (verdict: FaultRun['verdict']['cause']): number => runs.filter((run) => run.verdict.cause === verdict).length;
  const share = (what: 'element' | 'evidence'): readonly [number, number] => [faults.filter((run) => run.verdict[what] === true).length, faults.filter((run) => run.verdict[what] !== undefined).length];
  return {
    faults: faults.length, right: count('right'), among3: count('right') + count('among 3'), wrong: count('wrong'),
    element: share('element'), evidence: share('evidence'), controls: runs.length - faults.length, falseAlarms: count('false alarm'),
  };
}

const percent = (part: number, of: number): string => (of === 0 ? '' : `${((100 * part) / of).toFixed(1)} %`);

/** What a person reads of a run: a line for each fault, those that were not made with their reasons, and the totals. */
export function table(runs: readonly FaultRun[], skipped: readonly Skipped[]): string {
  const t = total(runs);
  const share = (name: string, part: number, of: number): string[] => [name, `${part} of ${of}`, percent(part, of)];
  return [
    columns([['fault', 'expected', 'first cause', 'verdict', 'element', 'evidence', 'seconds'], ...runs.map(row)]),
    ...skipped.map(({ id, reason }) => `${id}: skipped, ${reason}`),
    columns([
      share('right cause first', t.right, t.faults), share('among the first three', t.among3, t.faults), share('a misdiagnosis first', t.wrong, t.faults),
      share('right element', ...t.element), share('right evidence', ...t.evidence), share('controls with a false alarm', t.falseAlarms, t.controls),
    ]),
    `${skipped.length} skipped; mean ${(runs.reduce((sum, run) => sum + run.seconds.all, 0) / Math.max(runs.length, 1)).toFixed(1)} s a fault, of which ${(runs.reduce((sum, run) => sum + run.seconds.diagnosis, 0) / Math.max(runs.length, 1)).toFixed(1)} s from command to report`,
  ].join('\n');
}
