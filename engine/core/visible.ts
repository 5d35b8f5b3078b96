/** C0 controls, as pictures of themselves. */
const pictureOf = (code: number): string => (code === 0x7f ? '\u2421' : String.fromCodePoint(0x2400 + code));

/**
 * Makes every character of a text that is not ours visible: controls, escapes, direction marks, zero-width and unpaired characters
 * can neither drive a terminal nor make a line read otherwise than it is. Line ends become `\n`; tabs stay.
 */
export function visible(text: string): string {
  return text.replace(/\r\n?|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (character === '\n' || character === '\t') return character;
    if (code === 0x0d) return '\n';
    if (code < 0x20 || code === 0x7f) return pictureOf(code);
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

/** One line of at most `limit` characters: line ends and runs of blanks become one blank, the rest is cut off with `…`. */
export function oneLine(text: string, limit: number): string {
  const start = visible(text.slice(0, limit * 4)).replace(/\s+/g, ' ').trim();
  return start.length > limit || text.length > limit * 4 ? `${start.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : start;
}
