import { touches, type Span } from '../core/span.ts';
import { elementAt } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';

/** The names of the start and the end tag that the cursor stands in, both ends included; undefined elsewhere and where they differ. */
export function linkedNames(document: XmlDocument, offset: number): readonly [Span, Span] | undefined {
  const element = taggedAt(document, offset);
  if (!element?.endNameSpan) return undefined;
  const { start, end } = element.endNameSpan;
  return document.text.slice(start, end) === element.name ? [element.nameSpan, element.endNameSpan] : undefined;
}

/** The element whose name, in its start or end tag, touches `offset`. */
export function taggedAt(document: XmlDocument, offset: number): Element | undefined {
  const found = elementAt(document, offset);
  if (found && (touches(found.nameSpan, offset) || (found.endNameSpan && touches(found.endNameSpan, offset)))) return found;
  // A name that ends its tag's text, `<a|`, ends the element as well.
  const before = elementAt(document, offset - 1);
  return before && touches(before.nameSpan, offset) ? before : undefined;
}
