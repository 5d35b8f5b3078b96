import type { Hit } from '../log/hit.ts';

/** Hits that say the same, as one. */
export interface FoldedHit {
  readonly hit: Hit;
  readonly count: number;
  /** The lines of the first repetitions, from 0. */
  readonly lines: readonly number[];
}

const MOST_LINES = 100;

/** Folds hits with the same signature and message; keeps the order of the first of each. */
export function fold(hits: Iterable<Hit>): FoldedHit[] {
  const folded = new Map<string, { hit: Hit; count: number; lines: number[] }>();
  for (const hit of hits) {
    const key = `${hit.signature.id}\n${hit.message}`;
    const known = folded.get(key);
    if (!known) folded.set(key, { hit, count: 1, lines: [hit.line] });
    else if (known.count++ < MOST_LINES) known.lines.push(hit.line);
  }
  return [...folded.values()];
}
