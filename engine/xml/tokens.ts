import type { Span } from '../core/span.ts';
import type { Aside, Attribute, Element, Problem, Text } from './tree.ts';
import { decodeEntities } from './entities.ts';

/** An attribute of the tree whose owner is not built yet: parse.ts fills it in, so that nothing is copied. */
export type AttributeToken = Omit<Attribute, 'owner'> & { owner: Element };

export interface TagToken {
  readonly kind: 'start' | 'end';
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly selfClosed: boolean;
  /** Its `>` is missing. */
  readonly incomplete: boolean;
  readonly attributes: readonly AttributeToken[];
  /** Where its line starts, and how many blanks that line starts with: what tells children from siblings when tags are missing. */
  readonly lineStart: number;
  readonly indent: number;
}

/** A text or an aside of the tree, its parent not known yet. */
export type ContentToken = Omit<Text | Aside, 'parent'> & { parent: Element | undefined };

export type Token = TagToken | ContentToken;

const isNameStart = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 58 || c >= 128;
const isNameChar = (c: number): boolean => isNameStart(c) || (c >= 48 && c <= 57) || c === 45 || c === 46;
const isBlank = (c: number): boolean => c === 32 || c === 10 || c === 9 || c === 13;

const LT = 60, GT = 62, SLASH = 47, EQUALS = 61, QUOTE = 34, APOSTROPHE = 39;

/** indexOf for a reader that only moves forward: an answer is kept while it still lies ahead, so that a million unclosed comments stay linear. */
function forwardFinder(text: string): (needle: string, from: number) => number {
  const needles: string[] = [];
  const found: number[] = [];
  return (needle, from) => {
    let i = needles.indexOf(needle);
    if (i < 0) {
      i = needles.push(needle) - 1;
      found.push(-2);
    }
    const last = found[i]!;
    if (last === -1 || last >= from) return last;
    return (found[i] = text.indexOf(needle, from));
  };
}

/** Attributes of one tag that are compared with each other; no element of any format has as many. */
const MAX_COMPARED = 100;

/** What nearly every attribute looks like: nothing in it needs a second look, and what follows it is as it should be. */
const PLAIN_ATTRIBUTE = /([A-Za-z_:][\w:.-]*)=(?:"([^"<>&=\t\r\n]*)"|'([^'<>&=\t\r\n]*)')(?=[ \t\r\n/>])/y;

const UNBUILT = undefined as unknown as Element;

function attribute(name: string, nameSpan: Span, value: string, valueSpan: Span | undefined, span: Span): AttributeToken {
  return valueSpan ? { kind: 'attribute', name, nameSpan, value, valueSpan, span, owner: UNBUILT } : { kind: 'attribute', name, nameSpan, value, span, owner: UNBUILT };
}

