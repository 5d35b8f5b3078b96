import { isoText, timeline, timelinePicture, type Timeline, type TimelineEntry } from '../../../engine/index.ts';
import { createOwnSource, type OwnArguments } from '../explain/own-source.ts';
import { readTexts } from '../timeline/read-texts.ts';
import { timelineSvg } from '../timeline/svg.ts';
import { timelineText, type ShownZone } from '../timeline/text.ts';
import { EXIT, printableLine, type Terminal } from '../terminal.ts';

export interface TimelineArguments extends OwnArguments {
  /** Folders, archives and files. */
  readonly paths: readonly string[];
  readonly vm: string | undefined;
  readonly format: 'text' | 'json' | 'svg';
  /** Times are shown in UTC instead of the zone of this machine. */
  readonly utc: boolean;
}

/** `virt-doctor timeline`: exit 1 when a cause of a failure is in it, 3 when something could not be read. */
export async function timelineCommand(args: TimelineArguments, terminal: Terminal): Promise<number> {
  const { paths, vm, format, utc } = args;
  const source = createOwnSource(args, terminal.complain);
  const own = await source.of(paths[0]!);
  const { texts, facts, causes, others, vms, problems } = await readTexts(paths, vm, own);
  for (const { path, problem } of problems) terminal.complain(`virt-doctor: ${printableLine(path)}: ${printableLine(problem)}\n`);
  if (texts.length === 0) {
    terminal.complain('virt-doctor: there is no log in it\n');
    return EXIT.failed;
  }
  const made = timeline({ texts, causes, vms, now: Date.now(), ...(facts && { facts }), ...(own && { own }), ...(vm !== undefined && { vm, without: others }) });
  const zone = utc ? UTC : HERE;
  if (format === 'json') terminal.write(`${JSON.stringify(timelineJson(made), null, 2)}\n`);
  else if (format === 'text') terminal.write(timelineText(made, zone, terminal));
  else if (!writeSvg(made, zone, terminal)) return EXIT.failed;
  return problems.length > 0 || source.failed ? EXIT.failed : made.entries.some(({ kind }) => kind === 'cause' || kind === 'crash') ? EXIT.findings : EXIT.clean;
}

const UTC: ShownZone = { ahead: () => 0, name: 'UTC' };
const HERE: ShownZone = { ahead: (ms) => -new Date(ms).getTimezoneOffset() * 60_000, name: new Intl.DateTimeFormat().resolvedOptions().timeZone };

/** A picture has one zone: that of its first event. */
function writeSvg(made: Timeline, { ahead, name }: ShownZone, terminal: Terminal): boolean {
  const first = made.entries[0]?.instant?.at ?? 0;
  const picture = timelinePicture(made, { zone: { ahead: ahead(first), name } });
  if (picture) terminal.write(timelineSvg(picture));
  else terminal.complain('virt-doctor: nothing in it has a time that could be drawn\n');
  return picture !== undefined;
}

/** Lines count from 1; times are in UTC when `axis` is null, else without a zone. */
const timelineJson = ({ entries, notes }: Timeline): object => ({ entries: entries.map(entryJson), notes });

function entryJson({ instant, kind, severity, id, vm, source, line, title, message, text, count, until, follows, also, burst, isFirst }: TimelineEntry): object {
  const timeText = (at: number): string => `${isoText(at)}${instant?.axis === '' ? 'Z' : ''}`;
  return {
    time: instant ? timeText(instant.at) : null, axis: instant && instant.axis !== '' ? instant.axis : null, sure: instant?.sure ?? 'unknown', ...(instant?.how !== undefined && { how: instant.how }),
    kind, severity, id: id ?? null, vm: vm ?? null, source, line: line + 1, title, message, text, count,
    ...(until !== undefined && { until: timeText(until) }), follows: follows ?? null, also: also.map((place) => ({ source: place.source, line: place.line + 1 })),
    burst: burst ?? null, first: isFirst === true,
  };
}
