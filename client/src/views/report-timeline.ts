import { clockText, dateText, LOCAL_AXIS, type EntryKind, type Timeline, type TimelineEntry } from '../../../engine/index.ts';
import type { ReportSection, ReportZone, TimelineEvent } from './report-model.ts';
import { placeIn } from './report-place.ts';

const MAX_EVENTS = 200;
const WORDS: Readonly<Record<EntryKind, string>> = { cause: 'cause', crash: 'crash', trouble: 'trouble', consequence: 'follows', benign: 'harmless', start: 'start', end: 'end', daemon: 'daemon', boot: 'boot' };

/** What happened when, without harmless remarks; nothing where there are fewer than `least` events: one has no order to tell. */
export function timelineSection(timeline: Timeline | undefined, zone: ReportZone, least = 2): readonly ReportSection[] {
  const entries = timeline?.entries.filter(({ kind }) => kind !== 'benign') ?? [];
  if (!timeline || entries.length < least) return [];
  const events = entries.slice(0, MAX_EVENTS).map((entry) => eventOf(entry, zone));
  const notes = entries.some(({ instant }) => instant?.sure === 'guessed') ? [...timeline.notes, 'Times with ~ are guessed.'] : timeline.notes;
  return [{ title: 'What happened when', tags: [], blocks: [{ kind: 'timeline', timeline, events, more: entries.length - events.length, notes, zone }] }];
}

function eventOf(entry: TimelineEntry, zone: ReportZone): TimelineEvent {
  const times = entry.count > 1 ? ` (${entry.count} times)` : '';
  return { time: timeOf(entry, zone), kind: WORDS[entry.kind], link: linkOf(entry), text: `${entry.message}${times}` };
}

/** Where a mark of the timeline leads. */
export const linkOf = ({ source, line }: TimelineEntry): TimelineEvent['link'] => placeIn(source, { line, character: 0 });

function timeOf({ instant }: TimelineEntry, zone: ReportZone): string {
  if (!instant) return 'without a time';
  const mark = instant.sure === 'guessed' ? '~' : '';
  if (instant.axis !== '' && instant.axis !== LOCAL_AXIS) return `${mark}${clockText(instant.at)} ${instant.axis}`;
  const at = instant.at + (instant.axis === '' ? zone.ahead(instant.at) : 0);
  return `${mark}${dateText(at)} ${clockText(at)}`;
}
