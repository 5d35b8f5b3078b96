/** Longer lines are rare and hardly ever the same. */
export const LONGEST_SHAPE = 1024;

const X = 120;
const U = 117;
const ZERO = 48;
const BACKSLASH = 92;
/** `+0000`, `>1` and `&#39;` mean something to formats and patterns. */
export const KEEPS_NEXT: readonly number[] = [43, 62, 35];
const KINDS = Uint8Array.from({ length: 256 }, (_, b) => (b >= 48 && b <= 57 ? 1 : b === X || b === X - 32 ? 2 : KEEPS_NEXT.includes(b) ? 3 : b === U ? 4 : 0));

/** The shape that was made last: its first bytes. */
export const shapeBytes = new Uint8Array(LONGEST_SHAPE);

/**
 * What a line is but for its digits, byte for byte: each is a 1. What formats and patterns without digits say of a line, they say of all
 * lines of its shape, at the same places. Digits that they look at closely stand as they are. Writes the shape to `shapeBytes` and returns
 * its hash; undefined for a long line.
 */
export function shapeHash(bytes: Uint8Array, start: number, end: number): number | undefined {
  const length = end - start;
  if (length > LONGEST_SHAPE) return undefined;
  let hash = length;
  let keep = false;
  for (let i = 0; i < length; i++) {
    const byte = bytes[start + i]!;
    const kind = KINDS[byte]!;
    if (kind === 1) {
      shapeBytes[i] = keep ? byte : 49;
      hash = Math.imul(hash ^ 49, 0x01000193);
      continue;
    }
    shapeBytes[i] = byte;
    hash = Math.imul(hash ^ byte, 0x01000193);
    keep = kind === 3 || (kind === 4 && i > 0 && bytes[start + i - 1] === BACKSLASH);
    // `0x` starts a hexadecimal number, `1x` does not.
    if (kind === 2 && i > 0 && bytes[start + i - 1] === ZERO) shapeBytes[i - 1] = ZERO;
  }
  return hash;
}

/** The same for a line of a text. */
export const textShape = (line: string): string | undefined =>
  line.length > LONGEST_SHAPE ? undefined : line.replace(LOOKED_AT, (digits, kept?: string) => (kept === undefined ? '1' : digits));

const LOOKED_AT = /((?:[+>#]|\\u)\d+|0(?=[xX]))|\d/g;

/** Whether lines of one shape may differ in a text. */
export const hasDigit = (text: string): boolean => /\d/.test(text);
