import type { Signature } from './signature.ts';

/** What signatures are scanned for, worked out beforehand, by their ids. */
export type AnchorTable = Readonly<Record<string, AnchorRow>>;

export interface AnchorRow {
  /** The fingerprint of the patterns it was made from; absent in what is shipped, where nothing changed since. */
  readonly of?: number;
  /** The message in other languages: patterns as well, see translations.ts. */
  readonly also?: readonly string[];
  /** For each pattern, those of other languages last, what is in whatever it matches: one text, or one of several. */
  readonly anchors: readonly (Anchor | readonly Anchor[])[];
}

/**
 * A text to scan for; or where it stands in its pattern, for the pattern is there anyway: the character it starts in, and in the
 * thousands how many bytes of that it leaves out.
 */
export type Anchor = number | string;

/** Differs, most likely, when a pattern of the signature does; small, for it is written as often as there are signatures. */
export function fingerprintOf({ match, unless = [], ignoreCase = false }: Signature): number {
  let hash = ignoreCase ? 1 : 0;
  for (const source of [...match, '\n', ...unless]) {
    for (let i = 0; i < source.length; i++) hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}
