import { specNode } from '../../schema/spec-tree.ts';
import { children, isElement, isText } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { contents, countsAlone } from './compare.ts';
import { counts, isA, isLive, isSame, rulesAt } from './counts.ts';
import { pairUp, type Pair } from './match.ts';
import { childrenByName, nodeBelow, type Side, type Sides, type Spot, type Spots } from './side.ts';
import { partsOf, type Part } from './values.ts';

/** Both domains in one layout and order, without what does not count: a plain comparison of lines shows what differs by meaning. */
export interface AlignedTexts {
  readonly before: string;
  readonly after: string;
  /** Lines, from 0, on which elements of each side begin. */
  readonly lines: { readonly before: ReadonlyMap<Element, number>; readonly after: ReadonlyMap<Element, number> };
  /** An element of one side, and the same of the other. */
  readonly twins: ReadonlyMap<Element, Element>;
}

interface Page {
  readonly lines: string[];
  readonly starts: Map<Element, number>;
}

interface Pages {
  readonly before: Page;
  readonly after: Page;
  readonly twins: Map<Element, Element>;
}

const emptyPages = (twins: Pages['twins'] = new Map()): Pages => ({ before: { lines: [], starts: new Map() }, after: { lines: [], starts: new Map() }, twins });

/** Lays both domains out side by side. Total, about linear. */
export function align(sides: Sides): AlignedTexts {
  const pages = emptyPages();
  const spot = (domain: Element): Spot => ({ element: domain, node: specNode(domain) });
  writeBoth({ before: spot(sides.before.domain), after: spot(sides.after.domain) }, '', sides, pages, '');
  return {
    before: `${pages.before.lines.join('\n')}\n`, after: `${pages.after.lines.join('\n')}\n`,
    lines: { before: pages.before.starts, after: pages.after.starts }, twins: pages.twins,
  };
}

const STEP = '  ';
const below = (place: string, part: string): string => (place === '' ? part : `${place}/${part}`);
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&apos;' };
const escaped = (text: string): string => text.replace(/[&<>'\n\r\t]/g, (c) => NAMED[c] ?? `&#${c.charCodeAt(0)};`);
const NO_PARTS: ReadonlyMap<string, Part> = new Map();

/** An element that both sides have, or one of them in a container that the other lacks: then the other shows nothing of it. */
function writeBoth(spots: Spots, place: string, sides: Sides, pages: Pages, indent: string): void {
  if (spots.before.element && spots.after.element) pages.twins.set(spots.before.element, spots.after.element).set(spots.after.element, spots.before.element);
  const { before, after } = valuesOf(spots, place, sides);
  // Lines are noted relative to the body, which begins a line below its parent's.
  const inner = emptyPages(pages.twins);
  const [one, other] = [childrenByName(spots.before.element, sides.before), childrenByName(spots.after.element, sides.after)];
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const path = below(place, name);
    for (const pair of pairUp(one.get(name) ?? [], other.get(name) ?? [], path, contents(spots, sides))) writePair(pair, spots, path, sides, inner, indent + STEP);
  }
  finish(spots.before.element, before, inner.before, pages.before, indent);
  finish(spots.after.element, after, inner.after, pages.after, indent);
}

function finish(element: Element | undefined, values: Values, body: Page, page: Page, indent: string): void {
  if (!element) return;
  page.starts.set(element, page.lines.length);
  for (const [inner, line] of body.starts) page.starts.set(inner, line + page.lines.length + 1);
  const tag = `${element.name}${values.attributes}`;
  if (body.lines.length === 0) page.lines.push(values.text === '' ? `${indent}<${tag}/>` : `${indent}<${tag}>${values.text}</${element.name}>`);
  else page.lines.push(`${indent}<${tag}>`, ...body.lines, `${indent}</${element.name}>`);
}

interface Values {
  readonly attributes: string;
  readonly text: string;
}

/** What each side shows of an element's values: of those that do not count, what the first side that has them has, or nothing. */
function valuesOf(spots: Spots, place: string, sides: Sides): { before: Values; after: Values } {
  const [was, is] = [partsAt(spots.before, sides.before), partsAt(spots.after, sides.after)];
  const before = { attributes: '', text: '' };
  const after = { attributes: '', text: '' };
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [was.get(name), is.get(name)];
    const differs = one?.canonical !== other?.canonical && counts(below(place, name), one, other, spots, sides);
    if (!differs && !(one && other)) continue;
    add(before, name, differs ? one : one ?? other);
    add(after, name, differs ? other : one ?? other);
  }
  return { before, after };
}

