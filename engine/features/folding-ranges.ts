import { createLineIndex, type LineIndex } from '../core/line-index.ts';
import type { Span } from '../core/span.ts';
import type { Aside, Element, Node, XmlDocument } from '../xml/tree.ts';

/** Lines that can be folded away: the line of `span.start` stays, those behind it up to the line of `span.end` go. */
export interface Fold {
  readonly span: Span;
  readonly kind: 'element' | 'comment' | 'region';
}

/** More than any editor takes. */
const MAX_FOLDS = 5000;

/** Elements, comments, CDATA sections and `<!-- #region -->` … `<!-- #endregion -->` that go over several lines, outermost first. Total. */
export function foldingRanges(document: XmlDocument): Fold[] {
  const { text } = document;
  const folds: Fold[] = [];
  const lines = createLineIndex(text);
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const add = (start: number, end: number, kind: Fold['kind']): void => {
    if (folds.length < MAX_FOLDS && lineOf(start) < lineOf(end)) folds.push({ span: { start, end }, kind });
  };
  const visit = (nodes: readonly Node[]): void => {
    commentRuns(nodes, text).forEach(({ start, end }) => add(start, end, 'comment'));
    regions(nodes).forEach(({ start, end }) => add(start, end, 'region'));
    for (const node of nodes) {
      if (node.kind === 'element') {
        add(node.span.start, elementFoldEnd(node, text, lines), 'element');
        visit(node.children);
      } else if (node.kind !== 'text' && node.kind !== 'comment') add(node.span.start, node.span.end, 'element');
    }
  };
  visit(document.nodes);
  return folds;
}

/** The end tag stays in sight where it has a line of its own. */
function elementFoldEnd({ startTag, endTag, selfClosed, span }: Element, text: string, lines: LineIndex): number {
  if (selfClosed) return startTag.end;
  if (!endTag) return span.end;
  const line = lines.lineStart(lines.positionAt(endTag.start).line);
  // In front of the line break, CRLF as one.
  const before = text[line - 1] === '\n' && text[line - 2] === '\r' ? line - 2 : line - 1;
  return Math.max(before, startTag.start);
}

/** Comments that follow each other line by line fold as one. */
function commentRuns(nodes: readonly Node[], text: string): Span[] {
  const runs: { start: number; end: number }[] = [];
  let open = false;
  for (const node of nodes) {
    if (node.kind === 'text' && open && /^[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)?$/.test(text.slice(node.span.start, Math.min(node.span.end, node.span.start + MAX_BLANKS)))) continue;
    const isOne = node.kind === 'comment' && marker(node) === undefined;
    if (isOne && open) runs.at(-1)!.end = node.span.end;
    else if (isOne) runs.push({ ...node.span });
    open = isOne;
  }
  return runs;
}

/** Blanks between two lines that belong together. */
const MAX_BLANKS = 400;

const marker = ({ value }: Aside): 'start' | 'end' | undefined => {
  const found = /^\s*#?(region|endregion)\b/.exec(value.slice(0, 80));
  return found ? (found[1] === 'region' ? 'start' : 'end') : undefined;
};

/** Markers pair up within one element; those without a partner fold nothing. */
function regions(nodes: readonly Node[]): Span[] {
  const found: Span[] = [];
  const starts: number[] = [];
  for (const node of nodes) {
    const mark = node.kind === 'comment' ? marker(node) : undefined;
    if (mark === 'start') starts.push(node.span.start);
    if (mark === 'end' && starts.length > 0) found.push({ start: starts.pop()!, end: node.span.end });
  }
  return found;
}
