import type { Span } from '../core/span.ts';
import type { FoundHits } from './changed-hits.ts';
import type { CompiledSignatures } from './compiled-signatures.ts';
import { putUtf8 } from './encode-utf8.ts';
import { collect, inOrder, type LinelessHit } from './find-hits.ts';
import { createPieces } from './log-pieces.ts';

/** From so many UTF-16 units on, a text is scanned as files are: several times as fast, but words that somebody wrapped are not found. */
export const BIG_TEXT = 1_048_576;
/** What one step takes. */
const PIECE = 524_288;

/** The hits of a big text, in steps of some ten milliseconds: who runs them may do other things in between. */
export function* bigTextHits(text: string, compiled: CompiledSignatures): Generator<undefined, FoundHits> {
  const hits: LinelessHit[] = [];
  const pieces = createPieces(compiled, (part) => { part.take(collect(hits, part.source, compiled, part.runs)); });
  const bytes = createTextBytes(text);
  for (let from = 0; from < text.length;) {
    const to = wholeCharacters(text, Math.min(text.length, from + PIECE));
    pieces.feed(bytes.of(from, to));
    from = to;
    yield;
  }
  pieces.end();
  yield;
  const { unitAt } = bytes;
  const inUnits = ({ start, end }: Span): Span => ({ start: unitAt(start), end: unitAt(end) });
  const all = bytes.isAscii() ? hits : hits.map((hit) => ({ ...hit, span: inUnits(hit.span), entry: inUnits(hit.entry) }));
  return { hits: inOrder(all), runStarts: pieces.runStarts().map(unitAt) };
}

/** The offset, or the one before it when that would part a surrogate pair. */
function wholeCharacters(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

interface TextBytes {
  /** The UTF-8 of what comes next, good until the next is asked for. */
  of(from: number, to: number): Uint8Array;
  isAscii(): boolean;
  /** The UTF-16 unit in which a byte of all that was asked for stands; cheap for bytes near the last ones. */
  unitAt(byte: number): number;
}

interface EncodedPiece {
  /** Its first unit and byte, and how many bytes it has. */
  readonly unit: number;
  readonly byte: number;
  readonly length: number;
  readonly ascii: boolean;
}

const LONGEST_CHARACTER = 3;

function createTextBytes(text: string): TextBytes {
  const buffer = new Uint8Array(PIECE * LONGEST_CHARACTER);
  const pieces: EncodedPiece[] = [];
  let ascii = true;
  let bytes = 0;
  /** The units of the bytes of two pieces: an entry may stand in both. */
  const units: { piece: EncodedPiece; of: Int32Array }[] = [];
  const unitsOf = (piece: EncodedPiece): Int32Array => {
    const known = units.find((one) => one.piece === piece);
    if (known) return known.of;
    const made = { piece, of: unitsIn(text, piece) };
    units.unshift(made);
    units.length = Math.min(units.length, 2);
    return made.of;
  };
  const pieceOf = (byte: number): EncodedPiece | undefined => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle]!.byte <= byte) low = middle;
      else high = middle - 1;
    }
    return pieces[low];
  };
  return {
    of(from, to) {
      const length = encode(text, from, to, buffer);
      pieces.push({ unit: from, byte: bytes, length, ascii: length === to - from });
      ascii &&= length === to - from;
      bytes += length;
      return buffer.subarray(0, length);
    },
    isAscii: () => ascii,
    unitAt(byte) {
      const piece = ascii ? undefined : pieceOf(byte);
      if (!piece) return byte;
      const at = byte - piece.byte;
      if (piece.ascii) return piece.unit + at;
      return at < piece.length ? unitsOf(piece)[at]! : text.length;
    },
  };
}

/** Writes the UTF-8 of a stretch; returns how long it is. */
function encode(text: string, from: number, to: number, into: Uint8Array): number {
  let length = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      into[length++] = code;
      continue;
    }
    const point = text.codePointAt(at)!;
    length = putUtf8(into, length, point);
    if (point > 0xffff) at++;
  }
  return length;
}

/** For each byte of a piece the unit of its character. */
function unitsIn(text: string, { unit, length }: EncodedPiece): Int32Array {
  const units = new Int32Array(length);
  for (let at = unit, filled = 0; filled < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      units[filled++] = at;
      continue;
    }
    const isPair = text.codePointAt(at)! > 0xffff;
    const end = filled + (isPair ? 4 : code < 0x800 ? 2 : 3);
    while (filled < end) units[filled++] = at;
    if (isPair) at++;
  }
  return units;
}
