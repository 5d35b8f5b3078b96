import type { Span } from '../core/span.ts';
import type { Hit } from '../log/hit.ts';
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
  /** What is known to have gone wrong, the most likely cause first; each thing once. */
  readonly causes: readonly Hit[];
}

/** libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessLaunch: START_POSTFIX "starting up", qemuProcessStop: "shutting down, reason=%s". */
const START = ': starting up';
const END = ': shutting down';
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+\d{4}$/;
const TIME_LENGTH = '2031-04-05 06:07:08.901+0000'.length;
const LONGEST_COMMAND = 256 * 1024;

/** The runs of a domain's log; none for a log of another kind. Linear. */
export function logRuns(text: string, { hits }: Pick<Explanation, 'hits'>): LogRun[] {
  const heads = [...framesOf(text, START)];
  const ends = [...framesOf(text, END)];
  let nextEnd = 0;
  let nextHit = 0;
  return heads.map((head, i): LogRun => {
    const limit = heads[i + 1]?.start ?? text.length;
    while (nextEnd < ends.length && ends[nextEnd]!.start < head.start) nextEnd++;
    const end = ends[nextEnd] && ends[nextEnd]!.start < limit ? ends[nextEnd] : undefined;
    const span = { start: head.start, end: end?.end ?? withoutBlankEnd(text, limit) };
    while (nextHit < hits.length && hits[nextHit]!.span.start < head.start) nextHit++;
    const own: Hit[] = [];
    for (let h = nextHit; h < hits.length && hits[h]!.span.start < limit; h++) own.push(hits[h]!);
    const command = commandOf(text, head, span.end);
    return {
      span, head, command, guest: command && guestOf(text, command), started: text.slice(head.start, text.indexOf(START, head.start)),
      reason: end && (/reason=([a-z-]{1,40})/.exec(text.slice(end.start, end.end))?.[1] ?? ''), causes: causesOf(own),
    };
  });
}

/** The lines that are a time and then `word`. */
function* framesOf(text: string, word: string): Generator<Span> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const start = at - TIME_LENGTH;
    if ((start === 0 || text[start - 1] === '\n') && TIME.test(text.slice(start, at))) yield { start, end: lineEnd(text, at) };
  }
}

const lineEnd = (text: string, from: number): number => {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : text[feed - 1] === '\r' ? feed - 1 : feed;
};

function withoutBlankEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}

/** From the environment's first variable to the last argument: lines go on while they end with a backslash. */
function commandOf(text: string, head: Span, limit: number): Span | undefined {
  const start = text.indexOf('\n', head.end) + 1;
  if (start === 0 || start >= limit || !/^(?:[A-Z][A-Z_]{1,30}=|\/\S{1,200}(?:qemu|kvm))/.test(text.slice(start, start + 260))) return undefined;
  let end = lineEnd(text, start);
  while (text[end - 1] === '\\' && end < limit && end - start < LONGEST_COMMAND) end = lineEnd(text, text.indexOf('\n', end) + 1);
  return { start, end };
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
