import { clockText, DAY_MS, dateText } from '../core/calendar.ts';

/** From times to places on a line that is broken where nothing happens for long. */
export interface Scale {
  readonly right: number;
  x(at: number): number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** Where time is left out, and how much. */
  readonly breaks: readonly { readonly x: number; readonly label: string }[];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  left: number;
  right: number;
}

const BREAK = 34;
const MOST_BREAKS = 8;
/** Room that a break and what lies beside it need. */
const BREAK_ROOM = 60;
/** Time that is a good part of the rest is left out, if it is long enough that people would not miss it. */
const BROKEN_SHARE = 0.3;
const SHORTEST_BREAK_MS = 2000;
const TICK_WIDTH = 96;

/** `times` ascend; there is at least one. */
export function createScale(times: readonly number[], left: number, right: number): Scale {
  const stretches = stretchesOf(times, Math.min(MOST_BREAKS, Math.floor((right - left) / BREAK_ROOM)));
  layOut(stretches, left, right);
  const of = (at: number): Stretch => stretches.findLast(({ from }) => from <= at) ?? stretches[0]!;
  const x = (at: number): number => {
    const { from, to, left: start, right: end } = of(at);
    return Math.round((to > from ? start + ((at - from) / (to - from)) * (end - start) : (start + end) / 2) * 10) / 10;
  };
  return {
    right, x,
    ticks: stretches.flatMap((stretch, i) => ticksOf(stretch, x, i > 0 && dateText(stretch.from) !== dateText(stretches[i - 1]!.to))),
    breaks: stretches.slice(1).map((stretch, i) => ({ x: (stretches[i]!.right + stretch.left) / 2, label: lengthText(stretch.from - stretches[i]!.to) })),
  };
}

function stretchesOf(times: readonly number[], mostBreaks: number): Stretch[] {
  const [first, last] = [times[0]!, times.at(-1)!];
  const gaps = times.slice(1).map((at, i) => ({ from: times[i]!, length: at - times[i]! })).sort((a, b) => b.length - a.length);
  const cuts = new Set<number>();
  let rest = last - first;
  for (const { from, length } of gaps) {
    if (cuts.size >= mostBreaks || length < SHORTEST_BREAK_MS || length < rest * BROKEN_SHARE) break;
    cuts.add(from);
    rest -= length;
  }
  const stretches: Stretch[] = [];
  let from = first;
  times.forEach((at, i) => {
    // Of equal times, the last one ends the stretch.
    if (i + 1 < times.length && (!cuts.has(at) || times[i + 1] === at)) return;
    stretches.push({ from, to: at, left: 0, right: 0 });
    from = times[i + 1] ?? at;
  });
  return stretches;
}

/** Half of the room is shared evenly, half by how long stretches take. */
function layOut(stretches: readonly Stretch[], left: number, right: number): void {
  const room = right - left - BREAK * (stretches.length - 1);
  const total = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  let at = left;
  for (const stretch of stretches) {
    const share = total > 0 ? 0.5 / stretches.length + (0.5 * (stretch.to - stretch.from)) / total : 1 / stretches.length;
    stretch.left = at;
    stretch.right = at + room * share;
    at = stretch.right + BREAK;
  }
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND), ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE), ...[1, 2, 3, 6, 12].map((n) => n * HOUR), ...[1, 2, 7, 14, 30, 91, 182, 365, 3650, 36_500].map((n) => n * DAY_MS)];

function ticksOf({ from, to, left, right }: Stretch, x: (at: number) => number, newDay: boolean): { x: number; label: string }[] {
  const fits = Math.max(1, Math.floor((right - left) / TICK_WIDTH));
  const step = STEPS.find((one) => (to - from) / one <= fits) ?? STEPS.at(-1)!;
  const ticks: { x: number; label: string }[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to && ticks.length <= fits; at += step) ticks.push({ x: x(at), label: tickText(at, step, newDay && ticks.length === 0) });
  // A stretch without a round time shows the one it begins with.
  return ticks.length > 0 ? ticks : [{ x: x(from), label: tickText(from, 1, newDay) }];
}

function tickText(at: number, step: number, withDate: boolean): string {
  if (step >= DAY_MS) return dateText(at);
  const clock = clockText(at).slice(0, step >= MINUTE ? 5 : step >= SECOND ? 8 : 12);
  return withDate ? `${dateText(at).slice(5)} ${clock}` : clock;
}

/** `3 min`, `2 h`, `5 days`. */
function lengthText(ms: number): string {
  const [unit, name] = ms < MINUTE ? [SECOND, 's'] : ms < HOUR ? [MINUTE, 'min'] : ms < DAY_MS ? [HOUR, 'h'] : [DAY_MS, 'days'];
  const count = Math.round((ms as number) / (unit as number));
  return `${count} ${name === 'days' && count === 1 ? 'day' : name}`;
}
