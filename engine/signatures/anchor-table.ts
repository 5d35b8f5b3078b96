import type { Signature } from './signature.ts';

/** What signatures are scanned for, worked out beforehand, by their ids. */
export type AnchorTable = Readonly<Record<string, AnchorRow>>;

export interface AnchorRow {
  /** The fingerprint of the patterns it was made from. */
  readonly of: number;
  /** The message in other languages: patterns as well, see translations.ts. */
  readonly also?: readonly string[];
  /** For each pattern, those of other languages last, texts one of which is in whatever it matches. */
  readonly anchors: readonly (readonly string[])[];
}

/** Differs, most likely, when a pattern of the signature does. */
export function fingerprintOf({ match, unless = [], ignoreCase = false }: Signature): number {
  let hash = ignoreCase ? 1 : 0;
  for (const source of [...match, '\n', ...unless]) {
    for (let i = 0; i < source.length; i++) hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return hash >>> 0;
}
