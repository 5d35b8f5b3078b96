import type { Edit } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import type { Element } from '../xml/tree.ts';

/** White space that carries no meaning, and what is to stand there. `lineStart`: where its last line starts, if it has several. */
export interface Gap {
  readonly span: Span;
  readonly wanted: string;
  readonly lineStart?: number;
}

/** XML's white space only: a no-break space is text. */
const BLANK = /^[ \t\r\n]*$/;

export const isAllBlank = (text: string, { start, end }: Span): boolean => BLANK.test(text.slice(start, end));

/** The text's own line end: the one that its first line has. */
export const lineEndOf = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';

/** The blanks before `offset` when nothing else stands on its line; undefined when something does. */
export function lineIndent(text: string, offset: number): string | undefined {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r' ? text.slice(at, offset) : undefined;
}

/** Of longer lines nobody sees the indentation; looking for it again and again would take quadratic time. */
const MAX_LINE = 500;

/** The blanks at the start of the line that `offset` lies on, whatever else stands before it. */
export function indentOfLine(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && offset - start < MAX_LINE && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}

/** The white space within a start tag. Attributes that stand on lines of their own stay there, each under the first one. */
export function tagGaps(element: Element, indent: string, unit: string, text: string): Gap[] {
  const { attributes, nameSpan, startTag, selfClosed } = element;
  const gaps: Gap[] = [];
  const breaks = (span: Span): boolean => /[\r\n]/.test(text.slice(span.start, span.end));
  const first = attributes[0];
  const hangs = first !== undefined && breaks({ start: nameSpan.end, end: first.span.start });
  // "<name " in front of the first attribute.
  const under = hangs ? indent + unit : indent + ' '.repeat(nameSpan.end - nameSpan.start + 2);
  let at = nameSpan.end;
  for (const a of attributes) {
    const span = { start: at, end: a.span.start };
    gaps.push({ span, wanted: breaks(span) ? lineEndOf(text.slice(span.start, span.end)) + under : ' ' });
    if (a.valueSpan) gaps.push({ span: { start: a.nameSpan.end, end: a.valueSpan.start - 1 }, wanted: '=' });
    at = a.span.end;
  }
  gaps.push({ span: { start: at, end: startTag.end - (selfClosed ? 2 : 1) }, wanted: '' });
  return gaps;
}

/** The smallest edit that turns the stretch into `wanted`; none when it is that already. */
export function differing(text: string, { start, end }: Span, wanted: string): Edit[] {
  let from = start;
  let to = end;
  let begin = 0;
  let stop = wanted.length;
  while (from < to && begin < stop && text[from] === wanted[begin]) { from++; begin++; }
  while (to > from && stop > begin && text[to - 1] === wanted[stop - 1]) { to--; stop--; }
  // An editor cannot point between the two characters of a line end.
  if (begin > 0 && (splitsLineEnd(text, from) || splitsLineEnd(wanted, begin))) { from--; begin--; }
  if (stop < wanted.length && (splitsLineEnd(text, to) || splitsLineEnd(wanted, stop))) { to++; stop++; }
  return from === to && begin === stop ? [] : [{ span: { start: from, end: to }, newText: wanted.slice(begin, stop) }];
}

const splitsLineEnd = (text: string, at: number): boolean => text[at - 1] === '\r' && text[at] === '\n';
