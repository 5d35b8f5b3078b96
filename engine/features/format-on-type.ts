import type { Edit } from '../core/finding.ts';
import { specNode } from '../schema/spec-tree.ts';
import { elementAt } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';
import { differing, isAllBlank, lineIndent } from './format-tag.ts';
import { indentUnit, type FormatOptions } from './format-xml.ts';

/**
 * Indents the line of the cursor after Enter or `>` was typed: a tag that was just finished like its like, a new line one deeper than
 * the element around it. Works on half-typed text, so it trusts only what stands there: the indentation of the element around.
 */
export function formatOnType(document: XmlDocument, offset: number, typed: string, options: FormatOptions): readonly Edit[] {
  return typed === '>' ? afterTag(document, offset, options) : afterEnter(document, offset, options);
}

function afterTag({ text, nodes }: XmlDocument, offset: number, options: FormatOptions): readonly Edit[] {
  let found: Element | undefined;
  for (let level = nodes; ;) {
    const next = level.find((n): n is Element => n.kind === 'element' && n.span.start < offset && offset <= n.span.end);
    if (!next) break;
    found = next;
    level = next.children;
  }
  if (found?.endTag?.end === offset) return indentLike(text, found.endTag.start, lineIndent(text, found.span.start), found);
  if (found?.startTag.end !== offset || !found.parent) return [];
  return indentLike(text, found.span.start, indentWithin(text, found.parent, options), found.parent);
}

function afterEnter(document: XmlDocument, offset: number, options: FormatOptions): readonly Edit[] {
  const { text } = document;
  const around = openAround(elementAt(document, offset), offset);
  // Within a tag, a comment or the like the line is its author's.
  if (!around || offset < around.startTag.end || around.children.some((n) => n.kind !== 'element' && n.kind !== 'text' && n.span.start < offset && offset < n.span.end)) return [];
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (around.endTag && at > around.endTag.start) return [];
  const closes = around.endTag?.start === at;
  return indentLike(text, at, closes ? lineIndent(text, around.span.start) : indentWithin(text, around, options), around);
}

/** An element that is not closed yet ends, for the parser, where its last part does; for the one who types it goes on. */
function openAround(element: Element | undefined, offset: number): Element | undefined {
  let around = element;
  for (;;) {
    const before: Element | undefined = around?.children.findLast((n): n is Element => n.kind === 'element' && n.span.end <= offset);
    if (!before || before.endTag || before.selfClosed) return around;
    around = before;
  }
}

function indentWithin(text: string, parent: Element, options: FormatOptions): string | undefined {
  const outer = lineIndent(text, parent.span.start);
  return outer === undefined ? undefined : outer + indentUnit(options);
}

/** Only where white space says nothing, and only when the place is the first of its line. */
function indentLike(text: string, at: number, wanted: string | undefined, around: Element): readonly Edit[] {
  const present = lineIndent(text, at);
  if (wanted === undefined || present === undefined || holdsText(around, text)) return [];
  return differing(text, { start: at - present.length, end: at }, wanted);
}

function holdsText(element: Element, text: string): boolean {
  const spec = specNode(element)?.spec;
  return spec?.open === true || spec?.text !== undefined || element.attributes.some((a) => a.name === 'xml:space' && a.value === 'preserve')
    || element.children.some((n) => n.kind === 'cdata' || (n.kind === 'text' && !isAllBlank(text, n.span)));
}
