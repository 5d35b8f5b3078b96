import type { Span } from '../core/span.ts';
import type { Attribute, Element, Node, Target, Text, XmlDocument } from './tree.ts';

export const isElement = (node: Node): node is Element => node.kind === 'element';
export const isText = (node: Node): node is Text => node.kind === 'text' || node.kind === 'cdata';

/** The name without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The child elements, only those called `name` when one is given. */
export function children(element: Element | undefined, name?: string): readonly Element[] {
  if (!element) return NONE;
  if (name !== undefined && element.children.length > MANY) return byName(element).get(name) ?? NONE;
  const found: Element[] = [];
  for (const node of element.children) if (node.kind === 'element' && (name === undefined || node.name === name)) found.push(node);
  return found;
}

/** What `compute` tells of an element, found out once: a tree never changes, and many rules ask the same. */
export function remembered<T>(compute: (element: Element) => T): (element: Element) => T {
  const known = new WeakMap<Element, { readonly result: T }>();
  return (element) => {
    const there = known.get(element);
    if (there) return there.result;
    const result = compute(element);
    known.set(element, { result });
    return result;
  };
}

/** The names of an element and of all below it, and of their attributes as `@name`. */
export const namesWithin = remembered((element): ReadonlySet<string> => {
  const names = new Set<string>();
  const open: Element[] = [element];
  for (let at = open.pop(); at; at = open.pop()) {
    names.add(at.name);
    for (const { name } of at.attributes) names.add(`@${name}`);
    for (const node of at.children) if (node.kind === 'element') open.push(node);
  }
  return names;
});

/** The first child element called `name`. */
export function child(element: Element | undefined, name: string): Element | undefined {
  if (!element) return undefined;
  if (element.children.length > MANY) return byName(element).get(name)?.[0];
  for (const node of element.children) if (node.kind === 'element' && node.name === name) return node;
  return undefined;
}

const NONE: readonly Element[] = [];
const MANY = 100;
const indexes = new WeakMap<Element, Map<string, Element[]>>();

/** Rules ask `<devices>` for one kind of device again and again; a tree never changes, so the answer is kept with it. */
function byName(element: Element): Map<string, Element[]> {
  const known = indexes.get(element);
  if (known) return known;
  const index = new Map<string, Element[]>();
  for (const node of element.children) {
    if (node.kind !== 'element') continue;
    const there = index.get(node.name);
    if (there) there.push(node);
    else index.set(node.name, [node]);
  }
  indexes.set(element, index);
  return index;
}

/** The element reached by taking the first child of each name in turn. */
export function descend(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  let at = element;
  for (const name of names) at = child(at, name);
  return at;
}

/** Every element reached by `path`: `all(domain, 'devices', 'disk')`. */
export function all(element: Element | undefined, ...names: readonly string[]): readonly Element[] {
  let level: readonly Element[] = element ? [element] : NONE;
  for (const name of names) level = level.length === 1 ? children(level[0], name) : level.flatMap((e) => children(e, name));
  return level;
}

/** All elements below `element`, in document order, without itself. */
export function* descendants(element: Element): Generator<Element> {
  for (const node of element.children) {
    if (node.kind !== 'element') continue;
    yield node;
    yield* descendants(node);
  }
}

export function attribute(element: Element | undefined, name: string): Attribute | undefined {
  if (element) for (const found of element.attributes) if (found.name === name) return found;
  return undefined;
}

/** The attribute's value, or undefined when it is absent or has none yet. */
export function value(element: Element | undefined, name: string): string | undefined {
  const found = attribute(element, name);
  return found?.valueSpan ? found.value : undefined;
}

/** The text directly in the element, CDATA included, blanks around it removed. */
export function text(element: Element | undefined): string {
  if (!element || element.children.length === 0) return '';
  let found = '';
  for (const node of element.children) if (node.kind === 'text' || node.kind === 'cdata') found += node.value;
  return found.trim();
}

/** Where the element's own text stands, without the blanks around it; the start tag when there is none. */
export function textSpan(element: Element, source: string): Span {
  const parts = element.children.filter(isText);
  if (parts.length === 0) return element.startTag;
  let start = parts[0]!.span.start;
  let end = parts.at(-1)!.span.end;
  while (start < end && /\s/.test(source[start]!)) start++;
  while (end > start && /\s/.test(source[end - 1]!)) end--;
  return start === end ? element.startTag : { start, end };
}

/** The element's names from the root, joined with `/`: `domain/devices/disk`. */
export function pathOf(element: Element): string {
  return element.parent ? `${pathOf(element.parent)}/${element.name}` : element.name;
}

/** An XPath with positions that leads to the element alone: `/domain/devices/disk[2]/source`. */
export function xpathOf(element: Element, siblingsAtTop: readonly Node[] = []): string {
  const siblings = (element.parent ? element.parent.children : siblingsAtTop).filter((n): n is Element => n.kind === 'element' && n.name === element.name);
  const position = siblings.length > 1 ? `[${siblings.indexOf(element) + 1}]` : '';
  return `${element.parent ? xpathOf(element.parent) : ''}/${element.name}${position}`;
}

/** The closest ancestor called `name`, itself included. */
export function enclosing(element: Element | undefined, name: string): Element | undefined {
  for (let e = element; e; e = e.parent) if (e.name === name) return e;
  return undefined;
}

/** The innermost element whose span holds `offset`. */
export function elementAt(document: XmlDocument, offset: number): Element | undefined {
  let found: Element | undefined;
  let level: readonly Node[] = document.nodes;
  for (;;) {
    const next: Element | undefined = level.find((n): n is Element => n.kind === 'element' && n.span.start < offset && offset < n.span.end);
    if (!next) return found;
    found = next;
    level = next.children;
  }
}

/** What to underline for a target: an element's start tag, an attribute with its value, a text without blanks. */
export function spanOf(target: Target): Span {
  if (!('kind' in target)) return target;
  if (target.kind === 'element') return target.startTag;
  return target.span;
}
