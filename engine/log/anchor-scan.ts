import { FOLD } from './fold.ts';
import { BIT_SHIFT, BITS_BYTES, createSampleFilter, GOLDEN, OTHER, type SampleFilter } from './sample-filter.ts';

/**
 * Finds many texts at once by sampling: every few bytes one gram (a short run of bytes) is looked up among the grams of all anchors. An
 * anchor is at least a gram and a stride long, so one sample falls into it wherever it stands. Samples do not wait for each other, which
 * is why this outruns a skip scan. Works on bytes, so that a file needs no decoding; ASCII letters match in either case.
 */
export interface AnchorScan {
  /** Calls `found` for each anchor (its number) that lies in `bytes` between `from` and `to`, with its start; in no order. */
  scan(bytes: Uint8Array, from: number, to: number, found: Found): void;
  readonly longest: number;
}

type Found = (anchor: number, start: number) => void;

/** Anchors are texts of at least three bytes, each a character 0 to 255, ASCII in lower case; the longer, the faster. */
export function createAnchorScan(anchors: readonly string[]): AnchorScan {
  const numbered = anchors.map((text, anchor): NumberedAnchor => ({ anchor, bytes: Uint8Array.from(text, (c) => c.charCodeAt(0)) }));
  const passes = PASSES.flatMap(({ stride, grams, mask }) => {
    const tables = grams.map((gram) => gramTable(numbered.filter(({ bytes }) => kindOf(bytes.length) === `${gram}/${stride}`), gram, stride, mask));
    return tables.some(({ anchors: own }) => own.length > 0) ? [{ stride, mask, short: tables[0]!, long: tables[1] ?? NO_GRAMS }] : [];
  });
  const filter = passes.length > 0 ? loadFilter(passes) : undefined;
  return {
    longest: Math.max(0, ...anchors.map((a) => a.length)),
    scan(bytes, from, to, found) {
      const range: Range = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), from, to: Math.min(to, bytes.length) };
      // The processor's nearest cache holds a chunk from one pass to the next.
      for (let at = from; at < range.to; at += CHUNK) {
        filter?.memory.set(bytes.subarray(at, at + CHUNK + LONGEST_GRAM), DATA);
        for (const [i, pass] of passes.entries()) scanChunk(pass, filter && { ...filter, bits: TABLES + i * 2 * BITS_BYTES }, range, at, Math.min(at + CHUNK, range.to), found);
      }
    },
  };
}

interface NumberedAnchor {
  readonly anchor: number;
  readonly bytes: Uint8Array;
}

/** Clears the bit that tells lower from upper case (and some other characters apart: the anchor itself is compared afterwards). */
const CASELESS = 0xdfdfdfdf | 0;
const CASELESS_3 = 0x00dfdfdf;

/** Which grams are looked up at every how manieth byte; each pass costs as much as the others, so that short anchors are dear. */
const PASSES: readonly { readonly stride: number; readonly grams: readonly Gram[]; readonly mask: number }[] = [
  { stride: 5, grams: [4, 6], mask: CASELESS }, { stride: 3, grams: [4], mask: CASELESS }, { stride: 1, grams: [3], mask: CASELESS_3 },
];
/** A multiple of every stride. */
const CHUNK = 30_720;

type Gram = 3 | 4 | 6;

/** An anchor must be at least a gram and a stride long, less one. */
const kindOf = (length: number): string => (length >= 10 ? '6/5' : length >= 8 ? '4/5' : length >= 6 ? '4/3' : '3/1');

interface Range {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly from: number;
  readonly to: number;
}

interface Pass {
  readonly stride: number;
  readonly mask: number;
  readonly short: GramTable;
  readonly long: GramTable;
}

interface GramTable {
  readonly gram: Gram;
  /** See sample-filter.ts. */
  readonly bits: Int32Array;
  /** The first gram of each bucket, and the next in the same one; grams count from 1, 0 is none. */
  readonly heads: Int32Array;
  readonly nexts: Int32Array;
  readonly hashes: Int32Array;
  /** How far into its anchor a gram starts. */
  readonly offsets: Uint8Array;
  /** Of each gram, less one. */
  readonly anchors: readonly NumberedAnchor[];
}

const HEAD_SHIFT = 32 - 14;

function gramTable(anchors: readonly NumberedAnchor[], gram: Gram, stride: number, mask: number): GramTable {
  const size = anchors.length * stride + 1;
  const bits = new Int32Array(BITS_BYTES / 4);
  const heads = new Int32Array(1 << (32 - HEAD_SHIFT));
  const nexts = new Int32Array(size);
  const hashes = new Int32Array(size);
  const offsets = new Uint8Array(size);
  const owners: NumberedAnchor[] = [];
  for (const one of anchors) {
    for (let offset = 0; offset < stride; offset++) {
      const hash = gramHash(one.bytes, offset, gram, mask);
      const number = owners.push(one);
      bits[hash >>> (BIT_SHIFT + 5)]! |= 1 << (hash >>> BIT_SHIFT);
      hashes[number] = hash;
      offsets[number] = offset;
      nexts[number] = heads[hash >>> HEAD_SHIFT]!;
      heads[hash >>> HEAD_SHIFT] = number;
    }
  }
  return { gram, bits, heads, nexts, hashes, offsets, anchors: owners };
}

