import { blankControls } from './controls.ts';
import { asciiText, decodeUtf8 } from './decode-utf8.ts';
import { FOLD } from './fold.ts';
import type { KnownShapes } from './known-shapes.ts';
import { shapeBytes, shapeHash } from './line-shape.ts';
import type { LineSource } from './lines.ts';

const NEWLINE = 10;

/** The lines of a part of a file that starts at `base`; offsets are the file's. `shapes` know the same part. */
export const byteSource = (bytes: Uint8Array, base: number, shapes?: KnownShapes): LineSource => ({
  first: base,
  length: base + bytes.length,
  feedBefore: (offset) => base + (offset <= base ? -1 : bytes.lastIndexOf(NEWLINE, offset - base - 1)),
  feedFrom: (offset) => {
    const at = bytes.indexOf(NEWLINE, offset - base);
    return at < 0 ? -1 : base + at;
  },
  codeAt: (offset) => bytes[offset - base],
  holds: (start, end, word, anyCase) => holdsWord(bytes, start - base, Math.min(end - base, bytes.length), word, anyCase),
  read: (start, end) => {
    const { text, offsetAt } = decodeUtf8(bytes, start - base, end - base);
    return { text: blankControls(text), offsetAt: (column) => base + offsetAt(column) };
  },
  key: (start, end) => asciiText(bytes, start - base, end - base),
  shapes,
  known(memo, start, end, make) {
    if (shapes) return shapes.known(start, make);
    const hash = shapeHash(bytes, start - base, end - base);
    return hash === undefined ? undefined : memo.ofBytes(shapeBytes, end - start, hash, make);
  },
});

function holdsWord(bytes: Uint8Array, start: number, end: number, word: string, anyCase: boolean): boolean {
  // Words beyond ASCII are not looked at: what is there must not be denied, the rest is found out later.
  if (NOT_ASCII.test(word)) return true;
  return anyCase ? holdsFolded(bytes, start, end - word.length, word) : holdsExactly(bytes, start, end - word.length, word);
}

const NOT_ASCII = /\P{ASCII}/u;

function holdsExactly(bytes: Uint8Array, start: number, last: number, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = start; at <= last; at++) {
    if (bytes[at] !== first) continue;
    let length = 1;
    while (length < word.length && bytes[at + length] === word.charCodeAt(length)) length++;
    if (length === word.length) return true;
  }
  return false;
}

function holdsFolded(bytes: Uint8Array, start: number, last: number, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = start; at <= last; at++) {
    if (FOLD[bytes[at]!] !== first) continue;
    let length = 1;
    while (length < word.length && FOLD[bytes[at + length]!] === word.charCodeAt(length)) length++;
    if (length === word.length) return true;
  }
  return false;
}
