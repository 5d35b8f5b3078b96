import type { Stamp } from './stamps.ts';

/** Something that a text says at a time; texts that say it with the same key may speak of the same event. */
export interface Mark {
  readonly key: string;
  readonly stamp: Stamp;
}

export interface PairOptions {
  /** Offsets are multiples of this; 0 when they are any number. */
  readonly step: number;
  /** By how much pairs may differ from it, in milliseconds. */
  readonly slack: number;
  /** The most that is believed. */
  readonly most: number;
}

type TimedMark = Mark & { readonly at: number };

const MOST_OF_A_KEY = 8;
const MOST_KEYS = 500;

/**
 * By how much the times of `ours` are ahead of those of `theirs`, when what both say pairs up: most keys agree on it, and either several
 * do, or the only one that there is stands once on each side.
 */
export function pairOffsets(ours: readonly TimedMark[], theirs: readonly TimedMark[], { step, slack, most }: PairOptions): { readonly offset: number; readonly pairs: number } | undefined {
  const byKey = grouped(theirs);
  const votes: { readonly offset: number; readonly key: string; readonly alone: boolean }[] = [];
  for (const [key, mine] of grouped(ours)) {
    const them = byKey.get(key) ?? [];
    for (const a of mine) {
      for (const b of them) {
        const offset = step === 0 ? a.at - b.at : Math.round((a.at - b.at) / step) * step;
        if (Math.abs(offset) <= most && Math.abs(a.at - b.at - offset) <= slack) votes.push({ offset, key, alone: mine.length === 1 && them.length === 1 });
      }
    }
  }
  return winner(votes, slack);
}

function grouped(marks: readonly TimedMark[]): Map<string, TimedMark[]> {
  const groups = new Map<string, TimedMark[]>();
  for (const mark of marks) {
    const known = groups.get(mark.key);
    if (known) {
      if (known.length < MOST_OF_A_KEY) known.push(mark);
    } else if (groups.size < MOST_KEYS) groups.set(mark.key, [mark]);
  }
  return groups;
}

function winner(votes: { readonly offset: number; readonly key: string; readonly alone: boolean }[], slack: number): { readonly offset: number; readonly pairs: number } | undefined {
  votes.sort((a, b) => a.offset - b.offset);
  let best: { readonly offset: number; readonly pairs: number; readonly alone: boolean } | undefined;
  let rival = 0;
  for (let i = 0; i < votes.length;) {
    const start = votes[i]!.offset;
    const keys = new Set<string>();
    let alone = false;
    for (; i < votes.length && votes[i]!.offset - start <= slack; i++) {
      keys.add(votes[i]!.key);
      alone ||= votes[i]!.alone;
    }
    if (!best || keys.size > best.pairs) [rival, best] = [best?.pairs ?? 0, { offset: start, pairs: keys.size, alone }];
    else rival = Math.max(rival, keys.size);
  }
  return best && best.pairs > rival && (best.pairs > 1 || best.alone) ? best : undefined;
}
