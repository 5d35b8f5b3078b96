import type { Span } from '../core/span.ts';
import type { Hit } from '../log/hit.ts';
import type { Explanation } from './explain.ts';
import type { LogRun } from './log-runs.ts';

/** How a line is to be marked, the most urgent first. */
const KINDS = ['fatal', 'degraded', 'consequence', 'benign'] as const;
export type LogMarkKind = (typeof KINDS)[number];

export interface LogMark {
  readonly kind: LogMarkKind;
  /** What matched; of chatter, all of its line. */
  readonly span: Span;
}

const kindOf = ({ signature: { severity, consequence } }: Hit): LogMarkKind => (severity === 'benign' ? 'benign' : consequence ? 'consequence' : severity);

/**
 * What is to be marked in a log, the gravest thing of each line, in its order; the head and the command line of a run have colours of
 * their own. Of more than `most`, chatter goes first, then what merely follows, and of the rest the last ones stay.
 */
export function logMarks({ hits, lines }: Explanation, runs: readonly LogRun[], most: number): LogMark[] {
  const byKind = new Map<LogMarkKind, LogMark[]>(KINDS.map((kind) => [kind, []]));
  const opensRun = inOpenings(runs);
  for (const hit of gravest(hits)) {
    const kind = kindOf(hit);
    if (kind !== 'benign') byKind.get(kind)!.push({ kind, span: hit.span });
    else if (!opensRun(hit.span.start)) byKind.get(kind)!.push({ kind, span: { start: lines.lineStart(hit.line), end: Math.max(hit.span.end, lines.lineStart(hit.line + 1) - 1) } });
  }
  const chosen: LogMark[] = [];
  for (const marks of byKind.values()) chosen.push(...marks.slice(Math.max(0, marks.length - (most - chosen.length))));
  return chosen.sort((a, b) => a.span.start - b.span.start);
}

/** Of the hits of each line the gravest, the first of equals. */
function gravest(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    const last = kept.at(-1);
    if (last?.line !== hit.line) kept.push(hit);
    else if (KINDS.indexOf(kindOf(hit)) < KINDS.indexOf(kindOf(last))) kept[kept.length - 1] = hit;
  }
  return kept;
}

/** Whether an offset lies in the head or the command line of a run; to be asked with rising offsets. */
function inOpenings(runs: readonly LogRun[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < runs.length && openingEnd(runs[next]!) <= offset) next++;
    return next < runs.length && runs[next]!.head.start <= offset;
  };
}

const openingEnd = ({ head, command }: LogRun): number => command?.end ?? head.end;
