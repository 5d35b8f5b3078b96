import type { Edit } from '../core/finding.ts';
import type { Attribute, Element } from '../xml/tree.ts';
import { textSpan } from '../xml/query.ts';

/** Edits that rules offer as fixes. Values and names given here are the rule's own words, never text of the document. */

/** Takes an attribute away with the blanks before it. */
export function removeAttribute(source: string, attribute: Attribute): Edit {
  let start = attribute.span.start;
  while (start > 0 && /\s/.test(source[start - 1]!)) start--;
  return { span: { start, end: attribute.span.end }, newText: '' };
}

/** Takes an element away, with its whole line when it stands alone there. */
export function removeElement(source: string, element: Element): Edit {
  let { start, end } = element.span;
  while (start > 0 && /[ \t]/.test(source[start - 1]!)) start--;
  const opensLine = start === 0 || source[start - 1] === '\n';
  while (end < source.length && /[ \t\r]/.test(source[end]!)) end++;
  const closesLine = end === source.length || source[end] === '\n';
  if (!opensLine || !closesLine) return { span: element.span, newText: '' };
  return { span: { start, end: Math.min(end + 1, source.length) }, newText: '' };
}

/** Gives an attribute a value, or adds it after the element's name. */
export function setAttribute(element: Element, name: string, newValue: string): Edit {
  const present = element.attributes.find((a) => a.name === name);
  if (present?.valueSpan) return { span: present.valueSpan, newText: newValue };
  if (present) return { span: present.span, newText: `${name}='${newValue}'` };
  return { span: { start: element.nameSpan.end, end: element.nameSpan.end }, newText: ` ${name}='${newValue}'` };
}

/** Replaces an element's text; for `<a/>` and `<a></a>` the text is put in. */
export function setText(source: string, element: Element, newText: string): Edit {
  if (element.selfClosed) return { span: { start: element.startTag.end - 2, end: element.startTag.end }, newText: `>${newText}</${element.name}>` };
  const span = textSpan(element, source);
  return span === element.startTag ? { span: { start: element.startTag.end, end: element.startTag.end }, newText } : { span, newText };
}

/** Writes a size into an element, in KiB, which libvirt itself writes. */
export const setSize = (source: string, element: Element, bytes: bigint): Edit[] => [setAttribute(element, 'unit', 'KiB'), setText(source, element, String(bytes / 1024n))];

/** Puts `xml` into an element as its last child, indented like the other children. */
export function appendChild(source: string, element: Element, xml: string): Edit {
  const lineStart = source.lastIndexOf('\n', element.span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(source.slice(lineStart, element.span.start))![0];
  const line = `\n${indent}  ${xml}\n${indent}`;
  if (element.selfClosed) return { span: { start: element.startTag.end - 2, end: element.startTag.end }, newText: `>${line}</${element.name}>` };
  let at = element.endTag?.start ?? element.span.end;
  const end = at;
  while (at > element.startTag.end && /\s/.test(source[at - 1]!)) at--;
  return { span: { start: at, end }, newText: line };
}

/** The smallest number from `from` on that is not taken. */
export function nextFree(taken: Iterable<number | undefined>, from: number): number {
  const all = new Set(taken);
  let free = from;
  while (all.has(free)) free++;
  return free;
}
