import { editDistance } from '../core/edit-distance.ts';
import type { Aside, Element, Node, Problem, Text, XmlDocument } from './tree.ts';
import { tokenize, type TagToken, type Token } from './tokens.ts';

/** Deeper nesting is reported once and flattened, so that walks over the tree may recurse. */
const MAX_DEPTH = 256;

type Draft = { -readonly [K in keyof Element]: Element[K] } & { children: Node[] };

/**
 * Reads any text as XML. Never throws and never hangs: what is broken is reported in `problems`, and as much of the rest as
 * possible keeps its place. Missing end tags are guessed from names and from indentation.
 */
export function parseXml(text: string): XmlDocument {
  const problems: Problem[] = [];
  const tokens = tokenize(text, (p) => problems.push(p));
  const ends = pairTags(tokens, problems);
  const nodes = buildTree(text, tokens, ends, problems);
  checkTopLevel(text, nodes, problems);
  checkCharacters(text, problems);
  problems.sort((a, b) => a.span.start - b.span.start);
  return { text, root: nodes.find((n): n is Element => n.kind === 'element'), nodes, problems };
}

const isTag = (token: Token): token is TagToken => token.kind === 'start' || token.kind === 'end';

const sameLineShape = (a: TagToken, b: TagToken): boolean =>
  a.lineStart !== b.lineStart && a.span.start === a.lineStart + a.indent && b.span.start === b.lineStart + b.indent && a.indent === b.indent;

/** The name of an end tag slipped: it closes `open` all the same. */
function closesInSpirit(open: TagToken, end: TagToken): boolean {
  return sameLineShape(open, end) || open.lineStart === end.lineStart || end.name === '' || editDistance(open.name, end.name, 2) <= 2;
}

/** For each token index of a start tag, the index of the end tag that closes it; -1 for an end tag without start tag. */
function pairTags(tokens: readonly Token[], problems: Problem[]): Map<number, number> {
  const ends = new Map<number, number>();
  const stack: number[] = [];
  let tooDeep = false;
  const tag = (i: number): TagToken => tokens[i] as TagToken;
  tokens.forEach((token, i) => {
    if (token.kind === 'start') {
      if (token.selfClosed) return;
      if (stack.length < MAX_DEPTH) stack.push(i);
      else if (!tooDeep) {
        tooDeep = true;
        problems.push({ code: 'too-deep', span: token.span, message: `Elements are nested more than ${MAX_DEPTH} deep here.` });
      }
      return;
    }
    if (token.kind !== 'end') return;
    let k = stack.length - 1;
    while (k >= 0 && tag(stack[k]!).name !== token.name) k--;
    const top = stack.at(-1);
    const mistaken = k >= 0 && k < stack.length - 1 && !sameLineShape(tag(stack[k]!), token) && sameLineShape(tag(top!), token);
    if (k >= 0 && !mistaken) {
      ends.set(stack[k]!, i);
      stack.length = k;
    } else if (top !== undefined && closesInSpirit(tag(top), token)) {
      ends.set(top, i);
      stack.pop();
      const open = tag(top);
      problems.push({
        code: 'end-tag-without-start', span: token.nameSpan.start === token.nameSpan.end ? token.span : token.nameSpan,
        message: `</${token.name}> stands where </${open.name}> is expected.`,
        related: { span: open.nameSpan, message: `<${open.name}> is opened here.` },
        fix: { title: `Write </${open.name}>`, span: token.nameSpan, newText: open.name },
      });
    } else {
      ends.set(i, -1);
      problems.push({ code: 'end-tag-without-start', span: token.span, message: `</${token.name}> closes nothing: no <${token.name}> is open here.` });
    }
  });
  return ends;
}

