import { fingerprintOf, type Anchor, type AnchorRow } from '../signatures/anchor-table.ts';
import type { Signature } from '../signatures/signature.ts';
import { encodeUtf8 } from './encode-utf8.ts';
import { lowerAscii } from './pattern-items.ts';

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
