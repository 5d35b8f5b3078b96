import type { Span } from '../core/span.ts';
import { elementAt } from '../xml/query.ts';
import { parseXml } from '../xml/parse.ts';
import type { Attribute, Element, XmlDocument } from '../xml/tree.ts';

/** What is being typed at a cursor. `span` is what a choice replaces. */
export type Cursor =
  | { readonly kind: 'element'; readonly parent: Element | undefined; readonly span: Span; /** The tag goes on behind the name: only the name is to be written. */ readonly nameOnly: boolean; readonly current: Element | undefined }
  | { readonly kind: 'closing-tag'; readonly open: Element; readonly span: Span }
  | { readonly kind: 'attribute'; readonly owner: Element; readonly span: Span; readonly nameOnly: boolean; readonly current: Attribute | undefined }
  | { readonly kind: 'value'; readonly owner: Element; readonly attribute: string; readonly span: Span; /** To be written around the value, `'` where there is none yet. */ readonly quote: string }
  | { readonly kind: 'content'; readonly parent: Element; readonly span: Span };

const NAME_CHARACTER = /[\w:.-]/;
const NAME_AFTER = /^[\w:.-]*/;
/** Where the name begins that ends at `offset`; a loop, for a pattern anchored at the end would take quadratic time. */
function nameStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < MAX_TAG && NAME_CHARACTER.test(text[at - 1]!)) at--;
  return at;
}

/** The attribute whose `=` and blanks end at `offset`. */
function attributeBefore(text: string, offset: number): string | undefined {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  if (text[at - 1] !== '=') return undefined;
  at--;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  const start = nameStart(text, at);
  return start < at ? text.slice(start, at) : undefined;
}

/** Further back than this no tag is looked for. */
const MAX_TAG = 8192;

const isAside = (document: XmlDocument, offset: number): boolean => {
  const inside = (nodes: XmlDocument['nodes']): boolean => nodes.some((n) => n.span.start < offset && offset < n.span.end && (n.kind === 'element' ? inside(n.children) : n.kind !== 'text'));
  return inside(document.nodes);
};

/** Where the tag that the cursor stands in begins, or undefined when it stands between tags. `quote` is the mark of the value it is in. */
function openTag(text: string, offset: number): { readonly start: number; readonly quote?: { readonly mark: string; readonly at: number } } | undefined {
  const start = text.lastIndexOf('<', offset - 1);
  if (start < 0 || offset - start > MAX_TAG) return undefined;
  let quote: { mark: string; at: number } | undefined;
  for (let i = start + 1; i < offset; i++) {
    const c = text[i]!;
    if (quote) {
      if (c === quote.mark) quote = undefined;
    } else if ((c === '"' || c === "'") && /=\s*$/.test(text.slice(start, i))) quote = { mark: c, at: i };
    else if (c === '>') return undefined;
  }
  return quote ? { start, quote } : { start };
}

/** What the text at `offset` is about to become; undefined inside comments and the like. Works on half-typed tags. */
export function cursorAt(document: XmlDocument, offset: number): Cursor | undefined {
  const { text } = document;
  if (isAside(document, offset)) return undefined;
  const tag = openTag(text, offset);
  if (!tag) return contentCursor(document, offset);
  const { start, quote } = tag;
  if (text[start + 1] === '/') return closingCursor(text, start, offset);
  const name = NAME_AFTER.exec(text.slice(start + 1, offset))![0];
  if (start + 1 + name.length === offset) return elementCursor(document, start, offset);
  const owner = elementStartingAt(document, start) ?? undefined;
  if (!owner) return undefined;
  if (quote) {
    const attribute = attributeBefore(text, quote.at);
    return attribute === undefined ? undefined : { kind: 'value', owner, attribute, span: { start: quote.at + 1, end: valueEnd(text, quote.at + 1, quote.mark, offset) }, quote: '' };
  }
  const at = nameStart(text, offset);
  const bare = attributeBefore(text, at);
  if (bare !== undefined) return { kind: 'value', owner, attribute: bare, span: { start: at, end: offset }, quote: "'" };
  const end = offset + NAME_AFTER.exec(text.slice(offset, offset + 64))![0].length;
  if (!/\s/.test(text[at - 1] ?? '')) return undefined;
  return { kind: 'attribute', owner, span: { start: at, end }, nameOnly: /^\s*=/.test(text.slice(end, end + 8)), current: owner.attributes.find((a) => a.nameSpan.start === at) };
}

function valueEnd(text: string, from: number, mark: string, offset: number): number {
  for (let i = from; i < text.length && i < from + MAX_TAG; i++) {
    if (text[i] === mark) return i;
    if (i >= offset && /[<>\n=]/.test(text[i]!)) break;
  }
  return offset;
}

function elementStartingAt(document: XmlDocument, start: number): Element | undefined {
  const found = elementAt(document, start + 1);
  return found?.startTag.start === start ? found : undefined;
}

/** The element that `start` lies in once the half-typed tag there is taken away, so that it cannot upset its surroundings. */
function parentWithout(document: XmlDocument, start: number, end: number): Element | undefined {
  const { text } = document;
  return elementAt(parseXml(text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)), start);
}

function elementCursor(document: XmlDocument, start: number, offset: number): Cursor {
  const { text } = document;
  const end = offset + NAME_AFTER.exec(text.slice(offset, offset + 64))![0].length;
  const current = elementStartingAt(document, start);
  const whole = current !== undefined && text[current.startTag.end - 1] === '>' && !text.slice(start + 1, current.startTag.end).includes('<');
  if (whole) return { kind: 'element', parent: current.parent, span: { start: start + 1, end }, nameOnly: true, current };
  return { kind: 'element', parent: parentWithout(document, start, end), span: { start, end }, nameOnly: false, current: undefined };
}

function closingCursor(text: string, start: number, offset: number): Cursor | undefined {
  const typed = offset + /^[\w:.-]*/.exec(text.slice(offset, offset + 64))![0].length;
  const end = text[typed] === '>' ? typed + 1 : typed;
  const without = parseXml(text.slice(0, start) + ' '.repeat(end - start) + text.slice(end));
  const open = elementAt(without, start) ?? lastOpen(parseXml(text.slice(0, start)), start);
  return open && { kind: 'closing-tag', open, span: { start, end } };
}

/** The innermost element that a text cut off at `end` leaves open. */
function lastOpen(document: XmlDocument, end: number): Element | undefined {
  let found: Element | undefined;
  let level = document.nodes;
  for (;;) {
    const next = level.findLast((n): n is Element => n.kind === 'element');
    if (!next || next.endTag || next.selfClosed || next.startTag.start >= end) return found;
    found = next;
    level = next.children;
  }
}

function contentCursor(document: XmlDocument, offset: number): Cursor | undefined {
  const parent = elementAt(document, offset);
  if (!parent || offset < parent.startTag.end) return undefined;
  const text = document.text;
  const words = parent.children.every((c) => c.kind !== 'element');
  const start = words ? parent.startTag.end : Math.max(parent.startTag.end, nameStart(text, offset));
  return { kind: 'content', parent, span: { start, end: words ? Math.max(offset, parent.endTag?.start ?? offset) : offset } };
}
