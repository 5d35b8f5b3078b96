import { BITS_BYTES, GOLDEN, HEAD_SHIFT, HEADS_BYTES, OTHER, type AnchorTables, type Gram, type Grams, type Pass } from './anchor-tables.ts';
import { bytesOf } from './decode-utf8.ts';

/** The grams of some anchors by their hashes, where there is no WebAssembly. */
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

export interface GramPass {
  readonly stride: number;
  readonly mask: number;
  readonly tables: readonly GramTable[];
}

export const gramTables = ({ anchors, passes }: AnchorTables): GramPass[] => {
  const bytes = anchors.map(bytesOf);
  return passes.map((pass) => ({ stride: pass.stride, mask: pass.mask, tables: [pass.short, pass.long].flatMap((grams) => gramTable(bytes, grams, pass) ?? []) }));
};

function gramTable(anchors: readonly Uint8Array[], { gram, shortest, longest, shift }: Grams, { stride, mask }: Pass): GramTable | undefined {
  const own = [...anchors.keys()].filter((anchor) => anchors[anchor]!.length >= shortest && anchors[anchor]!.length <= longest);
  if (own.length === 0) return undefined;
  const size = own.length * stride + 1;
  const bits = new Int32Array(BITS_BYTES / 4);
  const heads = new Int32Array(HEADS_BYTES / 4);
  const nexts = new Int32Array(size);
  const hashes = new Int32Array(size);
  const offsets = new Uint8Array(size);
  const owners: number[] = [];
  for (const anchor of own) {
    for (let offset = 0; offset < stride; offset++) {
      const hash = gramHash(anchors[anchor]!, offset, gram, mask);
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
