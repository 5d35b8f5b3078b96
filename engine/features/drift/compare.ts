import { specNode } from '../../schema/spec-tree.ts';
import type { SpecNode } from '../../schema/spec-node.ts';
import { children, isElement, isText, spanOf } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { counts, isA, isFilledIn, isLive, isSame, rulesAt } from './counts.ts';
import type { RawDifference } from './difference.ts';
import { pairUp, type Pair } from './match.ts';
import { childrenByName, nameIn, nodeBelow, type Side, type Sides, type Spot, type Spots } from './side.ts';
import { partsOf, type Part } from './values.ts';

/** All that differs between two domains, in the order of the first one's text where it has it. */
export function differences(sides: Sides): RawDifference[] {
  const found: RawDifference[] = [];
  const spot = (domain: Element): Spot => ({ element: domain, node: specNode(domain) });
  compareElement({ before: spot(sides.before.domain), after: spot(sides.after.domain) }, '', sides, found);
  return found;
}

const below = (place: string, part: string): string => (place === '' ? part : `${place}/${part}`);

function compareElement(spots: Spots, place: string, sides: Sides, found: RawDifference[]): void {
  compareParts(spots, place, sides, found);
  const [before, after] = [childrenByName(spots.before.element, sides.before), childrenByName(spots.after.element, sides.after)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const path = below(place, name);
    for (const pair of pairUp(before.get(name) ?? [], after.get(name) ?? [], path, contents(spots, sides))) compareChild(pair, spots, path, sides, found);
  }
}

const NO_PARTS: ReadonlyMap<string, Part> = new Map();
const partsAt = ({ element, node }: Spot, side: Side): ReadonlyMap<string, Part> => (element ? partsOf(element, node, side.source) : NO_PARTS);

function compareParts(spots: Spots, place: string, sides: Sides, found: RawDifference[]): void {
  const [before, after] = [partsAt(spots.before, sides.before), partsAt(spots.after, sides.after)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    const path = below(place, name);
    if (was?.canonical === is?.canonical || !counts(path, was, is, spots, sides)) continue;
    found.push({
      kind: was && is ? 'changed' : was ? 'removed' : 'added', path, elements: { before: spots.before.element, after: spots.after.element },
      ...(was && { before: { span: was.span, value: was.written } }), ...(is && { after: { span: is.span, value: is.written } }),
    });
  }
}

/** What an element and all below it say, in one form; only equal texts mean the same. */
function contentOf(element: Element, parent: SpecNode | undefined, side: Side): string {
  const node = nodeBelow(parent, element, side);
  const parts = [...partsOf(element, node, side.source).values()].map(({ name, canonical }) => `${name}=${JSON.stringify(canonical)}`).sort();
  return `<${nameIn(side, element)} ${parts.join(' ')}>${children(element).map((c) => contentOf(c, node, side)).join('')}</>`;
}

/** What elements of one name below two parents say. */
export const contents = ({ before, after }: Spots, sides: Sides) => (element: Element, isBefore: boolean): string =>
  (isBefore ? contentOf(element, before.node, sides.before) : contentOf(element, after.node, sides.after));

function compareChild([before, after]: Pair, parents: Spots, path: string, sides: Sides, found: RawDifference[]): void {
  const rules = rulesAt(path);
  if (isLive(rules, ...[before, after].filter((e) => e !== undefined)) || (before && after && isSame(rules, before, after))) return;
  const spots = { before: spotBelow(parents.before, before, sides.before), after: spotBelow(parents.after, after, sides.after) };
  const isWhole = isA(rules, 'whole') || !(spots.before.node ?? spots.after.node);
  if (before && after && isWhole && rawContent(before) !== rawContent(after)) found.push(asWhole('changed', path, before, after));
  else if (!isWhole && ((before && after) || isA(rules, 'container'))) compareElement(spots, path, sides, found);
  else if (!(before && after) && countsAlone(rules, parents, spots, sides)) found.push(asWhole(before ? 'removed' : 'added', path, before, after));
}

/** Whether an element that only one side has is a difference. */
export function countsAlone(rules: ReturnType<typeof rulesAt>, parents: Spots, spots: Spots, sides: Sides): boolean {
  const [spot, side, counterpart, lacking] = spots.before.element ? [spots.before, sides.before, parents.after, sides.after] as const : [spots.after, sides.after, parents.before, sides.before] as const;
  const own = partsAt(spot, side).get('text()')?.canonical;
  if (isFilledIn(rules, own, { present: spot.element!, counterpart: counterpart.element, lacking })) return false;
  // What the format does not know is dropped by libvirt when it is defined.
  return spot.node !== undefined || isA(rules, 'whole') || lacking.isComplete;
}

const NOWHERE: Spot = { element: undefined, node: undefined };
const spotBelow = (parent: Spot, element: Element | undefined, side: Side): Spot => (element ? { element, node: nodeBelow(parent.node, element, side) } : NOWHERE);

function asWhole(kind: RawDifference['kind'], path: string, before: Element | undefined, after: Element | undefined): RawDifference {
  return { kind, path, elements: { before, after }, ...(before && { before: { span: spanOf(before) } }), ...(after && { after: { span: spanOf(after) } }) };
}

/** Elements of others: names, attributes in any order and texts, without the blanks around them. */
export function rawContent(element: Element): string {
  const attributes = element.attributes.map((a) => `${a.name}=${JSON.stringify(a.value)}`).sort();
  const inner = element.children.map((node) => (isElement(node) ? rawContent(node) : isText(node) ? JSON.stringify(node.value.trim()) : '')).filter((s) => s !== '""');
  return `<${element.name} ${attributes.join(' ')}>${inner.join('')}</>`;
}
