import type { Span } from '../core/span.ts';
import { oneLine } from '../core/visible.ts';
import type { NamedText } from '../diagnosis/cause.ts';
import { createStampReader, type Stamp, type StampReader } from '../diagnosis/timeline/stamps.ts';
import type { EntryKind } from '../diagnosis/timeline/timeline.ts';
import { createVmNames } from '../diagnosis/timeline/vm-names.ts';
import { blankControls } from '../log/controls.ts';
import { eventWords } from '../log/event-words.ts';
import type { Hit } from '../log/hit.ts';
import type { OwnSignatures } from '../log/own-signatures.ts';
import { createLineReader } from '../log/lines.ts';
import { runFrames } from '../log/run-frames.ts';
import { textSource } from '../log/text-source.ts';
import type { Gravity, Signature } from '../signatures/signature.ts';
import type { LineIndex } from '../core/line-index.ts';
import { dateTime } from '../log/written-time.ts';
import { explain } from './explain.ts';
import { logRuns, type LogRun } from './log-runs.ts';
import { foremost } from './rank.ts';

/** Something that a text says once or many times in a row, with its times as they are written. */
export interface TimelineEvent {
  readonly kind: EntryKind;
  readonly span: Span;
  readonly line: number;
  readonly vm?: string;
  readonly severity: Gravity | 'info';
  readonly signature?: Signature;
  readonly title: string;
  readonly message: string;
  readonly text: string;
  /** What other texts that say the same have as well. */
  readonly key: string;
  readonly stamp: Stamp | undefined;
  /** Where the stamp was found: on the line, inside its message, or on a line near by. */
  readonly by: 'itself' | 'inside' | 'above' | 'below';
  count: number;
  last: Stamp | undefined;
}

export interface TextEvents {
  readonly name: string;
  readonly reader: StampReader;
  /** In the order of the text. */
  readonly events: readonly TimelineEvent[];
  /** The guests whose runs the text tells of. */
  readonly guests: readonly string[];
}

const MOST_TEXT = 500;
/** What is said again later than this is a new event, unless it is said ever again. */
const GAP_MS = 60_000;
const MOST_GROUPS = 40;
/** A signature may speak of each line that frames a run. */
const MOST_FRAME_REMARKS = 3;
const MOST_EVENTS = 20_000;

/** What a log says that belongs into a timeline: known failures, those of a user's own signatures, starts and ends of VMs, daemons and kernels. Linear. */
export function eventsOf({ name, text: source }: NamedText, vms: Iterable<string>, own: OwnSignatures | undefined): TextEvents {
  const text = blankControls(source);
  const told = explain(source, own ? { own } : {});
  const runs = logRuns(source, told);
  const guests = [...new Set(runs.flatMap(({ guest }) => (guest === undefined ? [] : [guest])))];
  const reader = createStampReader(text);
  const writer = createEventWriter(text, told.lines, reader, runs, createVmNames([...vms, ...guests]));
  for (const hit of oncePerRecord(told.hits)) writer.hit(hit);
  for (const frame of runFrames(text)) writer.frame(frame.kind, frame.span, frame.message);
  const lines = createLineReader(textSource(text));
  for (const { event, title, words, isMeant } of eventWords) {
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0;) {
        const line = lines.at(at)!;
        if (isMeant(line.prefix, line.text)) writer.mark(event, title, { start: line.start, end: line.end }, line.text.slice(line.prefix?.messages.at(-1)?.start ?? 0));
        at = text.indexOf(word, line.next);
      }
    }
  }
  return { name, reader, guests, events: writer.done() };
}

/** Of hits in one record, the foremost: they speak of one event. */
function* oncePerRecord(hits: readonly Hit[]): Generator<Hit> {
  for (let from = 0; from < hits.length;) {
    let to = from + 1;
    while (to < hits.length && hits[to]!.entry.start === hits[from]!.entry.start) to++;
    yield to === from + 1 ? hits[from]! : foremost(hits.slice(from, to))!;
    from = to;
  }
}

interface Group {
  event: TimelineEvent;
  run: number;
  groups: number;
}