const partsAt = ({ element, node }: Spot, side: Side): ReadonlyMap<string, Part> => (element ? partsOf(element, node, side.source) : NO_PARTS);

function add(values: { attributes: string; text: string }, name: string, part: Part | undefined): void {
  if (!part) return;
  const written = escaped(part.scaled?.number ?? part.written);
  if (name === 'text()') values.text = written;
  else values.attributes += ` ${name.slice(1)}='${written}'`;
  if (part.scaled && !values.attributes.includes(" unit='")) values.attributes += ` unit='${escaped(part.scaled.unit)}'`;
}

function writePair([before, after]: Pair, parents: Spots, path: string, sides: Sides, pages: Pages, indent: string): void {
  const rules = rulesAt(path);
  if (isLive(rules, ...[before, after].filter((e) => e !== undefined))) return;
  const spots: Spots = { before: spotBelow(parents.before, before, sides.before), after: spotBelow(parents.after, after, sides.after) };
  const isWhole = isA(rules, 'whole') || !(spots.before.node ?? spots.after.node);
  if (before && after && isSame(rules, before, after)) return;
  if (before && after && !isWhole) return writeBoth(spots, path, sides, pages, indent);
  if (before && after) return [before, after].forEach((element, i) => writeAlone(element, i === 0 ? pages.before : pages.after, indent));
  if (isA(rules, 'container')) return writeContainer(spots, path, sides, pages, indent);
  if (countsAlone(rules, parents, spots, sides)) writeAlone((before ?? after)!, before ? pages.before : pages.after, indent);
}

/** A container that only one side has is shown when something in it counts. */
function writeContainer(spots: Spots, path: string, sides: Sides, pages: Pages, indent: string): void {
  const trial = emptyPages(pages.twins);
  writeBoth(spots, path, sides, trial, indent);
  const [own, page] = spots.before.element ? [trial.before, pages.before] : [trial.after, pages.after];
  const isEmpty = own.lines.length === 1 && !/[='"]|<\//.test(own.lines[0]!);
  if (isEmpty) return;
  for (const [element, line] of own.starts) page.starts.set(element, line + page.lines.length);
  page.lines.push(...own.lines);
}

const NOWHERE: Spot = { element: undefined, node: undefined };
const spotBelow = (parent: Spot, element: Element | undefined, side: Side): Spot => (element ? { element, node: nodeBelow(parent.node, element, side) } : NOWHERE);

/** All of an element that the other side does not have, or that belongs to others. */
function writeAlone(element: Element, page: Page, indent: string): void {
  page.starts.set(element, page.lines.length);
  const tag = `${element.name}${element.attributes.map((a) => ` ${a.name}='${escaped(a.value)}'`).join('')}`;
  const inner = children(element);
  if (inner.length === 0) {
    const own = element.children.filter(isText).map((node) => node.value.trim()).join(' ');
    page.lines.push(own === '' ? `${indent}<${tag}/>` : `${indent}<${tag}>${escaped(own)}</${element.name}>`);
    return;
  }
  page.lines.push(`${indent}<${tag}>`);
  for (const node of element.children) {
    if (isElement(node)) writeAlone(node, page, indent + STEP);
    else if (isText(node) && node.value.trim() !== '') page.lines.push(`${indent}${STEP}${escaped(node.value.trim())}`);
  }
  page.lines.push(`${indent}</${element.name}>`);
}
