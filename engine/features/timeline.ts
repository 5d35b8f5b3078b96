import { clocksOf, LOCAL_AXIS, type Clock, type Instant } from '../diagnosis/timeline/clocks.ts';
import type { Stamp } from '../diagnosis/timeline/stamps.ts';
import type { SourcePlace, Timeline, TimelineEntry, TimelineInput } from '../diagnosis/timeline/timeline.ts';
import { eventsOf, type TextEvents, type TimelineEvent } from './timeline-events.ts';
import { burstsOf, type Draft, followed } from './timeline-links.ts';

const MOST_ENTRIES = 5000;
/** Two texts that say the same within this time speak of one event. */
const SAME_MS = 5000;

/** Logs of one incident, merged by time: what happened, in which order, why, and what followed. Total, pure, linear but for sorting. */
export function timeline({ texts, facts, causes = [], vms = [], vm, without = [], own, now }: TimelineInput): Timeline {
  const known = [...vms, ...(facts?.domains ?? []).map(({ name }) => name), ...(vm === undefined ? [] : [vm])];
  const left = new Set(without.map(({ file, line }) => `${line} ${file}`));
  const told = texts.map((text) => eventsOf(text, known, own)).map((one) => (left.size === 0 ? one : { ...one, events: one.events.filter(({ line }) => !left.has(`${line} ${one.name}`)) }));
  const clocks = clocksOf(told.map(({ name, reader, events }) => ({ name, reader, stamps: stampsOf(reader.sample(), events), marks: marksOf(events) })), now);
  const placed = told.flatMap(({ name, events }, i) => events.map((event): Draft => draft(event, name, i, clocks[i]!)));
  const notes = notesOf(told, placed);
  const drafts = placedByTwins(merged(inOrder(placed))).filter((one) => vm === undefined || one.event.vm === undefined || one.event.vm === vm);
  const shown = fewer(inOrder(drafts));
  return { entries: entriesOf(shown, causes), notes: [...notes, ...leftOut(drafts.length - shown.length)] };
}

/** In the order of the text, each line once. */
function stampsOf(sample: readonly Stamp[], events: readonly TimelineEvent[]): Stamp[] {
  const byOffset = new Map([...sample, ...events.flatMap(({ stamp, last }) => [stamp, last])].flatMap((stamp) => (stamp ? [[stamp.offset, stamp] as const] : [])));
  return [...byOffset.values()].sort((a, b) => a.offset - b.offset);
}

const marksOf = (events: readonly TimelineEvent[]) => events.flatMap(({ key, stamp, by }) => (stamp && by === 'itself' ? [{ key, stamp }] : []));

function draft(event: TimelineEvent, source: string, text: number, clock: Clock): Draft {
  const at = event.stamp && clock(event.stamp);
  const until = event.count > 1 && event.last ? clock(event.last) : undefined;
  return { event, source, text, instant: at && lessSure(at, event.by), until: until && until.axis === at?.axis ? until.at : undefined, count: event.count, also: [] };
}

/** What a neighbour says is no more than a guess about the line itself. */
function lessSure(instant: Instant, by: TimelineEvent['by']): Instant {
  if (by === 'itself' || instant.sure === 'unknown') return instant;
  if (by === 'inside') return { ...instant, sure: 'anchored', how: 'The line has no time of its own: it is the one inside of what it says.' };
  return { ...instant, sure: 'guessed', how: `The line has no time: it is that of the line ${by} it.${instant.how === undefined ? '' : ` ${instant.how}`}` };
}

const AXES = ['', LOCAL_AXIS];
const axisRank = ({ instant }: Draft): number => (instant ? (AXES.indexOf(instant.axis) + AXES.length + 1) % (AXES.length + 1) : AXES.length + 1);

/** By axis, then by time; what follows from something else after what was said at the same time. */
function inOrder(drafts: readonly Draft[]): Draft[] {
  const keys = new Map(drafts.map((one) => [one, [axisRank(one), one.instant?.axis ?? '', one.instant?.at ?? 0, isLater(one), one.text, one.event.span.start] as const]));
  return [...drafts].sort((a, b) => {
    const [x, y] = [keys.get(a)!, keys.get(b)!];
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! < y[i]! ? -1 : 1;
    return 0;
  });
}

const isLater = ({ event }: Draft): number => (event.kind === 'end' ? 2 : event.kind === 'consequence' ? 1 : 0);

/** The same words in another text at the same time are the same event; the first text that tells it counts. */
function merged(drafts: readonly Draft[]): Draft[] {
  const open = new Map<string, Draft[]>();
  return drafts.filter((one) => {
    const { event, instant, text } = one;
    const same = open.get(event.key) ?? [];
    const twin = instant && same.findLast((other) => other.text !== text && isOneVm(other.event, event) && other.instant?.axis === instant.axis && instant.at - other.instant.at <= SAME_MS);
    if (twin) join(twin, one);
    else open.set(event.key, [...same.slice(-8), one]);
    return !twin;
  });
}

