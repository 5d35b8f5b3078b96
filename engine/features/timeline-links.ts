import type { Cause } from '../diagnosis/cause.ts';
import type { Instant } from '../diagnosis/timeline/clocks.ts';
import type { SourcePlace } from '../diagnosis/timeline/timeline.ts';
import type { TimelineEvent } from './timeline-events.ts';

/** An event on its way to become an entry. */
export interface Draft {
  event: TimelineEvent;
  source: string;
  /** The index of its text. */
  text: number;
  instant: Instant | undefined;
  until: number | undefined;
  count: number;
  readonly also: SourcePlace[];
}

/** What follows from something follows within this time; logs of several programs are written a little out of order. */
const FOLLOWS_MS = 120_000;
/** In another text that names no VM, sooner. */
const FOLLOWS_ELSEWHERE_MS = 10_000;
const JUMBLED_MS = 2000;
/** Of so many causes before and after an event it is one of, or none. */
const MOST_NEAR = 200;

/** For each of the drafts, which are in order, the index of what it follows from. */
export function followed(drafts: readonly Draft[], causes: readonly Cause[]): (number | undefined)[] {
  const places = new Map<string, Cause>(causes.flatMap((cause) => cause.evidence.map(({ file, line }) => [`${line} ${file}`, cause] as const)));
  const main = drafts.findIndex((one) => causes[0] !== undefined && placesOf(one).some((place) => places.get(place) === causes[0]));
  const primary = drafts.flatMap((one, i) => (isPrimary(one) ? [i] : []));
  // The only cause there is, or the one that a diagnosis names, need not be on the same axis.
  const only = main >= 0 ? main : primary.length === 1 ? primary[0]! : -1;
  const onlyCause = (one: Draft, i: number): number | undefined => {
    const cause = drafts[only];
    const comparable = cause?.instant && one.instant && cause.instant.axis === one.instant.axis;
    return cause && only !== i && !comparable && isOneVm(cause, one) ? only : undefined;
  };
  let at = 0;
  return drafts.map((one, i) => {
    while (at < primary.length && primary[at]! < i) at++;
    const near = [...primary.slice(Math.max(0, at - MOST_NEAR), at).reverse(), ...primary.slice(at, at + MOST_NEAR)].filter((p) => p !== i && isNear(drafts[p]!, one));
    const yieldsTo = near.find((p) => one.event.signature?.yieldsTo?.includes(drafts[p]!.event.signature?.id ?? ''));
    if (yieldsTo !== undefined && one.event.signature?.id !== drafts[yieldsTo]!.event.signature?.id) return yieldsTo;
    if (!follows(one)) return undefined;
    return near.find((p) => !yields(drafts[p]!, drafts, near)) ?? near[0] ?? onlyCause(one, i);
  });
}

const placesOf = ({ source, event, also }: Draft): string[] => [{ source, line: event.line }, ...also].map((place) => `${place.line} ${place.source}`);

const isPrimary = ({ event }: Draft): boolean => event.kind === 'cause' || event.kind === 'crash';

const follows = ({ event }: Draft): boolean => event.kind === 'consequence' || (event.kind === 'end' && event.severity === 'fatal');

const yields = ({ event }: Draft, drafts: readonly Draft[], near: readonly number[]): boolean =>
  near.some((p) => event.signature?.yieldsTo?.includes(drafts[p]!.event.signature?.id ?? '') ?? false);

const isOneVm = (a: Draft, b: Draft): boolean => a.event.vm === undefined || b.event.vm === undefined || a.event.vm === b.event.vm;

/** Whether `one` may follow from `cause`; without times, order in one text must do. */
function isNear(cause: Draft, one: Draft): boolean {
  if (!isOneVm(cause, one)) return false;
  if (!cause.instant || !one.instant) return !cause.instant && !one.instant && cause.text === one.text;
  const after = one.instant.at - cause.instant.at;
  const known = cause.text === one.text || (cause.event.vm !== undefined && cause.event.vm === one.event.vm);
  return cause.instant.axis === one.instant.axis && after >= -JUMBLED_MS && after <= (known ? FOLLOWS_MS : FOLLOWS_ELSEWHERE_MS);
}

/** Failures that are farther apart belong to different bursts. */
const GAP_MS = 30_000;

/** For each of the drafts, which are in order, the burst of failures that it belongs to. */
export function burstsOf(drafts: readonly Draft[]): ({ readonly number: number; readonly isFirst: boolean } | undefined)[] {
  let number = -1;
  let last: Draft | undefined;
  return drafts.map((one) => {
    const isFailure = one.event.severity === 'fatal' || one.event.severity === 'degraded';
    if (!isFailure || !one.instant) return undefined;
    const isFirst = last?.instant?.axis !== one.instant.axis || one.instant.at - Math.max(last.instant.at, last.until ?? 0) > GAP_MS;
    if (isFirst) number++;
    last = one;
    return { number, isFirst };
  });
}