function buildTree(text: string, tokens: readonly Token[], ends: ReadonlyMap<number, number>, problems: Problem[]): Node[] {
  const top: Node[] = [];
  const stack: { draft: Draft; tag: TagToken; closed: boolean }[] = [];
  const add = (node: Node): void => { (stack.at(-1)?.draft.children ?? top).push(node); };
  const contentEnd = (draft: Draft): number => {
    const last = draft.children.at(-1);
    if (!last) return draft.startTag.end;
    let end = last.span.end;
    while (end > last.span.start && /\s/.test(text[end - 1]!)) end--;
    return end;
  };
  /** Closes an element that has no end tag. */
  const closeUnended = (): void => {
    const { draft, tag } = stack.pop()!;
    const end = contentEnd(draft);
    draft.span = { start: draft.span.start, end: draft.children.at(-1)?.span.end ?? draft.startTag.end };
    if (tag.incomplete) return;
    problems.push({
      code: 'tag-not-closed', span: { start: draft.startTag.start, end: draft.nameSpan.end },
      message: `<${draft.name}> is opened here and never closed; </${draft.name}> is missing.`,
      fix: { title: `Insert </${draft.name}>`, span: { start: end, end }, newText: `</${draft.name}>` },
    });
  };
  const isInside = (open: TagToken, token: TagToken): boolean => open.lineStart !== token.lineStart && token.indent > open.indent;

  tokens.forEach((token, i) => {
    const parent = (): Element | undefined => stack.at(-1)?.draft;
    if (token.kind === 'start') {
      while (stack.length > 0 && !stack.at(-1)!.closed && !isInside(stack.at(-1)!.tag, token)) closeUnended();
      const draft = startElement(token, parent());
      add(draft);
      if (token.selfClosed) return;
      stack.push({ draft, tag: token, closed: ends.has(i) });
      if (stack.length > MAX_DEPTH) closeUnended();
    } else if (token.kind === 'end') {
      if (ends.get(i) === -1) return;
      while (stack.length > 0 && !stack.at(-1)!.closed) closeUnended();
      const closing = stack.pop();
      if (!closing) return;
      const { draft } = closing;
      draft.endTag = token.span;
      draft.endNameSpan = token.nameSpan;
      draft.span = { start: draft.span.start, end: token.span.end };
    } else if (!isTag(token)) {
      token.parent = parent();
      add(token as Text | Aside);
    }
  });
  while (stack.length > 0) closeUnended();
  return top;
}

function startElement(tag: TagToken, parent: Element | undefined): Draft {
  const draft: Draft = {
    kind: 'element', name: tag.name, nameSpan: tag.nameSpan, startTag: tag.span, selfClosed: tag.selfClosed,
    span: tag.span, attributes: tag.attributes, children: [], parent,
  };
  for (const a of tag.attributes) a.owner = draft;
  return draft;
}

function checkTopLevel(text: string, nodes: readonly Node[], problems: Problem[]): void {
  const elements = nodes.filter((n): n is Element => n.kind === 'element');
  const stray = nodes.find((n) => (n.kind === 'text' || n.kind === 'cdata') && n.value.trim() !== '');
  if (elements.length === 0) problems.push({ code: 'no-root', span: { start: 0, end: Math.min(text.length, 1) }, message: 'There is no element here: the text is not XML.' });
  else if (stray) problems.push({ code: 'text-outside-root', span: trimmed(text, stray.span), message: `Text stands outside <${elements[0]!.name}>.` });
  const second = elements[1];
  if (second) problems.push({ code: 'second-root', span: { start: second.startTag.start, end: second.nameSpan.end }, message: `<${second.name}> stands beside <${elements[0]!.name}>; XML has one outermost element.`, related: { span: elements[0]!.nameSpan, message: 'The outermost element is this one.' } });
}

function trimmed(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  while (start < end && /\s/.test(text[start]!)) start++;
  const lineEnd = text.indexOf('\n', start);
  return { start, end: lineEnd < 0 || lineEnd > end ? end : lineEnd };
}

// eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const MAX_CHARACTER_PROBLEMS = 20;

function checkCharacters(text: string, problems: Problem[]): void {
  let count = 0;
  for (const match of text.matchAll(FORBIDDEN)) {
    if (++count > MAX_CHARACTER_PROBLEMS) return;
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    problems.push({ code: 'control-character', span: { start: match.index, end: match.index + 1 }, message: `The character U+${code} is not allowed in XML.` });
  }
}
