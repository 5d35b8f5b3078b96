import type { Instant, Sureness } from './clocks.ts';
import type { Stamp } from './stamps.ts';

/** The starts of the kernel that a text has times since. */
export interface Boots {
  /** Whether it has no such times, or one of them is anchored to another clock. */
  readonly isAnchored: boolean;
  /** A line that has both times. */
  anchor(stamp: Stamp, instant: Instant): void;
  /** When the kernel started whose lines come last. */
  anchorLast(start: Instant): void;
  /** Undefined without such a time; the axis is undefined when nothing tells when the kernel started. */
  at(stamp: Stamp): (Omit<Instant, 'axis'> & { readonly axis: string | undefined }) | undefined;
}

/** What is known of a start: `boot` is the time since it of the line that tells. */
interface Anchor {
  readonly boot: number;
  readonly start: Instant;
}

interface Boot {
  readonly offset: number;
  /** Equally good ones. */
  anchors: Anchor[];
}

/** Processors write at the same time: lines are out of order by that much. */
const JUMBLED_MS = 5000;
const RANK: Readonly<Record<Sureness, number>> = { exact: 0, anchored: 1, guessed: 2, unknown: 3 };

/** A new start is where times jump back. Suspended machines do not count on: the nearest line that has both times is what counts. */
export function createBoots(stamps: readonly Stamp[]): Boots {
  const boots = startsIn(stamps);
  const bootOf = ({ offset }: Stamp): Boot | undefined => lastUpTo(boots, offset, (boot) => boot.offset) ?? boots[0];
  return {
    get isAnchored() { return boots.length === 0 || boots.some(({ anchors }) => anchors.length > 0); },
    anchor(stamp, instant) {
      const boot = stamp.boot === undefined ? undefined : bootOf(stamp);
      if (!boot) return;
      const known = boot.anchors[0];
      const better = known ? RANK[instant.sure] - RANK[known.start.sure] : -1;
      if (better < 0) boot.anchors = [];
      if (better <= 0) boot.anchors.push({ boot: stamp.boot!, start: { ...instant, at: instant.at - stamp.boot! } });
    },
    anchorLast(start) {
      const last = boots.at(-1);
      if (last) last.anchors = [{ boot: 0, start }];
    },
    at(stamp) {
      const boot = stamp.boot === undefined ? undefined : bootOf(stamp);
      if (!boot) return undefined;
      const nearest = nearestAnchor(boot.anchors, stamp.boot!);
      if (!nearest) return { at: stamp.boot!, axis: undefined, sure: 'unknown', how: 'The line counts since the kernel started, and nothing tells when that was.' };
      return { ...nearest.start, at: nearest.start.at + stamp.boot! };
    },
  };
}

function startsIn(stamps: readonly Stamp[]): Boot[] {
  const boots: Boot[] = [];
  let latest = -Infinity;
  for (const { offset, boot } of stamps) {
    if (boot === undefined) continue;
    if (boots.length === 0 || boot < latest - JUMBLED_MS) {
      boots.push({ offset, anchors: [] });
      latest = boot;
    } else latest = Math.max(latest, boot);
  }
  return boots;
}

/** Anchors were added in the order of the text, which is nearly that of time. */
function nearestAnchor(anchors: readonly Anchor[], boot: number): Anchor | undefined {
  const at = indexUpTo(anchors, boot, (anchor) => anchor.boot);
  const [before, after] = [anchors[at], anchors[at + 1]];
  return before && after ? (boot - before.boot <= after.boot - boot ? before : after) : before ?? after;
}

const lastUpTo = <T>(all: readonly T[], limit: number, of: (one: T) => number): T | undefined => all[indexUpTo(all, limit, of)];

/** The index of the last that is not over the limit, or -1. */
function indexUpTo<T>(all: readonly T[], limit: number, of: (one: T) => number): number {
  let [low, high] = [-1, all.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (of(all[middle]!) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
