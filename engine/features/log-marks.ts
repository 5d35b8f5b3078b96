import type { Span } from '../core/span.ts';
import type { Hit } from '../log/hit.ts';
import type { Explanation } from './explain.ts';

/** How a line is to be marked, the most urgent first. */
const KINDS = ['fatal', 'degraded', 'consequence', 'benign'] as const;
export type LogMarkKind = (typeof KINDS)[number];

export interface LogMark {
  readonly kind: LogMarkKind;
  /** What matched. */
  readonly span: Span;
}

const kindOf = ({ signature: { severity, consequence } }: Hit): LogMarkKind => (severity === 'benign' ? 'benign' : consequence ? 'consequence' : severity);

/**
 * What is to be marked in a log, one of a kind on a line, in its order. Of more than `most`, chatter goes first, then what merely follows,
 * and of the rest the last ones stay.
 */
export function logMarks({ hits }: Pick<Explanation, 'hits'>, most: number): LogMark[] {
  const byKind = new Map<LogMarkKind, LogMark[]>(KINDS.map((kind) => [kind, []]));
  const lastLine = new Map<LogMarkKind, number>();
  for (const hit of hits) {
    const kind = kindOf(hit);
    if (lastLine.get(kind) !== hit.line) byKind.get(kind)!.push({ kind, span: hit.span });
    lastLine.set(kind, hit.line);
  }
  const chosen: LogMark[] = [];
  for (const marks of byKind.values()) chosen.push(...marks.slice(Math.max(0, marks.length - (most - chosen.length))));
  return chosen.sort((a, b) => a.span.start - b.span.start);
}
