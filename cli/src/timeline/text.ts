import { dateText, clockText, LOCAL_AXIS, type EntryKind, type Timeline, type TimelineEntry } from '../../../engine/index.ts';
import { table } from '../table.ts';
import { paint, printableLine, type Colour, type Terminal } from '../terminal.ts';

/** What times that are shown are ahead of UTC, and what the zone is called. */
export interface ShownZone {
  readonly ahead: (ms: number) => number;
  readonly name: string;
}

const COLOURS: Readonly<Record<EntryKind, Colour>> = { cause: 'red', crash: 'red', trouble: 'yellow', consequence: 'grey', benign: 'grey', start: 'green', end: 'green', daemon: 'cyan', boot: 'cyan' };
const WORDS: Readonly<Record<EntryKind, string>> = { cause: 'CAUSE', crash: 'CRASH', trouble: 'trouble', consequence: 'follows', benign: 'harmless', start: 'start', end: 'end', daemon: 'daemon', boot: 'boot' };
const MARKS = { exact: ' ', anchored: ' ', guessed: '~', unknown: '?' } as const;

/** One line an event, under a heading for each day; what follows from a cause stands below it. Harmless remarks are counted only. */
export function timelineText({ entries, notes }: Timeline, zone: ShownZone, terminal: Terminal): string {
  const shown = underCauses(entries).filter(({ entry }) => entry.kind !== 'benign');
  const rows = shown.map(({ entry, depth }) => rowOf(entry, depth, zone));
  const lines = table(rows);
  let out = '';
  let heading = '';
  shown.forEach(({ entry, depth }, i) => {
    const here = headingOf(entry, zone);
    if (here !== heading && depth === 0) out += `${out === '' ? '' : '\n'}${paint(terminal, 'bold', printableLine(here))}\n`;
    if (depth === 0) heading = here;
    out += `${paint(terminal, entry.isFirst ? 'bold' : COLOURS[entry.kind], entry.isFirst ? `${lines[i]!}` : lines[i]!)}\n`;
  });
  const harmless = entries.filter(({ kind }) => kind === 'benign').length;
  if (shown.length === 0) out += 'Nothing that belongs into a timeline was found.\n';
  const said = [...notes, ...(harmless > 0 ? [`${harmless} harmless ${harmless === 1 ? 'remark was' : 'remarks were'} left out; --format json has them.`] : []), ...(shown.some(({ entry }) => entry.instant?.sure === 'guessed') ? ['~ marks times that are guessed.'] : [])];
  return said.length === 0 ? out : `${out}\n${said.map((note) => `${printableLine(note)}\n`).join('')}`;
}

interface Placed {
  readonly entry: TimelineEntry;
  readonly depth: number;
}

/** What follows from an entry comes right after it. */
function underCauses(entries: readonly TimelineEntry[]): Placed[] {
  const followers = new Map<number, number[]>();
  entries.forEach(({ follows }, i) => {
    if (follows !== undefined) followers.set(follows, [...(followers.get(follows) ?? []), i]);
  });
  const placed = new Set<number>();
  const inOrder: Placed[] = [];
  const put = (from: number): void => {
    const waiting = [{ i: from, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { i, depth } = next;
      if (placed.has(i)) continue;
      placed.add(i);
      inOrder.push({ entry: entries[i]!, depth });
      for (const follower of (followers.get(i) ?? []).toReversed()) waiting.push({ i: follower, depth: depth + 1 });
    }
  };
  entries.forEach(({ follows }, i) => { if (follows === undefined) put(i); });
  // Whatever follows in a circle has no beginning.
  entries.forEach((_, i) => put(i));
  return inOrder;
}

function headingOf({ instant }: TimelineEntry, zone: ShownZone): string {
  if (!instant) return 'Without a time';
  if (instant.axis === '') return `${dateText(instant.at + zone.ahead(instant.at))}, ${zone.name}`;
  return instant.axis === LOCAL_AXIS ? `${dateText(instant.at)}, local time of an unknown zone` : `Time ${instant.axis}`;
}

const MOST_INDENT = 4;

function rowOf({ instant, source, line, vm, kind, message, id, count, also, isFirst }: TimelineEntry, depth: number, zone: ShownZone): string[] {
  const at = instant && instant.at + (instant.axis === '' ? zone.ahead(instant.at) : 0);
  const more = [count > 1 ? `${count} times` : '', also.length > 0 ? `also ${also.map((place) => `${place.source}:${place.line + 1}`).slice(0, 3).join(', ')}${also.length > 3 ? ', …' : ''}` : ''].filter(Boolean).join('; ');
  const indent = depth === 0 ? '' : `${'  '.repeat(Math.min(depth, MOST_INDENT) - 1)}└ `;
  return [
    `${at === undefined ? '' : clockText(at)}${instant ? MARKS[instant.sure] : ''}`, printableLine(`${source}:${line + 1}`), printableLine(vm ?? ''), `${isFirst ? '▶' : ' '} ${WORDS[kind]}`,
    `${indent}${printableLine(message)}${id === undefined ? '' : ` [${id}]`}${more === '' ? '' : ` (${printableLine(more)})`}`,
  ];
}
