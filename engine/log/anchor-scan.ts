/**
 * A skip scan in the manner of Wu and Manber: looks at the last four bytes of a window as wide as the shortest anchor, and skips as far
 * as no anchor could match. Works on bytes, so that a file needs no decoding; ASCII letters match in either case.
 */
export interface AnchorScan {
  /** Calls `found` for each anchor (its number) that lies in `bytes` between `from` and `to`, with its start; ascending only by and large. */
  scan(bytes: Uint8Array, from: number, to: number, found: (anchor: number, start: number) => void): void;
  readonly longest: number;
}

/** Anchors are ASCII texts of at least three characters, given in lower case; the longer the shortest of them, the faster. */
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
  readonly shift: Uint8Array;
  readonly atHash: ReadonlyMap<number, readonly NumberedAnchor[]>;
}

const HASH_BITS = 16;
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
  const shift = new Uint8Array(1 << HASH_BITS).fill(width - look + 1);
  const atHash = new Map<number, NumberedAnchor[]>();
  for (const anchor of anchors) {
    for (let end = look; end <= width; end++) {
      const hash = hashOf(wordBefore(anchor.bytes, end), mask);
      shift[hash] = Math.min(shift[hash]!, width - end);
      if (end === width) atHash.set(hash, [...(atHash.get(hash) ?? []), anchor]);
    }
  }
  return { width, mask, shift, atHash };
}

const hashOf = (word: number, mask: number): number => Math.imul(word & mask, GOLDEN) >>> (32 - HASH_BITS);

/** The four bytes before `end` as the scan reads them; those before the start are 0 and masked away. */
const wordBefore = (bytes: Uint8Array, end: number): number =>
  (bytes[end - 1]! << 24) | (bytes[end - 2]! << 16) | (bytes[end - 3]! << 8) | (bytes[end - 4] ?? 0);

function scanWith({ width, mask, shift, atHash }: SkipTable, bytes: Uint8Array, from: number, to: number, found: (anchor: number, start: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A window at the very start has no fourth byte before its third: it is tried by hand.
  let end = from + width;
  if (end < 4 && end <= to) {
    for (const same of atHash.values()) tryAt(same, bytes, from, to, found);
    end++;
  }
  while (end <= to) {
    const hash = Math.imul(view.getInt32(end - 4, true) & mask, GOLDEN) >>> (32 - HASH_BITS);
    const skip = shift[hash]!;
    if (skip > 0) {
      end += skip;
      continue;
    }
    tryAt(atHash.get(hash)!, bytes, end - width, to, found);
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
