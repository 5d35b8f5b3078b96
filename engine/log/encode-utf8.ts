/** A text in UTF-8, each byte as a character 0 to 255; half a surrogate pair becomes U+FFFD. */
export const encodeUtf8 = (text: string): string => Array.from(text, (c) => bytesOf(c.codePointAt(0)!)).join('');

/** Writes one code point at `at`; returns where the next goes. */
export function putUtf8(bytes: Uint8Array, at: number, code: number): number {
  for (const byte of bytesOf(code)) bytes[at++] = byte.charCodeAt(0);
  return at;
}

/** Bytes that go on a character. */
const more = (code: number, ...shifts: readonly number[]): number[] => shifts.map((shift) => 0x80 | ((code >> shift) & 0x3f));

function bytesOf(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return '\xef\xbf\xbd';
  if (code < 0x80) return String.fromCharCode(code);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), ...more(code, 0));
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), ...more(code, 6, 0));
  return String.fromCharCode(0xf0 | (code >> 18), ...more(code, 12, 6, 0));
}
