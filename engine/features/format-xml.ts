import type { Edit } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import type { ElementSpec } from '../schema/element-spec.ts';
import type { SpecNode } from '../schema/spec-node.ts';
import { specNode, specNodeBelow } from '../schema/spec-tree.ts';
import type { Element, Node, Problem, XmlDocument } from '../xml/tree.ts';
import { differing, isAllBlank, lineEndOf, indentOfLine, tagGaps, type Gap } from './format-tag.ts';

/** LSP's FormattingOptions in the engine's words; VS Code fills in the last two from its `files.*` settings. */
export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly insertFinalNewline?: boolean;
  readonly trimFinalNewlines?: boolean;
}

/** `problem`: why the text is left alone. Edits do not overlap and stand in the order of the text. */
export type Formatted =
  | { readonly edits: readonly Edit[]; readonly problem?: never }
  | { readonly edits: readonly []; readonly problem: Problem };

/** Wider and deeper than any real text; together they bound what a hostile one can grow to. */
const MAX_TAB = 8;
const MAX_INDENTED_DEPTH = 32;

export function indentUnit({ tabSize, insertSpaces }: FormatOptions): string {
  const width = Number.isFinite(tabSize) ? Math.min(Math.max(Math.trunc(tabSize), 1), MAX_TAB) : 2;
  return insertSpaces ? ' '.repeat(width) : '\t';
}

/**
 * Lays out a well-formed text: one element a line, indented by depth; blanks within tags set right. Only white space that carries no
 * meaning changes: texts, attribute values, comments, CDATA sections and whatever stands beside text are left as they are.
 * With `range`, only what lies in it, on the indentation that is there. A text that is not well-formed is left alone.
 */
export function formatXml(document: XmlDocument, options: FormatOptions, range?: Span): Formatted {
  const problem = document.problems[0];
  if (problem) return { edits: [], problem };
  const { text, nodes } = document;
  const layout: Layout = { text, unit: indentUnit(options), lineEnd: lineEndOf(text), mayDefault: /\sxmlns\s*=/.test(text), ...(range && { range }), gaps: [] };
  layOutTop(nodes, layout, options);
  return { edits: layout.gaps.filter((g) => isInRange(g, range)).flatMap(({ span, wanted }) => differing(text, span, wanted)) };
}

interface Layout {
  readonly text: string;
  readonly unit: string;
  readonly lineEnd: string;
  /** A default namespace is declared somewhere. */
  readonly mayDefault: boolean;
  readonly range?: Span;
  readonly gaps: Gap[];
}

/** A line's indentation belongs to what follows it: such a gap is in the range when that line is. */
function isInRange({ span, lineStart }: Pick<Gap, 'span' | 'lineStart'>, range: Span | undefined): boolean {
  if (!range) return true;
  if (lineStart === undefined) return span.start < range.end && range.start < span.end;
  return span.end >= range.start && (lineStart < range.end || lineStart === range.start);
}

const isBlankText = (node: Node, text: string): boolean => node.kind === 'text' && isAllBlank(text, node.span);

function layOutTop(nodes: readonly Node[], layout: Layout, options: FormatOptions): void {
  const { text, lineEnd } = layout;
  const parts = nodes.filter((node) => !isBlankText(node, text));
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let at = start;
  parts.forEach((node, i) => {
    const span = { start: at, end: node.span.start };
    const before = gap(layout, span, i === 0 ? '' : between(layout, parts[i - 1], node, span, ''));
    layout.gaps.push(before);
    if (node.kind === 'element') layOut(node, isInRange(before, layout.range) ? '' : indentOfLine(text, span.end), 0, specNode(node), layout);
    at = node.span.end;
  });
  const span = { start: at, end: text.length };
  const newlines = text.slice(at).split(/\r\n|\r|\n/).length - 1;
  const kept = options.trimFinalNewlines ? Math.min(newlines, 1) : newlines;
  layout.gaps.push(gap(layout, span, lineEnd.repeat(options.insertFinalNewline ? Math.max(kept, 1) : kept)));
}

function gap({ text }: Layout, span: Span, wanted: string): Gap {
  let lineStart = span.end;
  while (lineStart > span.start && !isLineEnd(text.charCodeAt(lineStart - 1))) lineStart--;
  return { span, wanted, ...(lineStart > span.start && { lineStart }) };
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** What is to stand between two neighbours, either of which may be the tag around them (undefined). */
function between({ text, lineEnd }: Layout, before: Node | undefined, after: Node | undefined, { start, end }: Span, indent: string): string {
  const lines = text.slice(start, end).split(/\r\n|\r|\n/).length - 1;
  const isAside = after !== undefined && (after.kind === 'comment' || after.kind === 'instruction');
  // A remark stays on the line it remarks on.
  if (isAside && lines === 0) return start === end ? '' : ' ';
  return (lines > 1 && before && after ? lineEnd + lineEnd : lineEnd) + indent;
}

/** `indent` is what stands, or is to stand, before the element on its line. */
function layOut(element: Element, indent: string, depth: number, known: SpecNode | undefined, layout: Layout): void {
  const { text, unit, gaps, range } = layout;
  for (const g of tagGaps(element, indent, unit, text)) gaps.push(g);
  const parts = element.children.filter((node) => !isBlankText(node, text));
  if (element.endTag && mayReindent(element, known?.spec, parts, text)) {
    const inner = depth < MAX_INDENTED_DEPTH ? indent + unit : indent;
    let at = element.startTag.end;
    parts.forEach((node, i) => {
      const space = { start: at, end: node.span.start };
      const before = gap(layout, space, between(layout, parts[i - 1], node, space, inner));
      gaps.push(before);
      if (node.kind === 'element') layOut(node, isInRange(before, range) ? inner : indentOfLine(text, node.span.start), depth + 1, knownBelow(known, node, depth, layout), layout);
      at = node.span.end;
    });
    const space = { start: at, end: element.endTag.start };
    gaps.push(gap(layout, space, between(layout, parts.at(-1), undefined, space, indent)));
  }
  if (element.endTag && element.endNameSpan) gaps.push({ span: { start: element.endNameSpan.end, end: element.endTag.end - 1 }, wanted: '' });
}

/** Domains lie at the top, or just below the element of a snapshot and the like. */
const MAX_WRAPPERS = 2;

const knownBelow = (known: SpecNode | undefined, element: Element, depth: number, { mayDefault }: Layout): SpecNode | undefined =>
  known ? specNodeBelow(known, element, mayDefault) : depth < MAX_WRAPPERS ? specNode(element) : undefined;

/** Whether white space directly in the element says nothing: it holds no text, is not meant to, and there is something to lay out. */
function mayReindent(element: Element, spec: ElementSpec | undefined, parts: readonly Node[], text: string): boolean {
  if (parts.some((node) => node.kind === 'text' || node.kind === 'cdata')) return false;
  if (element.attributes.some((a) => a.name === 'xml:space' && a.value === 'preserve')) return false;
  if (spec?.open || spec?.text !== undefined) return false;
  return parts.some((node) => node.kind === 'element') || (spec !== undefined && /[\r\n]/.test(text.slice(element.startTag.end, element.endTag!.start)));
}
