/** What a scan for anchors looks for, and by which grams. Their tables are made by WebAssembly (see log-kernel.ts), or where there is none by gram-tables.ts. */
export interface AnchorTables {
  /** Each character a byte, ASCII in lower case. */
  readonly anchors: readonly string[];
  readonly longest: number;
  readonly passes: readonly Pass[];
  readonly gramCount: number;
}

/** Grams that are looked up at every `stride`th byte. */
export interface Pass {
  readonly stride: number;
  readonly mask: number;
  readonly short: Grams;
  readonly long: Grams;
}

/** Grams of the anchors between two lengths: of each as many as the stride is long, one at each place from its start. */
export interface Grams {
  readonly gram: Gram;
  readonly shortest: number;
  readonly longest: number;
  /** How many bits of a hash do not count for the table of bits. */
  readonly shift: number;
}

export type Gram = 3 | 4 | 6;

/** Odd numbers without a pattern: the first is 2^32 divided by the golden ratio. */
export const GOLDEN = 0x9e3779b1 | 0;
export const OTHER = 0x85ebca6b | 0;
/** How many bits of a hash count for the bits: there are few short grams. */
export const SHORT_SHIFT = 32 - 16;
export const LONG_SHIFT = 32 - 20;
export const BITS_BYTES = 1 << (32 - LONG_SHIFT - 3);
export const HEAD_SHIFT = 32 - 14;
export const HEADS_BYTES = 4 << (32 - HEAD_SHIFT);

/** Clears the bit that tells lower from upper case (and some other characters apart: the anchor itself is compared afterwards). */
const CASELESS = 0xdfdfdfdf | 0;
const CASELESS_3 = 0x00dfdfdf;

const NO_LONG: Grams = { gram: 6, shortest: 1, longest: 0, shift: LONG_SHIFT };

/** Each pass costs as much as the others, so that short anchors are dear. An anchor must be at least a gram and a stride long, less one. */
const PASSES: readonly Pass[] = [
  { stride: 5, mask: CASELESS, short: { gram: 4, shortest: 8, longest: 9, shift: SHORT_SHIFT }, long: { gram: 6, shortest: 10, longest: 255, shift: LONG_SHIFT } },
  { stride: 2, mask: CASELESS, short: { gram: 4, shortest: 5, longest: 7, shift: SHORT_SHIFT }, long: NO_LONG },
  { stride: 1, mask: CASELESS_3, short: { gram: 3, shortest: 3, longest: 4, shift: SHORT_SHIFT }, long: NO_LONG },
];

/** Which grams anchors of a length are looked for by, and how many. */
export function sampling(length: number): { readonly gram: Gram; readonly stride: number } {
  const { stride, short, long } = PASSES.find((pass) => length >= pass.short.shortest) ?? PASSES.at(-1)!;
  return { gram: length >= long.shortest && length <= long.longest ? long.gram : short.gram, stride };
}

/** Anchors are texts of at least three bytes and at most 255, each a character 1 to 255, ASCII in lower case; the longer, the faster to find. */
export function anchorTables(anchors: readonly string[]): AnchorTables {
  const counts = new Int32Array(256);
  for (const { length } of anchors) counts[length]!++;
  const count = (from: number, to: number): number => counts.subarray(from, to + 1).reduce((sum, some) => sum + some, 0);
  const passes = PASSES.filter(({ short, long }) => count(short.shortest, Math.max(short.longest, long.longest)) > 0);
  return {
    anchors, passes, longest: Math.max(0, counts.findLastIndex((some) => some > 0)),
    gramCount: passes.reduce((sum, { stride, short, long }) => sum + stride * count(short.shortest, Math.max(short.longest, long.longest)), 0),
  };
}
