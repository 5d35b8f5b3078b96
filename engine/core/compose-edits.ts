import type { Edit } from './finding.ts';

/** A stretch of the first text, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string };

/** Edits that do to a text of `length` what `first`, and then `second` on its result, would do. Each list is of edits that lie apart. */
export function composeEdits(length: number, first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  return editsOf(length, applied(applied([{ start: 0, end: length }], first), second));
}

const lengthOf = (piece: Piece): number => ('newText' in piece ? piece.newText.length : piece.end - piece.start);
const part = (piece: Piece, from: number, to: number): Piece =>
  ('newText' in piece ? { newText: piece.newText.slice(from, to) } : { start: piece.start + from, end: piece.start + to });

function applied(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  let [index, within, offset] = [0, 0, 0];
  /** Goes on to `to`, keeping what is passed or dropping it. */
  const pass = (to: number, keep: boolean): void => {
    while (offset < to && index < pieces.length) {
      const piece = pieces[index]!;
      const step = Math.min(to - offset, lengthOf(piece) - within);
      if (keep && step > 0) result.push(part(piece, within, within + step));
      offset += step;
      within += step;
      if (within >= lengthOf(piece)) [index, within] = [index + 1, 0];
    }
  };
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    pass(span.start, true);
    pass(span.end, false);
    if (newText !== '') result.push({ newText });
  }
  pass(Infinity, true);
  return result;
}

function editsOf(length: number, pieces: readonly Piece[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let newText = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('newText' in piece) {
      newText += piece.newText;
      continue;
    }
    if (at < piece.start || newText !== '') edits.push({ span: { start: at, end: piece.start }, newText });
    [at, newText] = [piece.end, ''];
  }
  return edits;
}
