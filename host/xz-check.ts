import { createHash } from 'node:crypto';

/** The sum of what a block holds, taken piece by piece. */
export interface Check {
  /** What of it is stored, in bytes. */
  readonly size: number;
  update(bytes: Uint8Array): void;
  /** Whether the stored sum is that of all pieces; afterwards it begins anew. */
  holds(stored: Buffer): boolean;
}

/** What the lowest byte becomes after its eight bits, in two halves, for polynomials whose lowest bit comes first. */
function table(high: number, low: number): readonly [Int32Array, Int32Array] {
  const [highs, lows] = [new Int32Array(256), new Int32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let [h, l] = [0, byte];
    for (let bit = 0; bit < 8; bit++) {
      const carry = -(l & 1);
      l = ((l >>> 1) | (h << 31)) ^ (low & carry);
      h = (h >>> 1) ^ (high & carry);
    }
    highs[byte] = h;
    lows[byte] = l;
  }
  return [highs, lows];
}

/** Node's own CRC-32 came after the oldest Node that is supported, and it has no CRC-64; one of 32 bits is one of 64 whose upper half is empty. */
function crc(size: 4 | 8, [highs, lows]: readonly [Int32Array, Int32Array]): Check {
  const full = size === 8 ? -1 : 0;
  let [high, low] = [full, -1];
  return {
    size,
    update(bytes) {
      let [h, l] = [high, low];
      for (let i = 0; i < bytes.length; i++) {
        const at = (l ^ bytes[i]!) & 0xff;
        l = ((l >>> 8) | (h << 24)) ^ lows[at]!;
        h = (h >>> 8) ^ highs[at]!;
      }
      [high, low] = [h, l];
    },
    holds(stored) {
      const same = stored.readInt32LE(0) === ~low && (size === 4 || stored.readInt32LE(4) === ~high);
      [high, low] = [full, -1];
      return same;
    },
  };
}

function sha256(): Check {
  let hash = createHash('sha256');
  return {
    size: 32,
    update: (bytes) => void hash.update(bytes),
    holds(stored) {
      const same = hash.digest().equals(stored);
      hash = createHash('sha256');
      return same;
    },
  };
}

const CRC32 = table(0, 0xedb88320);
const CRC64 = table(0xc96c5795, 0xd7870f42);

/** What a check of each kind takes; most are reserved. */
const SIZES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

export const crc32 = (): Check => crc(4, CRC32);

/** The check that a stream names; of kinds that nobody defined yet only the size is known, as for `xz`. `kind` is 0 to 15. */
export function checkOf(kind: number): Check {
  if (kind === 1) return crc32();
  if (kind === 4) return crc(8, CRC64);
  if (kind === 10) return sha256();
  return { size: SIZES[kind]!, update: () => undefined, holds: () => true };
}
