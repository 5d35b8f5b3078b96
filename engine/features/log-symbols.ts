import type { Hit } from '../log/hit.ts';
import type { Explanation } from './explain.ts';
import { fold } from './fold.ts';
import type { LogRun } from './log-runs.ts';
import type { SymbolNode } from './symbols.ts';

const MAX_LISTED = 500;
/** The last ones are the ones that people look for. */
const MAX_RUNS = 5000;

/** The outline of a log: the runs of the VM with start, command line, what went wrong and outcome; what stands outside of any run beside them. Linear. */
export function logSymbols({ hits }: Explanation, runs: readonly LogRun[]): SymbolNode[] {
  const outside: Hit[] = [];
  const inside = new Map<LogRun, Hit[]>();
  let next = 0;
  for (const hit of hits) {
    if (hit.signature.severity === 'benign') continue;
    while (next < runs.length && runs[next]!.span.end <= hit.span.start) next++;
    const run = runs[next];
    if (!run || hit.span.start < run.span.start) outside.push(hit);
    else listOf(inside, run).push(hit);
  }
  const nodes = [...runs.slice(-MAX_RUNS).map((run) => runNode(run, inside.get(run) ?? [])), ...fold(outside).slice(0, MAX_LISTED).map(({ hit, count }) => hitNode(hit, count))];
  return nodes.sort((a, b) => a.span.start - b.span.start);
}

/** `shut down`, `failed`, … : how a run ended, in a few words. */
export function outcomeOf({ reason, causes }: LogRun): string {
  if (causes.length > 0) return causes.length === 1 ? causes[0]!.signature.title : `${causes[0]!.signature.title} and ${causes.length - 1} more`;
  if (reason === undefined) return 'no end logged';
  return reason === '' ? 'ended' : reason;
}

function listOf(inside: Map<LogRun, Hit[]>, run: LogRun): Hit[] {
  const list = inside.get(run) ?? [];
  if (list.length === 0) inside.set(run, list);
  return list;
}

function runNode(run: LogRun, wrong: readonly Hit[]): SymbolNode {
  const command: SymbolNode[] = run.command ? [{ name: 'command line', detail: run.guest ?? '', kind: 'element', span: run.command, selectionSpan: run.command, children: [] }] : [];
  const outcome: SymbolNode[] = run.end ? [{ name: 'outcome', detail: run.reason === '' ? 'ended' : run.reason ?? '', kind: 'element', span: run.end, selectionSpan: run.end, children: [] }] : [];
  return {
    name: run.started, detail: [run.guest, outcomeOf(run)].filter(Boolean).join(' – '), kind: 'section', span: run.span, selectionSpan: run.head,
    children: [...command, ...fold(wrong).slice(0, MAX_LISTED).map(({ hit, count }) => hitNode(hit, count)), ...outcome],
  };
}

const hitNode = ({ signature, message, span }: Hit, count: number): SymbolNode =>
  ({ name: signature.title, detail: count > 1 ? `${message} (${count} times)` : message, kind: 'event', span, selectionSpan: span, children: [] });
