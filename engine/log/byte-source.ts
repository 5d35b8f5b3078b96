import { blankControls } from './controls.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import type { LineSource } from './lines.ts';

const NEWLINE = 10;
const CR = 13;

/** The lines of a part of a file that starts at `base`; offsets are the file's. */
export const byteSource = (bytes: Uint8Array, base: number): LineSource => ({
  first: base,
  length: base + bytes.length,
  feedBefore: (offset) => base + (offset <= base ? -1 : bytes.lastIndexOf(NEWLINE, offset - base - 1)),
  feedFrom: (offset) => {
    const at = bytes.indexOf(NEWLINE, offset - base);
    return at < 0 ? -1 : base + at;
  },
  isReturn: (offset) => bytes[offset - base] === CR,
  read: (start, end) => {
    const { text, offsetAt } = decodeUtf8(bytes, start - base, end - base);
    return { text: blankControls(text), offsetAt: (column) => base + offsetAt(column) };
  },
});
