/**
 * A skip scan in the manner of Wu and Manber: looks at the last four bytes of a window as wide as the shortest anchor, and skips as far
 * as no anchor could match. Works on bytes, so that a file needs no decoding; ASCII letters match in either case.
 */
export interface AnchorScan {
  /** Calls `found` for each anchor (its number) that lies in `bytes` between `from` and `to`, with its start; ascending only by and large. */
  scan(bytes: Uint8Array, from: number, to: number, found: (anchor: number, start: number) => void): void;
  readonly longest: number;
}

/** Anchors are texts of at least three bytes, each a character 0 to 255, ASCII in lower case; the longer the shortest of them, the faster. */
export function createAnchorScan(anchors: readonly string[]): AnchorScan {
  const numbered = anchors.map((text, anchor) => ({ anchor, bytes: Uint8Array.from(text, (c) => c.charCodeAt(0)) }));
  // A few short anchors would shorten everybody's skips: they get a pass of their own.
  const tables = [numbered.filter((a) => a.bytes.length >= 8), numbered.filter((a) => a.bytes.length < 8)].filter((some) => some.length > 0).map(skipTable);
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
  const buckets: NumberedAnchor[][] = Array.from({ length: 1 << bits }, () => NONE);
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

function scanWith({ width, mask, hashShift, skips, buckets }: SkipTable, bytes: Uint8Array, from: number, to: number, found: (anchor: number, start: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A window at the very start has no fourth byte before its third: it is tried by hand.
  let end = from + width;
  if (end < 4 && end <= to) {
    for (const bucket of buckets) tryAt(bucket, bytes, from, to, found);
    end++;
  }
  while (end <= to) {
    const hash = Math.imul(view.getInt32(end - 4, true) & mask, GOLDEN) >>> hashShift;
    const skip = skips[hash]!;
    if (skip > 0) {
      end += skip;
      continue;
    }
    tryAt(buckets[hash]!, bytes, end - width, to, found);
    end++;
  }
}

function tryAt(anchors: readonly NumberedAnchor[], bytes: Uint8Array, start: number, to: number, found: (anchor: number, start: number) => void): void {
  for (const { anchor, bytes: wanted } of anchors) if (equalAt(bytes, start, to, wanted)) found(anchor, start);
}

function equalAt(bytes: Uint8Array, start: number, to: number, wanted: Uint8Array): boolean {
  if (start + wanted.length > to) return false;
  for (let i = 0; i < wanted.length; i++) if (FOLD[bytes[start + i]!] !== wanted[i]) return false;
  return true;
}
