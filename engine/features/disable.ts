import { codes, isWellFormedness } from '../config/codes.ts';
import { readSuppression, type SuppressionComment } from '../config/suppression-comments.ts';
import type { Edit, Finding } from '../core/finding.ts';
import { elementAt } from '../xml/query.ts';
import type { Element, Node, XmlDocument } from '../xml/tree.ts';

/** How to suppress a finding by a comment. */
export interface Disabling {
  /** The element that the comment is about; absent for the whole file. */
  readonly element?: string;
  readonly edit: Edit;
}

/** Whether a configuration may turn a code off. */
export const canDisable = (code: string): boolean => codes.has(code) && !isWellFormedness(code);
/** What is said of comments, comments do not hide. */
const mayHide = (code: string): boolean => canDisable(code) && codes.get(code)!.kind !== 'suppression';

/** A comment before the innermost element that the finding lies in; added to one that is there. */
export function disableForElement(document: XmlDocument, { code, span }: Finding): Disabling | undefined {
  // One character in, so that an element's own start tag counts as within it.
  const element = mayHide(code) ? elementAt(document, span.start + 1) : undefined;
  return element && { element: element.name, edit: commentEdit(document.text, before(document, element), 'element', code, element.span.start) };
}

/** A comment before the line that the finding begins on, where that line begins with an element that goes on below it. */
export function disableForLine(document: XmlDocument, { code, span }: Finding): Disabling | undefined {
  const { text } = document;
  const head = text.slice(0, span.start);
  const line = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1;
  const at = line + /^[ \t]*/.exec(head.slice(line))![0].length;
  const element = mayHide(code) ? elementAt(document, at + 1) : undefined;
  // Of one that ends on its line, disabling the element says it.
  if (element?.span.start !== at || !/[\r\n]/.test(text.slice(at, element.span.end))) return undefined;
  return { element: element.name, edit: commentEdit(text, before(document, element), 'next-line', code, at) };
}

/** A comment before the outermost element; added to one that is there. */
export function disableForFile(document: XmlDocument, code: string): Disabling | undefined {
  const { root, nodes, text } = document;
  return mayHide(code) && root ? { edit: commentEdit(text, nodes, 'file', code, root.span.start) } : undefined;
}

/** The comments between the element and the one before it. */
function before(document: XmlDocument, element: Element): readonly Node[] {
  // A lone device has parents that stand nowhere in the text.
  const siblings: readonly Node[] = document.nodes.includes(element) ? document.nodes : element.parent?.children ?? [];
  const end = siblings.indexOf(element);
  let start = end;
  while (start > 0 && siblings[start - 1]!.kind !== 'element') start--;
  return siblings.slice(start, end);
}

function commentEdit(text: string, nodes: readonly Node[], scope: SuppressionComment['scope'], code: string, at: number): Edit {
  const there = nodes.flatMap((node) => (node.kind === 'comment' ? readSuppression(node) ?? [] : [])).findLast((read) => read.scope === scope && read.codes.length > 0);
  if (there) {
    const { end } = there.codes.at(-1)!.span;
    return { span: { start: end, end }, newText: `,${code}` };
  }
  const indent = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, at - 1000), at))?.[1];
  // Beside something else on its line, the comment goes there as well.
  const after = indent === undefined ? '' : `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
  return { span: { start: at, end: at }, newText: `<!-- virt-doctor disable${scope === 'element' ? '' : `-${scope}`}=${code} -->${after}` };
}