const isOneVm = (a: TimelineEvent, b: TimelineEvent): boolean => a.vm === undefined || b.vm === undefined || a.vm === b.vm;

/** The text that is sure of the time is the one that tells. */
function join(twin: Draft, other: Draft): void {
  if (other.instant?.sure === 'exact' && twin.instant?.sure !== 'exact') {
    twin.also.push({ source: twin.source, line: twin.event.line }, ...other.also);
    Object.assign(twin, { event: other.event, source: other.source, text: other.text, instant: other.instant, until: other.until, count: other.count } satisfies Partial<Draft>);
  } else twin.also.push({ source: other.source, line: other.event.line }, ...other.also);
}

const MOST_LENT = 50;

/** What has no time is told together with the same words elsewhere, and what stands beside such a line, beside it. */
function placedByTwins(drafts: readonly Draft[]): Draft[] {
  const timed = new Map<string, Draft>();
  for (const one of drafts) if (one.instant) timed.set(one.event.key, one);
  const lent = new Map<number, { readonly offset: number; readonly instant: Instant }[]>();
  const rest = drafts.filter((one) => {
    const twin = one.instant ? undefined : timed.get(one.event.key);
    if (!twin || twin.text === one.text) return true;
    join(twin, one);
    lent.set(one.text, [...(lent.get(one.text) ?? []).slice(-MOST_LENT), { offset: one.event.span.start, instant: { ...twin.instant!, sure: 'guessed', how: `The line has no time: it stands beside one that ${twin.source} has as well.` } }]);
    return false;
  });
  for (const one of rest) {
    const near = one.instant ? undefined : lent.get(one.text);
    if (near) one.instant = near.reduce((a, b) => (Math.abs(a.offset - one.event.span.start) <= Math.abs(b.offset - one.event.span.start) ? a : b)).instant;
  }
  return rest;
}

/** When there is too much, chatter goes first, then what failed little. */
function fewer(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length <= MOST_ENTRIES) return drafts;
  const weights: Readonly<Record<TimelineEvent['kind'], number>> = { cause: 0, crash: 0, start: 1, end: 1, daemon: 1, boot: 1, trouble: 2, consequence: 3, benign: 4 };
  const kept = new Set([...drafts].sort((a, b) => weights[a.event.kind] - weights[b.event.kind]).slice(0, MOST_ENTRIES));
  return drafts.filter((one) => kept.has(one));
}

function entriesOf(drafts: readonly Draft[], causes: NonNullable<TimelineInput['causes']>): TimelineEntry[] {
  const follows = followed(drafts, causes);
  const bursts = burstsOf(drafts);
  return drafts.map(({ event, source, instant, until, count, also }, i): TimelineEntry => {
    const burst = bursts[i];
    const cause = follows[i];
    return {
      kind: cause !== undefined && event.kind === 'cause' ? 'consequence' : event.kind, source, line: event.line, span: event.span, severity: event.severity,
      ...(instant && { instant }), ...(event.vm !== undefined && { vm: event.vm }), ...(event.signature && { id: event.signature.id }),
      title: event.title, message: event.message, text: event.text, count, also: places(also),
      ...(until !== undefined && { until }), ...(cause !== undefined && { follows: cause }), ...(burst && { burst: burst.number, ...(burst.isFirst && { isFirst: true as const }) }),
    };
  });
}

const MOST_PLACES = 20;

const places = (also: readonly SourcePlace[]): SourcePlace[] =>
  also.filter((place, i) => also.findIndex((other) => other.source === place.source && other.line === place.line) === i).slice(0, MOST_PLACES);

/** How times came about that the lines do not say themselves, each once. */
function notesOf(told: readonly TextEvents[], placed: readonly Draft[]): string[] {
  return told.flatMap(({ name }, i) => {
    const own = placed.filter(({ text }) => text === i);
    const hows = new Set(own.flatMap(({ instant, event }) => (event.by === 'itself' && instant?.how !== undefined ? [instant.how] : [])));
    const exact = own.flatMap(({ instant }) => (instant?.sure === 'exact' ? [instant.at] : []));
    const backwards = exact.some((at, n) => n > 0 && exact[n - 1]! > at + BACKWARDS_MS);
    return [...[...hows].map((how) => `${name}: ${how}`), ...(backwards ? [`${name}: Its times go backwards; what it says is in the order of the times, not of the lines.`] : [])];
  });
}

const leftOut = (count: number): string[] => (count > 0 ? [`${count} more events were left out: what is harmless first.`] : []);

const BACKWARDS_MS = 60_000;
