/** A decoded stretch of bytes. */
export interface Decoded {
  readonly text: string;
  /** The byte at which a UTF-16 unit of the text starts; the stretch's end for its length. */
  offsetAt(column: number): number;
}

/** Decodes UTF-8 between two offsets; every byte that is not part of it becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): Decoded {
  let ascii = start;
  while (ascii < end && bytes[ascii]! < 128) ascii++;
  const head = asciiText(bytes, start, ascii);
  return ascii === end ? { text: head, offsetAt: (column) => start + column } : decodeFrom(bytes, start, ascii, end, head);
}

/** A character for each byte. Sixteen at a time: the quickest without a TextDecoder, which the engine has not. */
export function asciiText(b: Uint8Array, start: number, end: number): string {
  let text = '';
  let i = start;
  for (; i + 16 <= end; i += 16) {
    text += String.fromCharCode(b[i]!, b[i + 1]!, b[i + 2]!, b[i + 3]!, b[i + 4]!, b[i + 5]!, b[i + 6]!, b[i + 7]!, b[i + 8]!, b[i + 9]!, b[i + 10]!, b[i + 11]!, b[i + 12]!, b[i + 13]!, b[i + 14]!, b[i + 15]!);
  }
  for (; i < end; i++) text += String.fromCharCode(b[i]!);
  return text;
}

/** What `asciiText` made a text of. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function decodeFrom(bytes: Uint8Array, start: number, ascii: number, end: number, head: string): Decoded {
  let text = head;
  const offsets: number[] = [];
  for (let at = ascii; at < end;) {
    const { code, length } = codeAt(bytes, at, end);
    const character = String.fromCodePoint(code);
    for (let unit = 0; unit < character.length; unit++) offsets.push(at);
    text += character;
    at += length;
  }
  return { text, offsetAt: (column) => (column < head.length ? start + column : (offsets[column - head.length] ?? end)) };
}

const REPLACEMENT = { code: 0xfffd, length: 1 };
/** The smallest code for each length: shorter ones are not to be written that long. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

function codeAt(bytes: Uint8Array, at: number, end: number): { readonly code: number; readonly length: number } {
  const first = bytes[at]!;
  if (first < 128) return { code: first, length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > end) return REPLACEMENT;
  let code = first & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i]!;
    if ((next & 0xc0) !== 0x80) return REPLACEMENT;
    code = (code << 6) | (next & 0x3f);
  }
  return code < SMALLEST[length]! || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? REPLACEMENT : { code, length };
}