function createEventWriter(text: string, lines: LineIndex, reader: StampReader, runs: readonly LogRun[], vmNamed: (line: string) => string | undefined) {
  const events: TimelineEvent[] = [];
  const groups = new Map<string, Group>();
  const lineText = (line: number): string => text.slice(lines.lineStart(line), Math.min(lines.lineStart(line + 1), lines.lineStart(line) + MOST_TEXT)).trimEnd();
  const guestAt = createGuestFinder(runs);

  const add = (event: Omit<TimelineEvent, 'stamp' | 'by' | 'count' | 'last' | 'line' | 'text'> & { readonly record: Span }): TimelineEvent => {
    const { record, ...rest } = event;
    const { line } = lines.positionAt(event.span.start);
    const placed = reader.at(record.start);
    const inside = placed?.by === 'itself' ? undefined : insideTime(text, record);
    const stamp = inside ?? placed?.stamp;
    const vm = event.vm ?? guestAt(event.span.start) ?? vmNamed(text.slice(record.start, record.end));
    const made: TimelineEvent = { ...rest, ...(vm !== undefined && { vm }), line, text: lineText(line), stamp, by: inside ? 'inside' : placed?.by ?? 'itself', count: 1, last: stamp };
    if (events.length < MOST_EVENTS) events.push(made);
    return made;
  };

  return {
    hit({ signature, message, span, entry, run, groups: words }: Hit): void {
      const key = `${signature.id}\n${message}`;
      const known = groups.get(key);
      if (known && (signature.severity === 'benign' || known.groups >= MOST_GROUPS || (known.run === run && isSoon(known.event.last, reader.at(entry.start)?.stamp)))) {
        known.event.count++;
        known.event.last = reader.at(entry.start)?.stamp ?? known.event.last;
        return;
      }
      const vm = words['vm'];
      const event = add({
        kind: signature.severity === 'benign' ? 'benign' : signature.consequence ? 'consequence' : signature.severity === 'fatal' ? 'cause' : 'trouble',
        span, record: entry, severity: signature.severity, signature, title: signature.title, message, key, ...(vm !== undefined && { vm }),
      });
      groups.set(key, { event, run, groups: (known?.groups ?? 0) + 1 });
    },
    frame(kind: 'start' | 'end', span: Span, said: string): void {
      const reason = kind === 'end' ? /reason=([a-z -]{1,40})/.exec(said)?.[1] : undefined;
      const failed = reason === 'failed' || reason === 'crashed';
      add({
        kind, span, record: span, severity: failed ? 'fatal' : 'info', title: kind === 'start' ? 'The VM starts' : 'The VM ends',
        message: kind === 'start' ? 'The VM is being started.' : reason === undefined ? 'The VM ended.' : `The VM ended: ${reason}.`, key: `${kind}\n${guestAt(span.start) ?? ''}\n${said}`,
      });
    },
    mark(kind: 'daemon' | 'boot' | 'crash', title: string, span: Span, said: string): void {
      add({ kind, span, record: span, severity: kind === 'crash' ? 'fatal' : 'info', title, message: `${title}: ${oneLine(said, 200)}`, key: `${kind}\n${said}` });
    },
    done(): TimelineEvent[] {
      // That it is harmless to start or to end need not be said beside the start or the end.
      const framed = new Set(events.filter(({ signature }) => !signature).map(({ line }) => line));
      return events.filter(({ kind, line, count }) => kind !== 'benign' || !framed.has(line) || count > MOST_FRAME_REMARKS).sort((a, b) => a.span.start - b.span.start);
    },
  };
}

/** Whether one stamp is right after another, as far as times of one kind tell. */
function isSoon(before: Stamp | undefined, after: Stamp | undefined): boolean {
  if (!before || !after) return true;
  for (const [a, b] of [[before.instant, after.instant], [before.boot, after.boot], [before.wall?.ms, after.wall?.ms]]) {
    if (a !== undefined && b !== undefined) return Math.abs(b - a) <= GAP_MS && before.wall?.day === after.wall?.day;
  }
  return true;
}

const INSIDE = /(?<!\d)\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)(?!\d)/;
const INSIDE_REACH = 2000;

/** A time with a zone that a record without one carries in its words: what QEMU said, as a client tells it. */
function insideTime(text: string, { start, end }: Span): Stamp | undefined {
  const written = INSIDE.exec(text.slice(start, Math.min(end, start + INSIDE_REACH)))?.[0];
  const time = written === undefined ? undefined : dateTime(written);
  return time?.kind === 'instant' ? { offset: start, instant: time.ms } : undefined;
}

/** The guest in whose run an offset lies. */
function createGuestFinder(runs: readonly LogRun[]): (offset: number) => string | undefined {
  return (offset) => {
    let [low, high] = [-1, runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (runs[middle]!.span.start <= offset) low = middle;
      else high = middle - 1;
    }
    const run = runs[low];
    return run && offset <= run.span.end ? run.guest : undefined;
  };
}
