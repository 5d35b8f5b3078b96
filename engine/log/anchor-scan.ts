/**
 * A skip scan in the manner of Wu and Manber: looks at the last four bytes of a window as wide as the shortest anchor, and skips as far
 * as no anchor could match. Works on bytes, so that a file needs no decoding; ASCII letters match in either case.
 */
export interface AnchorScan {
  /** Calls `found` for each anchor (its number) that lies in `bytes` between `from` and `to`, with its start; in no order. */
  scan(bytes: Uint8Array, from: number, to: number, found: Found): void;
  readonly longest: number;
}

const LENGTHS = [[10, Infinity], [6, 9], [0, 5]] as const;

/** Anchors are texts of at least three bytes, each a character 0 to 255, ASCII in lower case; the longer the shortest of them, the faster. */
export function createAnchorScan(anchors: readonly string[]): AnchorScan {
  const numbered = anchors.map((text, anchor) => ({ anchor, bytes: Uint8Array.from(text, (c) => c.charCodeAt(0)) }));
  // A few short anchors would shorten everybody's skips: they get passes of their own.
  const tables = LENGTHS.map(([least, most]) => numbered.filter(({ bytes }) => bytes.length >= least && bytes.length <= most)).filter((some) => some.length > 0).map(skipTable);
  return {
    longest: Math.max(0, ...anchors.map((a) => a.length)),
    scan(bytes, from, to, found) {
      for (const table of tables) scanWith(table, bytes, from, Math.min(to, bytes.length), found);
    },
  };
}

interface NumberedAnchor {
  readonly anchor: number;
  readonly bytes: Uint8Array;
}

interface SkipTable {
  readonly width: number;
  /** How many bytes of the window's end are looked at: four, or three when an anchor has no more. */
  readonly mask: number;
  readonly hashShift: number;
  readonly skips: Uint8Array;
  readonly buckets: readonly (readonly NumberedAnchor[])[];
}

/** Clears the bit that tells lower from upper case (and some other characters apart: the anchor itself is compared afterwards). */
const CASELESS = 0xdfdfdfdf | 0;
/** The first of four bytes left out; words are read little-endian. */
const CASELESS_3 = 0xdfdfdf00 | 0;
/** Knuth's multiplicative hashing: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1 | 0;

const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

function skipTable(anchors: readonly NumberedAnchor[]): SkipTable {
  const width = Math.min(...anchors.map((a) => a.bytes.length));
  const mask = width > 3 ? CASELESS : CASELESS_3;
  const look = width > 3 ? 4 : 3;
  // Small enough for the processor's nearest cache, large enough for few chance matches.
  const bits = anchors.length < 64 ? 12 : 16;
  const skips = new Uint8Array(1 << bits).fill(width - look + 1);
  const buckets = new Array<NumberedAnchor[]>(1 << bits).fill(NONE);
  for (const anchor of anchors) {
    for (let end = look; end <= width; end++) {
      const hash = Math.imul(wordBefore(anchor.bytes, end) & mask, GOLDEN) >>> (32 - bits);
      skips[hash] = Math.min(skips[hash]!, width - end);
      if (end === width) buckets[hash] = [...buckets[hash]!, anchor];
    }
  }
  return { width, mask, hashShift: 32 - bits, skips, buckets };
}

const NONE: NumberedAnchor[] = [];

/** The four bytes before `end` as the scan reads them; those before the start are 0 and masked away. */
const wordBefore = (bytes: Uint8Array, end: number): number =>
  (bytes[end - 1]! << 24) | (bytes[end - 2]! << 16) | (bytes[end - 3]! << 8) | (bytes[end - 4] ?? 0);

type Found = (anchor: number, start: number) => void;

function scanWith(table: SkipTable, bytes: Uint8Array, from: number, to: number, found: Found): void {
  const { width, mask, hashShift, skips, buckets } = table;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A window at the very start has no fourth byte before its third: it is tried by hand.
  let first = from + width;
  if (first < 4 && first <= to) {
    for (const bucket of buckets) tryAt(bucket, bytes, from, to, found);
    first++;
  }
  // Two halves at a time: while the processor waits for a table entry of one, it works on the other.
  const middle = Math.max(first, (from + to) >>> 1);
  let second = middle;
  while (first < middle && second <= to) {
    const firstHash = Math.imul(view.getInt32(first - 4, true) & mask, GOLDEN) >>> hashShift;
    const secondHash = Math.imul(view.getInt32(second - 4, true) & mask, GOLDEN) >>> hashShift;
    const firstSkip = skips[firstHash]!;
    const secondSkip = skips[secondHash]!;
    if (firstSkip === 0) tryAt(buckets[firstHash]!, bytes, first++ - width, to, found);
    else first += firstSkip;
    if (secondSkip === 0) tryAt(buckets[secondHash]!, bytes, second++ - width, to, found);
    else second += secondSkip;
  }
  scanRest(table, view, first, middle - 1, bytes, to, found);
  scanRest(table, view, second, to, bytes, to, found);
}

/** The windows that end from `end` to `last`. */
function scanRest({ width, mask, hashShift, skips, buckets }: SkipTable, view: DataView, end: number, last: number, bytes: Uint8Array, to: number, found: Found): void {
  while (end <= last) {
    const hash = Math.imul(view.getInt32(end - 4, true) & mask, GOLDEN) >>> hashShift;
    const skip = skips[hash]!;
    if (skip === 0) tryAt(buckets[hash]!, bytes, end++ - width, to, found);
    else end += skip;
  }
}

function tryAt(anchors: readonly NumberedAnchor[], bytes: Uint8Array, start: number, to: number, found: Found): void {
  for (const { anchor, bytes: wanted } of anchors) if (equalAt(bytes, start, to, wanted)) found(anchor, start);
}

function equalAt(bytes: Uint8Array, start: number, to: number, wanted: Uint8Array): boolean {
  if (start + wanted.length > to) return false;
  for (let i = 0; i < wanted.length; i++) if (FOLD[bytes[start + i]!] !== wanted[i]) return false;
  return true;
}
