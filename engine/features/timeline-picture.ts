import { clockText, dateText } from '../core/calendar.ts';
import { oneLine } from '../core/visible.ts';
import type { Timeline, TimelineEntry } from '../diagnosis/timeline/timeline.ts';
import { legendOf, markPath } from './timeline-shapes.ts';
import { createScale, type Scale } from './timeline-scale.ts';

/** What a door draws, in this order; coordinates as SVG has them. Texts are plain: their looks and their escaping are the door's. */
export type Shape =
  | { readonly kind: 'rect'; readonly look: 'lane' | 'burst'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'line'; readonly look: 'tick' | 'break' | 'link' | 'first'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly kind: 'text'; readonly look: 'label' | 'tick' | 'quiet'; readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end'; readonly text: string }
  | { readonly kind: 'mark'; readonly look: TimelineEntry['kind']; readonly isFirst: boolean; readonly path: string }
  | EventShape;

/** A mark that stands for entries of the timeline, by their indexes; the first is the one to go to. */
export interface EventShape {
  readonly kind: 'event';
  readonly look: TimelineEntry['kind'];
  /** The failure that a burst begins with. */
  readonly isFirst: boolean;
  readonly path: string;
  readonly entries: readonly number[];
  /** When, where and what, for who hears it or points at it. */
  readonly label: string;
}

export interface TimelinePicture {
  readonly width: number;
  readonly height: number;
  /** What the picture shows, in a sentence. */
  readonly summary: string;
  readonly shapes: readonly Shape[];
}

export interface PictureOptions {
  /** Of the whole picture; 960 when absent. */
  readonly width?: number;
  /** A lane for each log, or for each VM; for each VM when there are several. */
  readonly lanes?: 'source' | 'vm';
  /** What the times to show are ahead of UTC, in milliseconds, and what that zone is called. */
  readonly zone?: { readonly ahead: number; readonly name: string };
}

/** Where lanes begin: behind their names, or, in a narrow picture, below them. */
const LEFT = 190;
const NARROW_LEFT = 18;
const NARROW = 520;
const NAME_HEIGHT = 16;
const RIGHT = 24;
const TOP = 44;
const ROW = 18;
const MOST_ROWS = 5;
const MARK = 6;
const MOST_LANES = 24;
const MOST_DRAWN = 1500;
const LABEL_LETTERS = 26;
const NARROW_LETTERS = 44;

interface Drawn {
  readonly entry: TimelineEntry;
  readonly index: number;
  readonly at: number;
}

/** The picture of a timeline, of its first axis of time; undefined when nothing in it has a time. */
export function timelinePicture({ entries }: Timeline, { width = 960, lanes, zone = { ahead: 0, name: 'UTC' } }: PictureOptions = {}): TimelinePicture | undefined {
  const axis = entries.find(({ kind, instant }) => kind !== 'benign' && instant)?.instant?.axis;
  const timed = entries.flatMap((entry, index): Drawn[] => (entry.kind !== 'benign' && entry.instant?.axis === axis && entry.instant ? [{ entry, index, at: entry.instant.at + (axis === '' ? zone.ahead : 0) }] : []));
  const drawn = timed.length <= MOST_DRAWN ? timed : timed.filter(({ entry }) => entry.severity === 'fatal').slice(0, MOST_DRAWN);
  if (drawn.length === 0 || axis === undefined) return undefined;
  const isNarrow = width < NARROW;
  const left = isNarrow ? NARROW_LEFT : LEFT;
  const scale = createScale(drawn.map(({ at }) => at), left, width - RIGHT);
  const placed = placeInLanes(drawn, scale, lanes ?? (new Set(drawn.map(({ entry }) => entry.vm)).size > 2 ? 'vm' : 'source'), left, isNarrow);
  const { bottom } = placed;
  const legend = legendOf(new Set(drawn.map(({ entry }) => entry.kind)), left, width, bottom + 22, MARK);
  const zoneName = axis === '' ? zone.name : axis;
  return {
    width, height: bottom + legend.height, summary: summaryOf(drawn, entries.length - timed.length, zoneName),
    shapes: [
      ...burstShapes(drawn, scale, bottom), ...placed.lanes, ...axisShapes(scale, bottom, drawn[0]!.at, zoneName, width), ...linkShapes(drawn, placed.where), ...placed.marks, ...legend.shapes,
    ],
  };
}

/** Marks that would lie upon each other go below each other, and where there is no room, share one. */
function placeInLanes(drawn: readonly Drawn[], scale: Scale, by: 'source' | 'vm', left: number, isNarrow: boolean) {
  const names = [...new Set(drawn.map(({ entry }) => laneOf(entry, by)))];
  const shown = names.slice(0, names.length > MOST_LANES ? MOST_LANES - 1 : MOST_LANES);
  const where = new Map<number, { readonly x: number; readonly y: number }>();
  const lanes: Shape[] = [];
  const marks: EventShape[] = [];
  let y = TOP;
  for (const name of names.length > shown.length ? [...shown, undefined] : shown) {
    const own = drawn.filter(({ entry }) => (name === undefined ? !shown.includes(laneOf(entry, by)) : laneOf(entry, by) === name));
    const rows: { x: number; drawn: Drawn[] }[][] = [];
    for (const one of own) {
      const x = scale.x(one.at);
      const free = rows.findIndex((row) => x - row.at(-1)!.x >= 2 * MARK + 3);
      if (free >= 0) rows[free]!.push({ x, drawn: [one] });
      else if (rows.length < MOST_ROWS) rows.push([{ x, drawn: [one] }]);
      else rows[MOST_ROWS - 1]!.at(-1)!.drawn.push(one);
    }
    const height = Math.max(1, rows.length) * ROW + 6;
    const text = shortened(name ?? `${names.length - shown.length} others`, isNarrow ? NARROW_LETTERS : LABEL_LETTERS);
    if (isNarrow) y += NAME_HEIGHT;
    lanes.push(
      { kind: 'rect', look: 'lane', x: left - 8, y, width: scale.right - left + 16, height },
      isNarrow ? { kind: 'text', look: 'label', x: left - 8, y: y - 4, anchor: 'start', text } : { kind: 'text', look: 'label', x: left - 14, y: y + height / 2 + 4, anchor: 'end', text },
    );
    rows.forEach((row, r) => row.forEach(({ x, drawn: some }) => {
      const at = { x, y: y + 3 + ROW * r + ROW / 2 };
      for (const { index } of some) where.set(index, at);
      marks.push(eventShape(some, at.x, at.y));
    }));
    y += height + 6;
  }
  return { lanes, marks, where, bottom: y };
}

const laneOf = (entry: TimelineEntry, by: 'source' | 'vm'): string => (by === 'source' ? entry.source : entry.vm ?? 'host');

/** Names of files and VMs differ at their ends. */
function shortened(name: string, most: number): string {
  const line = oneLine(name, 400);
  const letters = [...line];
  return letters.length > most ? `…${letters.slice(1 - most).join('')}` : line;
}

const WEIGHT: Readonly<Record<TimelineEntry['kind'], number>> = { cause: 0, crash: 1, trouble: 2, consequence: 3, end: 4, start: 5, boot: 6, daemon: 7, benign: 8 };

function eventShape(some: readonly Drawn[], x: number, y: number): EventShape {
  const inOrder = [...some].sort((a, b) => WEIGHT[a.entry.kind] - WEIGHT[b.entry.kind]);
  const { entry } = inOrder[0]!;
  const isFirst = some.some((one) => one.entry.isFirst);
  return { kind: 'event', look: entry.kind, isFirst, path: markPath(entry.kind, x, y, isFirst ? MARK + 2 : MARK), entries: inOrder.map(({ index }) => index), label: labelOf(inOrder) };
}

const KIND_WORDS: Readonly<Record<TimelineEntry['kind'], string>> = {
  cause: 'cause', trouble: 'trouble', consequence: 'consequence', benign: 'harmless', start: 'start', end: 'end', crash: 'crash', daemon: 'daemon', boot: 'boot',
};

function labelOf(some: readonly Drawn[]): string {
  const [{ entry, at }] = some as readonly [Drawn];
  const more = some.length > 1 ? ` And ${some.length - 1} more.` : '';
  return `${clockText(at)}, ${KIND_WORDS[entry.kind]}${entry.vm === undefined ? '' : ` of ${oneLine(entry.vm, 60)}`}: ${oneLine(entry.message, 200)}${entry.count > 1 ? ` (${entry.count} times)` : ''} ${oneLine(entry.source, 80)}:${entry.line + 1}.${more}`;
}

/** A band from the first failure of each burst to its last, and a line where it begins. */
function burstShapes(drawn: readonly Drawn[], scale: Scale, bottom: number): Shape[] {
  const ends = new Map<number, { from: number; to: number }>();
  for (const { entry: { burst }, at } of drawn) {
    const known = burst === undefined ? undefined : ends.get(burst);
    if (known) known.to = Math.max(known.to, at);
    else if (burst !== undefined) ends.set(burst, { from: at, to: at });
  }
  return [...ends.values()].flatMap(({ from, to }): Shape[] => {
    const [x, end] = [Math.round(scale.x(from)), Math.round(scale.x(to))];
    return [
      { kind: 'rect', look: 'burst', x: x - MARK - 3, y: TOP - 6, width: end - x + 2 * MARK + 6, height: bottom - TOP + 6 },
      { kind: 'line', look: 'first', x1: x, y1: TOP - 6, x2: x, y2: bottom },
    ];
  });
}

/** About what a letter takes. */
const LETTER = 6.5;

/** Ticks whose words would lie upon each other go without; at the edges, words stay within the picture. */
function axisShapes(scale: Scale, bottom: number, first: number, zoneName: string, width: number): Shape[] {
  let free = 0;
  const words = (x: number, label: string): Shape[] => {
    const room = label.length * LETTER;
    const at = Math.min(Math.max(x, room / 2), width - room / 2);
    if (at - room / 2 < free) return [];
    free = at + room / 2;
    return [{ kind: 'text', look: 'tick', x: at, y: TOP - 12, anchor: 'middle', text: label }];
  };
  return [
    { kind: 'text', look: 'quiet', x: 8, y: 16, anchor: 'start', text: oneLine(`${dateText(first)}, ${zoneName}`, 60) },
    ...scale.ticks.flatMap(({ x, label }): Shape[] => [{ kind: 'line', look: 'tick', x1: x, y1: TOP - 8, x2: x, y2: bottom }, ...words(x, label)]),
    ...scale.breaks.flatMap(({ x, label }): Shape[] => [{ kind: 'line', look: 'break', x1: x, y1: TOP - 8, x2: x, y2: bottom }, { kind: 'text', look: 'quiet', x, y: bottom + 4, anchor: 'middle', text: label }]),
  ];
}

const MOST_LINKS = 300;

function linkShapes(drawn: readonly Drawn[], where: ReadonlyMap<number, { readonly x: number; readonly y: number }>): Shape[] {
  return drawn.flatMap(({ entry: { follows }, index }): Shape[] => {
    const [from, to] = [follows === undefined ? undefined : where.get(follows), where.get(index)];
    return from && to && (from.x !== to.x || from.y !== to.y) ? [{ kind: 'line', look: 'link', x1: from.x, y1: from.y, x2: to.x, y2: to.y }] : [];
  }).slice(0, MOST_LINKS);
}

function summaryOf(drawn: readonly Drawn[], others: number, zoneName: string): string {
  const [first, last] = [drawn[0]!, drawn.at(-1)!];
  const causes = drawn.filter(({ entry }) => entry.kind === 'cause').length;
  return `${drawn.length} ${drawn.length === 1 ? 'event' : 'events'}, ${causes} of them ${causes === 1 ? 'a cause' : 'causes'}, from ${dateText(first.at)} ${clockText(first.at)} to ${dateText(last.at)} ${clockText(last.at)}, ${zoneName}.${others > 0 ? ` ${others} more are harmless or not on this axis.` : ''}`;
}
