import type { Attribute, Element, Text } from '../xml/tree.ts';
import { formatName } from './names.ts';

/**
 * Places of the format as data: names from the domain down, `*` for any one element, `**` for any number of them, and last
 * `@attribute` or `text()`. A pattern that starts with `/` begins at the outermost element of the text, above the domain.
 */
export type PlacePattern = string;

/** The part of an element that a pattern names. */
export type Part = Attribute | readonly Text[];

const OUTERMOST = new Set(['domain', 'inactiveDomain']);

interface Entry<T> {
  readonly part: string;
  readonly path: RegExp;
  readonly value: T;
}

/** Finds what a table says of the parts of an element; each costs little, for most elements bear no name of the table. */
export function placeTable<T>(table: readonly (readonly [PlacePattern, T])[]): (element: Element) => readonly (readonly [part: string, value: T])[] {
  const byName = new Map<string, Entry<T>[]>();
  for (const [pattern, value] of table) {
    const names = pattern.split('/');
    const part = names.pop()!;
    const last = names.at(-1)!;
    const entry: Entry<T> = { part, path: new RegExp(`^${names.map(expression).join('')}$`), value };
    const there = byName.get(last);
    if (there) there.push(entry);
    else byName.set(last, [entry]);
  }
  const anywhere = byName.get('*') ?? [];
  return (element) => {
    const named = byName.get(nameOf(element));
    if (!named && anywhere.length === 0) return [];
    const path = `${placeOf(element)}/`;
    return [...named ?? [], ...anywhere].filter((e) => e.path.test(path)).map((e) => [e.part, e.value] as const);
  };
}

const expression = (name: string): string => (name === '**' ? '(?:[^/]+/)*' : name === '*' ? '[^/]+/' : `${name.replace(/[.\\]/g, '\\$&')}/`);

const nameOf = (element: Element): string => (element.name.includes(':') ? formatName(element).name : element.name);

/** The names from the domain down, without it; with a leading `/` from the outermost element down where there is no domain above. */
export function placeOf(element: Element): string {
  const names: string[] = [];
  for (let e: Element | undefined = element; e; e = e.parent) {
    if (OUTERMOST.has(e.name)) return names.reverse().join('/');
    names.push(nameOf(e));
  }
  return `/${names.reverse().join('/')}`;
}
