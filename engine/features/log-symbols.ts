import type { Hit } from '../log/hit.ts';
import type { Explanation } from './explain.ts';
import { fold } from './fold.ts';
import type { LogRun } from './log-runs.ts';
import type { SymbolNode } from './symbols.ts';

const MAX_LISTED = 500;

/** The outline of a log: the runs of the VM with start, command line, what went wrong and outcome; what stands outside of any run beside them. */
export function logSymbols({ hits }: Explanation, runs: readonly LogRun[]): SymbolNode[] {
  const wrong = hits.filter(({ signature }) => signature.severity !== 'benign');
  const outside = wrong.filter(({ span }) => !runs.some((run) => run.span.start <= span.start && span.start < run.span.end));
  const nodes = [...runs.map((run) => runNode(run, wrong)), ...fold(outside).slice(0, MAX_LISTED).map(({ hit, count }) => hitNode(hit, count))];
  return nodes.sort((a, b) => a.span.start - b.span.start);
}

/** `shut down`, `failed`, … : how a run ended, in a few words. */
export function outcomeOf({ reason, causes }: LogRun): string {
  if (causes.length > 0) return causes.length === 1 ? causes[0]!.signature.title : `${causes[0]!.signature.title} and ${causes.length - 1} more`;
  if (reason === undefined) return 'no end logged';
  return reason === '' ? 'ended' : reason;
}

function runNode(run: LogRun, wrong: readonly Hit[]): SymbolNode {
  const own = fold(wrong.filter(({ span }) => run.span.start <= span.start && span.start < run.span.end)).slice(0, MAX_LISTED);
  const command: SymbolNode[] = run.command ? [{ name: 'command line', detail: run.guest ?? '', kind: 'element', span: run.command, selectionSpan: run.command, children: [] }] : [];
  return {
    name: run.started, detail: [run.guest, outcomeOf(run)].filter(Boolean).join(' – '), kind: 'section', span: run.span, selectionSpan: run.head,
    children: [...command, ...own.map(({ hit, count }) => hitNode(hit, count))],
  };
}

const hitNode = ({ signature, message, span }: Hit, count: number): SymbolNode =>
  ({ name: signature.title, detail: count > 1 ? `${message} (${count} times)` : message, kind: 'event', span, selectionSpan: span, children: [] });