/** Cuts a text into tags, texts and asides. Never fails: what is not well-formed becomes the nearest thing that is, and a problem. */
export function tokenize(text: string, report: (p: Problem) => void): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  const find = forwardFinder(text);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const contentStart = at;
  let hasDoctype = false;
  let lineStart = 0;
  let nextLine = text.indexOf('\n') + 1 || length + 1;
  let indent = -1;
  let doctypeBroken = false;

  const trackLine = (offset: number): void => {
    while (nextLine <= offset) {
      lineStart = nextLine;
      indent = -1;
      nextLine = text.indexOf('\n', lineStart) + 1 || length + 1;
    }
    if (indent >= 0) return;
    indent = 0;
    while (isBlank(text.charCodeAt(lineStart + indent))) indent++;
  };
  const nameEnd = (from: number): number => {
    let end = from;
    while (end < length && isNameChar(text.charCodeAt(end))) end++;
    return end;
  };
  const skipBlanks = (from: number): number => {
    let end = from;
    while (end < length && isBlank(text.charCodeAt(end))) end++;
    return end;
  };
  const lineEnd = (from: number): number => {
    const end = find('\n', from);
    return end < 0 ? length : end;
  };

  const readText = (from: number, end: number): void => {
    if (from >= end) return;
    const value = decodeEntities(text, from, end, hasDoctype, find, (p) => {
      report(p.code === 'bare-ampersand' ? { ...p, fix: { title: 'Write &amp;', span: p.span, newText: '&amp;' } } : p);
    });
    const cdataEnd = find(']]>', from);
    if (cdataEnd >= 0 && cdataEnd < end) report({ code: 'cdata-end-in-text', span: { start: cdataEnd, end: cdataEnd + 3 }, message: ']]> may not stand in text; write ]]&gt;.' });
    tokens.push({ kind: 'text', span: { start: from, end }, value, parent: undefined });
  };

  /** A marked section that runs from `at` (after `open`) to `close`; recovers at the end of the line, or where another one opens. */
  const readSection = (kind: ContentToken['kind'], open: string, close: string, code: Problem['code'], what: string): void => {
    const from = at;
    const inner = from + open.length;
    const found = find(close, inner);
    const nested = kind === 'comment' ? find('<!--', inner) : -1;
    const broken = found < 0 || (nested >= 0 && nested < found);
    const end = broken ? (kind === 'instruction' ? find('>', inner) + 1 || lineEnd(inner) : lineEnd(inner)) : found + close.length;
    if (broken) report({ code, span: { start: from, end: from + open.length }, message: `The ${what} that starts here is never closed; ${close} is missing.` });
    const innerEnd = broken ? end : found;
    if (kind === 'comment' && !broken) {
      const hyphens = find('--', inner);
      if (hyphens >= 0 && hyphens < innerEnd) report({ code: 'comment-double-hyphen', span: { start: hyphens, end: hyphens + 2 }, message: 'XML allows no -- inside a comment.' });
    }
    tokens.push({ kind, span: { start: from, end }, value: text.slice(inner, innerEnd), parent: undefined });
    at = end;
  };

  const readDoctype = (): void => {
    hasDoctype = true;
    const from = at;
    let depth = 0;
    let i = at + 2;
    for (; i < length && !doctypeBroken; i++) {
      const c = text.charCodeAt(i);
      if (c === QUOTE || c === APOSTROPHE) {
        const close = text.indexOf(text[i]!, i + 1);
        if (close < 0) break;
        i = close;
      } else if (c === 91) depth++;
      else if (c === 93) depth--;
      else if (c === GT && depth <= 0) break;
    }
    const broken = doctypeBroken || i >= length || text.charCodeAt(i) !== GT;
    doctypeBroken ||= broken;
    const end = broken ? lineEnd(from) : i + 1;
    if (broken) report({ code: 'doctype-not-closed', span: { start: from, end: from + 2 }, message: 'The declaration that starts here is never closed.' });
    tokens.push({ kind: 'doctype', span: { start: from, end }, value: text.slice(from + 2, end), parent: undefined });
    at = end;
  };

  /** Where a quoted value that starts at `from` ends, and whether its closing quote is there. */
  const valueEnd = (from: number, quote: string): { end: number; closed: boolean } => {
    const close = find(quote, from);
    let open = find('<', from);
    if (open < 0) open = length;
    if (close >= 0 && close < open) {
      const next = text.charCodeAt(close + 1);
      const follows = close + 1 >= length || isBlank(next) || next === GT || next === SLASH || next === 63;
      const runOn = follows ? null : /\s[\w:.-]+\s*=\s*$/.exec(text.slice(Math.max(from, close - 256), close));
      if (runOn) return { end: close - runOn[0].length, closed: false };
      const newline = find('\n', from);
      if (newline < 0 || newline > close || !/[>=]/.test(text.slice(from, close))) return { end: close, closed: true };
    } else if (close >= 0) {
      const value = text.slice(from, close);
      const next = text.charCodeAt(close + 1);
      if (!value.includes('\n') && (isBlank(next) || next === GT || next === SLASH)) return { end: close, closed: true };
    }
    const stop = /\s[\w:.-]+\s{0,8}=\s{0,8}["']|\/?>|[<\n]/g;
    stop.lastIndex = from;
    const match = stop.exec(text);
    return { end: match ? match.index : length, closed: false };
  };

  const readValue = (name: string, nameSpan: Span, from: number): AttributeToken => {
    const quoteChar = text.charCodeAt(from);
    if (quoteChar === QUOTE || quoteChar === APOSTROPHE) {
      const quote = text[from]!;
      const { end, closed } = valueEnd(from + 1, quote);
      if (!closed) report({ code: 'quote-missing', span: { start: nameSpan.start, end: Math.max(end, from + 1) }, message: `The value of ${name} is not closed; its ${quote} is missing.`, fix: { title: `Insert ${quote}`, span: { start: end, end }, newText: quote } });
      const lt = closed ? find('<', from + 1) : -1;
      if (lt >= 0 && lt < end) report({ code: 'less-than-in-value', span: { start: lt, end: lt + 1 }, message: `A bare < may not stand in the value of ${name}; write &lt;.`, fix: { title: 'Write &lt;', span: { start: lt, end: lt + 1 }, newText: '&lt;' } });
      const value = decodeEntities(text, from + 1, end, hasDoctype, find, (p) => report(p.code === 'bare-ampersand' ? { ...p, fix: { title: 'Write &amp;', span: p.span, newText: '&amp;' } } : p));
      return attribute(name, nameSpan, /[\t\r\n]/.test(value) ? value.replace(/[\t\r\n]/g, ' ') : value, { start: from + 1, end }, { start: nameSpan.start, end: closed ? end + 1 : end });
    }
    let end = from;
    while (end < length) {
      const c = text.charCodeAt(end);
      if (isBlank(c) || c === GT || c === LT || c === QUOTE || c === APOSTROPHE || (c === SLASH && text.charCodeAt(end + 1) === GT)) break;
      end++;
    }
    const stray = text.charCodeAt(end) === QUOTE || text.charCodeAt(end) === APOSTROPHE;
    const whole = { start: nameSpan.start, end: stray ? end + 1 : end };
    if (end === from && !stray) report({ code: 'attribute-without-value', span: whole, message: `The attribute ${name} has no value.` });
    else report({ code: 'attribute-not-quoted', span: whole, message: `The value of ${name} must stand in quotes.`, fix: { title: 'Put the value in quotes', span: { start: from, end: whole.end }, newText: `'${text.slice(from, end)}'` } });
    return attribute(name, nameSpan, text.slice(from, end), end === from ? undefined : { start: from, end }, whole);
  };

  const readAttribute = (): AttributeToken => {
    PLAIN_ATTRIBUTE.lastIndex = at;
    const plain = PLAIN_ATTRIBUTE.exec(text);
    if (plain) {
      const end = PLAIN_ATTRIBUTE.lastIndex;
      const name = plain[1]!;
      const nameSpan = { start: at, end: at + name.length };
      return attribute(name, nameSpan, plain[2] ?? plain[3]!, { start: nameSpan.end + 2, end: end - 1 }, { start: at, end });
    }
    const end = nameEnd(at);
    const nameSpan = { start: at, end };
    const name = text.slice(at, end);
    const afterName = skipBlanks(end);
    const next = text.charCodeAt(afterName);
    if (next === EQUALS) return readValue(name, nameSpan, skipBlanks(afterName + 1));
    if (next === QUOTE || next === APOSTROPHE) {
      report({ code: 'attribute-without-value', span: nameSpan, message: `A = is missing between ${name} and its value.`, fix: { title: 'Insert =', span: { start: end, end }, newText: '=' } });
      return readValue(name, nameSpan, afterName);
    }
    report({ code: 'attribute-without-value', span: nameSpan, message: `The attribute ${name} has no value.` });
    return attribute(name, nameSpan, '', undefined, nameSpan);
  };

  const readTag = (kind: 'start' | 'end'): void => {
    const from = at;
    trackLine(from);
    const nameStart = from + (kind === 'end' ? 2 : 1);
    const end = nameEnd(nameStart);
    const name = text.slice(nameStart, end);
    const attributes: AttributeToken[] = [];
    let selfClosed = false;
    let incomplete = false;
    at = end;
    for (;;) {
      const before = at;
      at = skipBlanks(at);
      const c = at < length ? text.charCodeAt(at) : -1;
      if (c === GT) { at++; break; }
      if (c === SLASH && kind === 'start') {
        selfClosed = true;
        at++;
        if (text.charCodeAt(at) === GT) { at++; break; }
        if (isNameStart(text.charCodeAt(at))) { selfClosed = false; report({ code: 'bad-name', span: { start: at - 1, end: at }, message: `A / has no meaning inside <${name}>.` }); continue; }
        incomplete = true;
        break;
      }
      if (c === -1 || c === LT) { incomplete = true; at = before; break; }
      if (isNameStart(c)) {
        if (kind === 'end' && text.slice(before, at).includes('\n')) { incomplete = true; at = before; break; }
        if (before === at && attributes.length > 0) report({ code: 'attributes-not-separated', span: { start: at, end: nameEnd(at) }, message: 'A blank is missing before this attribute.', fix: { title: 'Insert a blank', span: { start: at, end: at }, newText: ' ' } });
        const next = readAttribute();
        at = next.span.end;
        const first = attributes.length < MAX_COMPARED ? attributes.find((a) => a.name === next.name) : undefined;
        if (first) report({ code: 'duplicate-attribute', span: next.span, message: `The attribute ${next.name} stands twice in <${name}>.`, related: { span: first.span, message: 'The first one is here.' } });
        attributes.push(next);
        continue;
      }
      const junkStart = at++;
      while (at < length) {
        const j = text.charCodeAt(at);
        if (isBlank(j) || j === GT || j === LT || (j === SLASH && text.charCodeAt(at + 1) === GT)) break;
        at++;
      }
      report({ code: 'bad-name', span: { start: junkStart, end: at }, message: `${JSON.stringify(text.slice(junkStart, Math.min(at, junkStart + 40)))} is not an attribute.` });
    }
    if (incomplete) report({ code: 'tag-incomplete', span: { start: from, end: Math.max(at, from + 1) }, message: `The tag <${kind === 'end' ? '/' : ''}${name} lacks its >.`, fix: { title: 'Insert >', span: { start: at, end: at }, newText: '>' } });
    if (kind === 'end' && attributes.length > 0) report({ code: 'bad-name', span: attributes[0]!.span, message: 'An end tag has no attributes.' });
    tokens.push({ kind, name, nameSpan: { start: nameStart, end }, span: { start: from, end: at }, selfClosed, incomplete, attributes, lineStart, indent });
  };

  while (at < length) {
    const open = find('<', at);
    if (open < 0) { readText(at, length); break; }
    const next = text.charCodeAt(open + 1);
    if (isNameStart(next)) { readText(at, open); at = open; readTag('start'); continue; }
    if (next === SLASH && (isNameStart(text.charCodeAt(open + 2)) || text.charCodeAt(open + 2) === GT)) { readText(at, open); at = open; readTag('end'); continue; }
    if (next === 33) {
      readText(at, open);
      at = open;
      if (text.startsWith('<!--', at)) readSection('comment', '<!--', '-->', 'comment-not-closed', 'comment');
      else if (text.startsWith('<![CDATA[', at)) readSection('cdata', '<![CDATA[', ']]>', 'cdata-not-closed', 'CDATA section');
      else readDoctype();
      continue;
    }
    if (next === 63) {
      readText(at, open);
      at = open;
      if (/^<\?xml[\s?]/i.test(text.slice(open, open + 6)) && open !== contentStart) report({ code: 'declaration-not-first', span: { start: open, end: open + 5 }, message: 'The XML declaration must stand at the very start of the file.' });
      readSection('instruction', '<?', '?>', 'instruction-not-closed', 'processing instruction');
      continue;
    }
    report({ code: 'stray-less-than', span: { start: open, end: open + 1 }, message: 'A bare < starts a tag; write &lt; for the character itself.' });
    readText(at, open + 1);
    at = open + 1;
  }
  return tokens;
}
