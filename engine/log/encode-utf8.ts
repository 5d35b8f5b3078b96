/** A text in UTF-8, each byte as a character 0 to 255; half a surrogate pair becomes U+FFFD. */
export function encodeUtf8(text: string): string {
  let bytes = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at++;
    bytes += bytesOf(code);
  }
  return bytes;
}

/** Writes one code point at `at`; returns where the next goes. */
export function putUtf8(bytes: Uint8Array, at: number, code: number): number {
  const text = bytesOf(code);
  for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
  return at;
}

/** A byte that goes on a character. */
const more = (code: number, shift: number): number => 0x80 | ((code >> shift) & 0x3f);

function bytesOf(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), more(code, 0));
  if (code >= 0xd800 && code <= 0xdfff) return '\xef\xbf\xbd';
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), more(code, 6), more(code, 0));
  return String.fromCharCode(0xf0 | (code >> 18), more(code, 12), more(code, 6), more(code, 0));
}
