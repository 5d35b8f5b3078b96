import type { Hit } from '../log/hit.ts';
import type { Gravity, Signature } from '../signatures/signature.ts';

const GRAVITY: Readonly<Record<Gravity, number>> = { fatal: 0, degraded: 1, benign: 2 };

/**
 * Hits by their importance for "what went wrong here": what follows from something else, or yields to a more telling hit, goes last
 * among failures; fatal goes before degraded before benign; the last run before earlier ones; then what the log says first, and of one
 * record the innermost and most telling words.
 */
export function rank(hits: readonly Hit[]): Hit[] {
  const ids = idsOf(hits);
  const keys = new Map(hits.map((hit) => [hit, keyOf(hit, ids)]));
  return [...hits].sort((a, b) => compare(keys.get(a)!, keys.get(b)!));
}

/** The first that `rank` gives, in linear time. */
export const foremost = (hits: readonly Hit[]): Hit | undefined => tally(hits).first;

/** The first that `rank` gives and how often each signature was found: one look at each hit. */
export function tally(hits: readonly Hit[]): { readonly first: Hit | undefined; readonly counts: ReadonlyMap<Signature, number> } {
  const found = new Map<Signature, { count: number; best: Hit }>();
  for (const hit of hits) {
    const same = found.get(hit.signature);
    if (!same) found.set(hit.signature, { count: 1, best: hit });
    else {
      same.count++;
      // Of one signature, most hits are in an earlier run, or further down in the last one.
      if (hit.run > same.best.run || (hit.run === same.best.run && hit.entry.start <= same.best.entry.start && compare(keyOf(hit, NO_IDS), keyOf(same.best, NO_IDS)) < 0)) same.best = hit;
    }
  }
  const ids = new Set(Array.from(found.keys(), ({ id }) => id));
  let best: { readonly hit: Hit; readonly key: readonly number[] } | undefined;
  for (const { best: hit } of found.values()) {
    const key = keyOf(hit, ids);
    if (!best || compare(key, best.key) < 0) best = { hit, key };
  }
  return { first: best?.hit, counts: new Map(Array.from(found, ([signature, { count }]) => [signature, count])) };
}

const NO_IDS: ReadonlySet<string> = new Set();

const idsOf = (hits: readonly Hit[]): Set<string> => new Set(hits.map((hit) => hit.signature.id));

const keyOf = (hit: Hit, ids: ReadonlySet<string>): readonly number[] => [
  hit.signature.severity === 'benign' ? 2 : isSecondary(hit, ids) ? 1 : 0,
  GRAVITY[hit.signature.severity], -hit.run, hit.entry.start, -hit.depth, -hit.weight, hit.span.start,
];

const isSecondary = (hit: Hit, ids: ReadonlySet<string>): boolean =>
  hit.signature.consequence === true || (hit.signature.yieldsTo ?? []).some((id) => id !== hit.signature.id && ids.has(id));

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}
