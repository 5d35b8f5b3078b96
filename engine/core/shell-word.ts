/** What a shell reads as it is, wherever it stands. */
const PLAIN = /^[\w@%+=:,./][\w@%+=:,./-]*$/;

/** Control characters, directions and other marks that are not seen: what is shown would not be what is copied. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/**
 * A word of a POSIX shell that stands for exactly `text`, in quotes where it needs them. Undefined for what no quotes make safe to show and
 * copy: what starts like an option, and what holds characters that nobody sees.
 */
export function shellWord(text: string): string | undefined {
  if (text === '' || text.startsWith('-') || UNSEEN.test(text)) return undefined;
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
