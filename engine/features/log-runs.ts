import type { Span } from '../core/span.ts';
import { blankControls } from '../log/controls.ts';
import type { Hit } from '../log/hit.ts';
import { runFrames } from '../log/run-frames.ts';
import type { Explanation } from './explain.ts';
import { rank } from './rank.ts';

/** One run of a VM as its own log tells it, from `starting up` to `shutting down` or as far as the log goes. */
export interface LogRun {
  readonly span: Span;
  /** The line that starts it. */
  readonly head: Span;
  /** QEMU's environment and command line, of one or many lines. */
  readonly command: Span | undefined;
  /** The guest's name as the command line has it. */
  readonly guest: string | undefined;
  /** As the log writes it. */
  readonly started: string;
  /** What `shutting down, reason=…` says; `''` without a reason, undefined when no end is logged. */
  readonly reason: string | undefined;
  /** The record that ends it, where one is logged. */
  readonly end?: Span;
  /** What is known to have gone wrong, the most likely cause first; each thing once. */
  readonly causes: readonly Hit[];
}

/** The runs of a domain's log; none for a log of another kind. Linear. */
export function logRuns(text: string, { hits }: Pick<Explanation, 'hits'>): LogRun[] {
  const frames = runFrames(blankControls(text));
  const starts = frames.flatMap((frame, i) => (frame.kind === 'start' ? [{ frame, next: frames[i + 1] }] : []));
  let nextHit = 0;
  return starts.map(({ frame: { span: head, time, command }, next }, i): LogRun => {
    const limit = starts[i + 1]?.frame.span.start ?? text.length;
    const end = next?.kind === 'end' ? next : undefined;
    while (nextHit < hits.length && hits[nextHit]!.span.start < head.start) nextHit++;
    const own: Hit[] = [];
    for (let h = nextHit; h < hits.length && hits[h]!.span.start < limit; h++) own.push(hits[h]!);
    return {
      span: { start: head.start, end: end?.span.end ?? withoutBlankEnd(text, limit) }, head, command, guest: command && guestOf(text, command), started: time,
      reason: end && (/reason=([a-z-]{1,40})/.exec(end.message)?.[1] ?? ''), ...(end && { end: end.span }), causes: causesOf(own),
    };
  });
}

function withoutBlankEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}

const guestOf = (text: string, { start, end }: Span): string | undefined => {
  const name = /(?:^|\s)-name (?:guest=)?((?:[^\s,]|,,){1,200})/.exec(text.slice(start, Math.min(end, start + 8192)))?.[1];
  return name?.replaceAll(',,', ',');
};

function causesOf(hits: readonly Hit[]): Hit[] {
  const wrong = hits.filter(({ signature: { severity, consequence } }) => severity === 'fatal' && consequence !== true);
  const seen = new Set<string>();
  return rank(wrong).filter(({ signature: { id } }) => !seen.has(id) && seen.add(id));
}
