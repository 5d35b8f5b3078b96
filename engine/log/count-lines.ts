const NEWLINE = 10;
const NEWLINES = 0x0a0a0a0a;
const LOW_BITS = 0x7f7f7f7f;
/** Each byte of the sum counts for itself, and may not overflow. */
const MOST_WORDS = 255;

/** How many line feeds lie in `bytes` between two offsets; four bytes at a time. */
export function countFeeds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  let at = from;
  for (; at < to && (bytes.byteOffset + at) % 4 !== 0; at++) if (bytes[at] === NEWLINE) count++;
  if (at >= to) return count;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (to - at) >> 2);
  for (let i = 0; i < words.length; i += MOST_WORDS) count += countInWords(words, i, Math.min(words.length, i + MOST_WORDS));
  for (at += words.length * 4; at < to; at++) if (bytes[at] === NEWLINE) count++;
  return count;
}

function countInWords(words: Int32Array, from: number, to: number): number {
  let sums = 0;
  for (let i = from; i < to; i++) {
    // A byte of `zero` has its high bit set when the word's byte is a line feed.
    const apart = words[i]! ^ NEWLINES;
    const zero = ~(((apart & LOW_BITS) + LOW_BITS) | apart | LOW_BITS);
    sums = (sums + (zero >>> 7)) | 0;
  }
  return (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
}
