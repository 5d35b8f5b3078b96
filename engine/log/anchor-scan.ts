/**
 * A trigram skip scan in the manner of Wu and Manber: looks at the last three characters of a window as wide as the shortest anchor, and
 * skips as far as no anchor could match. Works on bytes, so that a file needs no decoding; letters match in either case, any blank as any other.
 */
export interface AnchorScan {
  /** Calls `found` for each anchor (its number) that starts in `bytes.subarray(from, to)` and ends before `to`, ascending by window. */
  scan(bytes: Uint8Array, from: number, to: number, found: (anchor: number, start: number) => void): void;
  readonly longest: number;
}

const HASHES = 1 << 15;

/** Each byte's class: what must be equal to match … */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte === 9 || byte === 10 || byte === 13 || byte === 0 ? 32 : byte));
/** … and five bits of it for the hash of three. */
const CLASS = Uint8Array.from(FOLD, (byte) => (byte >= 97 && byte <= 122 ? byte - 96 : byte === 32 ? 0 : byte >= 48 && byte <= 57 ? 27 + (byte & 1) : 29 + (byte % 3)));

const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => FOLD[c.charCodeAt(0) & 255]!);
const hashAt = (bytes: Uint8Array, at: number): number => (CLASS[bytes[at]!]! << 10) | (CLASS[bytes[at + 1]!]! << 5) | CLASS[bytes[at + 2]!]!;

/** Anchors are ASCII texts of at least three characters, given in lower case. */
export function createAnchorScan(anchors: readonly string[]): AnchorScan {
  // A few short anchors would shorten everybody's skips: they get a pass of their own.
  const tables = [skipTable(anchors, (a) => a.length >= 7), skipTable(anchors, (a) => a.length < 7)].filter((t) => t !== undefined);
  return {
    longest: Math.max(0, ...anchors.map((a) => a.length)),
    scan(bytes, from, to, found) {
      for (const table of tables) scanWith(table, bytes, from, to, found);
    },
  };
}

interface SkipTable {
  readonly width: number;
  readonly shift: Uint8Array;
  readonly atHash: ReadonlyMap<number, readonly { readonly bytes: Uint8Array; readonly anchor: number }[]>;
}

function skipTable(anchors: readonly string[], takes: (anchor: string) => boolean): SkipTable | undefined {
  const taken = anchors.map((text, anchor) => ({ bytes: asciiBytes(text), anchor, text })).filter((a) => takes(a.text));
  if (taken.length === 0) return undefined;
  const width = Math.min(...taken.map((a) => a.bytes.length));
  const shift = new Uint8Array(HASHES).fill(width - 2);
  const atHash = new Map<number, { bytes: Uint8Array; anchor: number }[]>();
  for (const { bytes, anchor } of taken) {
    for (let at = 0; at + 3 <= width; at++) {
      const hash = hashAt(bytes, at);
      shift[hash] = Math.min(shift[hash]!, width - 3 - at);
    }
    const hash = hashAt(bytes, width - 3);
    atHash.set(hash, [...(atHash.get(hash) ?? []), { bytes, anchor }]);
  }
  return { width, shift, atHash };
}

function scanWith({ width, shift, atHash }: SkipTable, bytes: Uint8Array, from: number, to: number, found: (anchor: number, start: number) => void): void {
  let at = from + width - 3;
  const last = to - 3;
  while (at <= last) {
    const hash = (CLASS[bytes[at]!]! << 10) | (CLASS[bytes[at + 1]!]! << 5) | CLASS[bytes[at + 2]!]!;
    const skip = shift[hash]!;
    if (skip > 0) {
      at += skip;
      continue;
    }
    const start = at + 3 - width;
    for (const { bytes: wanted, anchor } of atHash.get(hash)!) if (equalAt(bytes, start, to, wanted)) found(anchor, start);
    at++;
  }
}

function equalAt(bytes: Uint8Array, start: number, to: number, wanted: Uint8Array): boolean {
  if (start + wanted.length > to) return false;
  for (let i = 0; i < wanted.length; i++) if (FOLD[bytes[start + i]!] !== wanted[i]) return false;
  return true;
}