/** A gram of six bytes is two words that overlap. */
const gramHash = (bytes: Uint8Array, at: number, gram: Gram, mask: number): number =>
  Math.imul(wordAt(bytes, at) & mask, GOLDEN) ^ (gram === 6 ? Math.imul(wordAt(bytes, at + 2) & mask, OTHER) : 0);

/** Little-endian; bytes after the end are 0. */
const wordAt = (bytes: Uint8Array, at: number): number => bytes[at]! | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

const NO_GRAMS = gramTable([], 6, 1, CASELESS);

/** In the filter's memory: a chunk, what passed (three words a sample), then the bits of each pass. */
const DATA = 0;
const LONGEST_GRAM = 6;
const PASSED = CHUNK + 16;
const TABLES = PASSED + 12 * (CHUNK + 1);

function loadFilter(passes: readonly Pass[]): SampleFilter | undefined {
  const filter = createSampleFilter(TABLES + passes.length * 2 * BITS_BYTES);
  passes.forEach(({ short, long }, i) => {
    filter?.words.set(short.bits, (TABLES + i * 2 * BITS_BYTES) / 4);
    filter?.words.set(long.bits, (TABLES + (i * 2 + 1) * BITS_BYTES) / 4);
  });
  return filter;
}

interface LoadedFilter extends SampleFilter {
  /** Where the bits of the pass are. */
  readonly bits: number;
}

/** Without WebAssembly: where samples may be grams, and their hashes, as the filter writes them. */
const ownPassed = new Int32Array(3 * (CHUNK + 1));

/** Tries the samples from `start` up to `stop`: first all by their bits, then those that passed. */
function scanChunk(pass: Pass, filter: LoadedFilter | undefined, range: Range, start: number, stop: number, found: Found): void {
  const { stride, mask, short, long } = pass;
  const last = Math.min(stop, range.to - 2) - 1;
  const lastWhole = Math.min(last, range.bytes.length - LONGEST_GRAM);
  const samples = lastWhole < start ? 0 : Math.floor((lastWhole - start) / stride) + 1;
  const passed = filter ? filter.words : ownPassed;
  const first = filter ? PASSED / 4 : 0;
  const end = samples === 0 ? first : filter ? filter.filter(DATA, DATA + lastWhole - start, stride, mask, filter.bits, PASSED) / 4 : filterSamples(pass, range.view, start, samples);
  for (let i = first; i < end; i += 3) {
    const at = start + passed[i]!;
    tryGrams(short, passed[i + 1]!, range, at, found);
    tryGrams(long, passed[i + 2]!, range, at, found);
  }
  for (let at = start + samples * stride; at <= last; at += stride) {
    tryGrams(short, gramHash(range.bytes, at, short.gram, mask), range, at, found);
    tryGrams(long, gramHash(range.bytes, at, 6, mask), range, at, found);
  }
}

/** What the filter does, in JavaScript. Without a branch in the loop: it would often be guessed wrong. */
function filterSamples({ stride, mask, short: { bits: shortBits }, long: { bits: longBits } }: Pass, view: DataView, start: number, samples: number): number {
  let out = 0;
  for (let offset = 0, i = 0; i < samples; i++, offset += stride) {
    const hash = Math.imul(view.getInt32(start + offset, true) & mask, GOLDEN);
    const longHash = hash ^ Math.imul(view.getInt32(start + offset + 2, true) & mask, OTHER);
    ownPassed[out] = offset;
    ownPassed[out + 1] = hash;
    ownPassed[out + 2] = longHash;
    out += 3 * (((shortBits[hash >>> (BIT_SHIFT + 5)]! >>> (hash >>> BIT_SHIFT)) | (longBits[longHash >>> (BIT_SHIFT + 5)]! >>> (longHash >>> BIT_SHIFT))) & 1);
  }
  return out;
}

function tryGrams({ heads, nexts, hashes, offsets, anchors }: GramTable, hash: number, { bytes, from, to }: Range, at: number, found: Found): void {
  for (let number = heads[hash >>> HEAD_SHIFT]!; number !== 0; number = nexts[number]!) {
    if (hashes[number] !== hash) continue;
    const { anchor, bytes: wanted } = anchors[number - 1]!;
    const start = at - offsets[number]!;
    if (start >= from && equalAt(bytes, start, to, wanted)) found(anchor, start);
  }
}

function equalAt(bytes: Uint8Array, start: number, to: number, wanted: Uint8Array): boolean {
  if (start + wanted.length > to) return false;
  for (let i = 0; i < wanted.length; i++) if (FOLD[bytes[start + i]!] !== wanted[i]) return false;
  return true;
}
