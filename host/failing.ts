import { explain, logRuns } from '../engine/index.ts';
import type { Machine } from './machines.ts';

const MAX_LINES = 200;

/** What a log tells of failures: whether its last run failed, when it is of runs, or its fatal lines. */
function troubleIn(text: string): { readonly failed?: boolean; readonly lines: readonly string[] } {
  const told = explain(text);
  const last = logRuns(text, told).at(-1);
  if (last) return { failed: last.causes.length > 0 || last.reason === 'failed' || last.reason === 'crashed', lines: [] };
  const fatal = told.hits.filter(({ signature }) => signature.severity === 'fatal').slice(-MAX_LINES);
  return { lines: fatal.map(({ entry }) => text.slice(entry.start, Math.min(entry.end, entry.start + 2000))) };
}

/** The machines whose own logs, or lines of the host's that name them, end in a failure. */
export function failing(machines: readonly Machine[]): Machine[] {
  const uses = new Map<string, number>();
  for (const { bundle } of machines) for (const { text } of bundle.logs) uses.set(text, (uses.get(text) ?? 0) + 1);
  const troubles = new Map<string, ReturnType<typeof troubleIn>>();
  const trouble = (text: string): ReturnType<typeof troubleIn> => {
    const known = troubles.get(text) ?? troubleIn(text);
    troubles.set(text, known);
    return known;
  };
  return machines.filter(({ bundle: { vm, logs } }) => logs.some(({ text }) => {
    const { failed, lines } = trouble(text);
    return failed ?? (uses.get(text) === 1 ? lines.length > 0 : vm !== undefined && lines.some((line) => line.includes(vm)));
  }));
}
