import { textShape } from './line-shape.ts';
import type { LineSource } from './lines.ts';
import { lowerAscii } from './pattern-items.ts';

/** The lines of a text (see blankControls). */
export function textSource(text: string): LineSource {
  let lower: { readonly start: number; readonly end: number; readonly text: string } | undefined;
  const lowerPart = (start: number, end: number): string => {
    if (lower?.start !== start || lower.end !== end) lower = { start, end, text: lowerAscii(text.slice(start, end)) };
    return lower.text;
  };
  return {
    first: 0,
    length: text.length,
    feedBefore: (offset) => (offset <= 0 ? -1 : text.lastIndexOf('\n', offset - 1)),
    feedFrom: (offset) => text.indexOf('\n', offset),
    codeAt: (offset) => (offset < 0 || offset >= text.length ? undefined : text.charCodeAt(offset)),
    holds: (start, end, word, anyCase) => (anyCase ? lowerPart(start, end) : text.slice(start, end)).includes(word),
    read: (start, end) => ({ text: text.slice(start, end), offsetAt: (column) => start + column }),
    key: (start, end) => text.slice(start, end),
    known(memo, start, end, make) {
      const shape = textShape(text.slice(start, end));
      return shape === undefined ? undefined : memo.ofText(shape, make);
    },
  };
}
