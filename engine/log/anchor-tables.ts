/** What a scan for anchors looks things up in: made once, read by WebAssembly (see log-kernel.ts) or by anchor-scan.ts. */
export interface AnchorTables {
  /** ASCII in lower case. */
  readonly anchors: readonly Uint8Array[];
  readonly longest: number;
  readonly passes: readonly Pass[];
  readonly gramCount: number;
  /** The most grams that share a bucket. */
  readonly longestChain: number;
}

/** Grams that are looked up at every `stride`th byte. */
export interface Pass {
  readonly stride: number;
  readonly mask: number;
  readonly short: GramTable;
  readonly long: GramTable;
}

export interface GramTable {
  readonly gram: Gram;
  /** A bit for each hash, less its lowest `shift`: whether some gram has it. Small enough for a near cache. */
  readonly bits: Int32Array;
  readonly shift: number;
  /** The first gram of each bucket, and the next in the same one; grams count from 1, 0 is none. */
  readonly heads: Int32Array;
  readonly nexts: Int32Array;
  readonly hashes: Int32Array;
  /** How far into its anchor a gram starts. */
  readonly offsets: Uint8Array;
  /** The number of each gram's anchor, less one. */
  readonly owners: readonly number[];
}

export type Gram = 3 | 4 | 6;

/** Odd numbers without a pattern: the first is 2^32 divided by the golden ratio. */
export const GOLDEN = 0x9e3779b1 | 0;
export const OTHER = 0x85ebca6b | 0;
/** How many bits of a hash count for `bits`: there are few short grams. */
export const SHORT_SHIFT = 32 - 16;
export const LONG_SHIFT = 32 - 20;
export const BITS_BYTES = 1 << (32 - LONG_SHIFT - 3);
export const HEAD_SHIFT = 32 - 14;
export const HEADS_BYTES = 4 << (32 - HEAD_SHIFT);

/** Clears the bit that tells lower from upper case (and some other characters apart: the anchor itself is compared afterwards). */
const CASELESS = 0xdfdfdfdf | 0;
const CASELESS_3 = 0x00dfdfdf;

/** Tables are not small: all empty ones share theirs. */
const NO_GRAMS: Omit<GramTable, 'gram' | 'shift'> = {
  bits: new Int32Array(BITS_BYTES / 4), heads: new Int32Array(HEADS_BYTES / 4), nexts: new Int32Array(1), hashes: new Int32Array(1), offsets: new Uint8Array(1), owners: [],
};

/** Each pass costs as much as the others, so that short anchors are dear. */
const PASSES: readonly { readonly stride: number; readonly grams: readonly Gram[]; readonly mask: number }[] = [
  { stride: 5, grams: [4, 6], mask: CASELESS }, { stride: 2, grams: [4], mask: CASELESS }, { stride: 1, grams: [3], mask: CASELESS_3 },
];

/** Which grams anchors of a length are looked for by, and how many: an anchor must be at least a gram and a stride long, less one. */
export const sampling = (length: number): { readonly gram: Gram; readonly stride: number } => (length >= 10 ? LONG : length >= 8 ? MEDIUM : length >= 5 ? SHORT : SHORTEST);

const LONG = { gram: 6, stride: 5 } as const;
const MEDIUM = { gram: 4, stride: 5 } as const;
const SHORT = { gram: 4, stride: 2 } as const;
const SHORTEST = { gram: 3, stride: 1 } as const;

/** Anchors are texts of at least three bytes, each a character 0 to 255, ASCII in lower case; the longer, the faster to find. */
export function anchorTables(texts: readonly string[]): AnchorTables {
  const anchors = texts.map(bytesOf);
  const samplings = texts.map(({ length }) => sampling(length));
  const passes = PASSES.flatMap(({ stride, grams, mask }) => {
    const tables = grams.map((gram) => gramTable(anchors, [...samplings.keys()].filter((i) => samplings[i]!.gram === gram && samplings[i]!.stride === stride), gram, stride, mask));
    return tables.some(({ owners }) => owners.length > 0) ? [{ stride, mask, short: tables[0]!, long: tables[1] ?? { ...NO_GRAMS, gram: 6, shift: LONG_SHIFT } }] : [];
  });
  const tables = passes.flatMap(({ short, long }) => [short, long]);
  return {
    anchors, passes, longest: Math.max(0, ...texts.map((text) => text.length)),
    gramCount: tables.reduce((count, { owners }) => count + owners.length, 0),
    longestChain: Math.max(0, ...tables.map(longestChain)),
  };
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The grams of those anchors whose numbers are `own`. */
function gramTable(anchors: readonly Uint8Array[], own: readonly number[], gram: Gram, stride: number, mask: number): GramTable {
  if (own.length === 0) return { ...NO_GRAMS, gram, shift: SHORT_SHIFT };
  const size = own.length * stride + 1;
  const shift = gram === 6 ? LONG_SHIFT : SHORT_SHIFT;
  const bits = new Int32Array(BITS_BYTES / 4);
  const heads = new Int32Array(HEADS_BYTES / 4);
  const nexts = new Int32Array(size);
  const hashes = new Int32Array(size);
  const offsets = new Uint8Array(size);
  const owners: number[] = [];
  for (const anchor of own) {
    const bytes = anchors[anchor]!;
    for (let offset = 0; offset < stride; offset++) {
      const hash = gramHash(bytes, offset, gram, mask);
      const number = owners.push(anchor);
      bits[hash >>> (shift + 5)]! |= 1 << (hash >>> shift);
      hashes[number] = hash;
      offsets[number] = offset;
      nexts[number] = heads[hash >>> HEAD_SHIFT]!;
      heads[hash >>> HEAD_SHIFT] = number;
    }
  }
  return { gram, bits, shift, heads, nexts, hashes, offsets, owners };
}

/** A gram of six bytes is two words that overlap. */
export const gramHash = (bytes: Uint8Array, at: number, gram: Gram, mask: number): number =>
  Math.imul(wordAt(bytes, at) & mask, GOLDEN) ^ (gram === 6 ? Math.imul(wordAt(bytes, at + 2) & mask, OTHER) : 0);

/** Little-endian; bytes after the end are 0. */
const wordAt = (bytes: Uint8Array, at: number): number => bytes[at]! | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

function longestChain({ heads, nexts, hashes, owners }: GramTable): number {
  let longest = 0;
  for (let first = 1; first <= owners.length; first++) {
    if (heads[hashes[first]! >>> HEAD_SHIFT] !== first) continue;
    let length = 0;
    for (let number = first; number !== 0; number = nexts[number]!) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}
