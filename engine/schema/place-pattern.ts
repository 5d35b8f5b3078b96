import type { Element } from '../xml/tree.ts';
import { formatName } from './names.ts';

/**
 * Places of the format as data: names from the domain down, `*` for any one element, `**` for any number of them, and last
 * `@attribute` or `text()`. A pattern that starts with `/` begins at the outermost element of the text, above the domain.
 */
export type PlacePattern = string;

const OUTERMOST = new Set(['domain', 'inactiveDomain']);

interface Entry<T> {
  readonly part: string;
  readonly path: RegExp;
  readonly value: T;
}

/** What a table says of the parts of an element; `place` is what `placeOf` gives, for those who know it. */
export type PlaceTable<T> = (element: Element, place?: string) => readonly (readonly [part: string, value: T])[];

/** Makes look-ups in a table of places cheap: most elements bear no name of it. */
export function placeTable<T>(table: readonly (readonly [PlacePattern, T])[]): PlaceTable<T> {
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
  return (element, place) => {
    const named = byName.get(nameOf(element));
    if (!named && anywhere.length === 0) return [];
    const path = `${place ?? placeOf(element)}/`;
    return [...named ?? [], ...anywhere].filter((e) => e.path.test(path)).map((e) => [e.part, e.value] as const);
  };
}

/** Visits an element and all below it, each with its place, in order of the text. No generator: in deep nests each step would go through all of them. */
export function visitPlaces(element: Element, visit: (element: Element, place: string) => void, place = placeOf(element)): void {
  visit(element, place);
  for (const node of element.children) {
    if (node.kind === 'element') visitPlaces(node, visit, OUTERMOST.has(node.name) && place.startsWith('/') ? '' : place === '' ? nameOf(node) : `${place}/${nameOf(node)}`);
  }
}

const expression = (name: string): string => (name === '**' ? '(?:[^/]+/)*' : name === '*' ? '[^/]+/' : `${name.replace(/[.\\]/g, '\\$&')}/`);

const nameOf = (element: Element): string => (element.name.includes(':') ? formatName(element).name : element.name);

/** The names from the domain down, without it; with a leading `/` from the outermost element down where there is no domain above. */
export function placeOf(element: Element): string {
  const names: string[] = [];
  let below: number | undefined;
  for (let e: Element | undefined = element; e; e = e.parent) {
    if (OUTERMOST.has(e.name)) below = names.length;
    names.push(nameOf(e));
  }
  return below === undefined ? `/${names.reverse().join('/')}` : names.slice(0, below).reverse().join('/');
}
