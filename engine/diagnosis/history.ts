import { blankControls } from '../log/controls.ts';
import { runFrames } from '../log/run-frames.ts';
import { dateTime } from '../log/written-time.ts';
import type { NamedText } from './cause.ts';
import { logKind } from './log-kind.ts';

/** What a VM's own log tells of its last run or attempt to run. Times in milliseconds since 1970. */
export interface History {
  /** The oldest that the log tells of. */
  readonly first: number;
  /** Undefined when it failed before QEMU was started. */
  readonly started: number | undefined;
  /** Undefined while it runs. */
  readonly ended: number | undefined;
  /** When the run before ended: what is older has been overcome, or has come again since. */
  readonly endedBefore: number | undefined;
  /** It ended because it did not start. */
  readonly failed: boolean;
  /** It ended because somebody wanted it to. */
  readonly endedWell: boolean;
}

const WELL = /reason=(?:shutdown|destroyed|saved|migrated)\b/;

const FAILED = /reason=failed\b/;

const LEADING = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)/;

/** The time that a line starts with, when it says in which zone. */
export function timeOf(line: string): number | undefined {
  const written = LEADING.exec(line.slice(0, 64))?.[0];
  const time = written === undefined ? undefined : dateTime(written);
  return time?.kind === 'instant' ? time.ms : undefined;
}

/** When each run that a VM's own log tells of began, where that is known. */
export const startsOf = ({ text }: NamedText): (number | undefined)[] => runFrames(blankControls(text)).flatMap(({ kind, time }) => (kind === 'start' ? [timeOf(time)] : []));

/** The history of the VM whose evidence this is; undefined when no log tells it. */
export function historyOf(logs: readonly NamedText[]): History | undefined {
  const frames = logs.filter(({ text }) => logKind(text) === 'qemu').flatMap(({ text }) => runFrames(blankControls(text))).flatMap(({ kind, message, time }) => {
    const at = timeOf(time);
    return at === undefined ? [] : [{ kind, message, at }];
  }).sort((a, b) => a.at - b.at);
  const last = frames.at(-1);
  if (!last) return undefined;
  const ends = frames.filter(({ kind }) => kind === 'end');
  const end = last.kind === 'end' ? last : undefined;
  const endedBefore = ends.at(end ? -2 : -1)?.at;
  const started = frames.findLast(({ kind, at }) => kind === 'start' && (endedBefore === undefined || at >= endedBefore))?.at;
  return { first: frames[0]!.at, started, ended: end?.at, endedBefore, failed: end !== undefined && FAILED.test(end.message), endedWell: end !== undefined && WELL.test(end.message) };
}
