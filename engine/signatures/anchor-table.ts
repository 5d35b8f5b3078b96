import { encodeUtf8 } from '../log/encode-utf8.ts';
import { lowerAscii } from '../log/pattern-items.ts';
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

/** How many bytes a text has of which only the place is written. */
const PLACED = 10;

/** The shortest form of `text`, an anchor of the pattern `source`. */
export function anchorIn(source: string, text: string): Anchor {
  for (const left of [0, 1, 2, 3]) {
    for (let at = 0; at < Math.min(source.length, LEFT_OUT); at++) if (textAt(source, left * LEFT_OUT + at) === text) return left * LEFT_OUT + at;
  }
  return text;
}

/** The texts of a row, for each pattern of its signature; undefined when the row is known to be made from others. */
export function anchorsOf({ of, also = [], anchors }: AnchorRow, signature: Signature): (readonly string[])[] | undefined {
  if (of !== undefined && of !== fingerprintOf(signature)) return undefined;
  const sources = [...signature.match, ...also];
  return anchors.map((some, i) => (typeof some === 'object' ? some : [some]).map((anchor) => (typeof anchor === 'string' ? anchor : textAt(sources[i]!, anchor))));
}

function textAt(source: string, place: number): string {
  const at = place % LEFT_OUT;
  const text = lowerAscii(source.slice(at, at + PLACED));
  const left = (place - at) / LEFT_OUT;
  return NOT_ASCII.test(text) ? encodeUtf8(text).slice(left, left + PLACED) : text;
}

const LEFT_OUT = 1000;
const NOT_ASCII = /\P{ASCII}/u;

/** Differs, most likely, when a pattern of the signature does; small, for it is written as often as there are signatures. */
export function fingerprintOf({ match, unless = [], ignoreCase = false }: Signature): number {
  let hash = ignoreCase ? 1 : 0;
  for (const source of [...match, '\n', ...unless]) {
    for (let i = 0; i < source.length; i++) hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}
