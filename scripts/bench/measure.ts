import { spawnSync } from 'node:child_process';
import { findProgram } from '../setup.mjs';

/** One line of the table: who, and its figures by column. */
export interface Row {
  readonly name: string;
  readonly figures: Readonly<Record<string, string>>;
}

export function printTable(title: string, rows: readonly Row[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.figures)))];
  const width = Math.max(...rows.map((row) => row.name.length));
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => (row.figures[column] ?? '').length)));
  console.log(`\n${title}\n${''.padEnd(width)}  ${columns.map((column, i) => column.padStart(widths[i]!)).join('  ')}`);
  for (const { name, figures } of rows) console.log(`${name.padEnd(width)}  ${columns.map((column, i) => (figures[column] ?? '').padStart(widths[i]!)).join('  ')}`);
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** The milliseconds that `work` takes: the median of `times` runs. */
export function milliseconds(work: () => void, times = 3): number {
  return median(Array.from({ length: times }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }));
}

/** How long a program runs, in milliseconds; undefined when it is not here or takes longer than `seconds`. */
export function programTime(argv: readonly string[], { seconds = 600, times = 1 }: { readonly seconds?: number; readonly times?: number } = {}): number | undefined {
  const program = argv[0]!.includes('/') ? argv[0]! : findProgram(argv[0]!);
  if (!program) return undefined;
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    // grep that writes to nowhere stops at the first match.
    const { error } = spawnSync(program, argv.slice(1), { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: MOST_OUTPUT, timeout: seconds * 1000, killSignal: 'SIGKILL' });
    if (error) return undefined;
    taken.push(performance.now() - began);
  }
  return median(taken);
}

const MOST_OUTPUT = 1 << 30;

export const MISSING = 'not here';
