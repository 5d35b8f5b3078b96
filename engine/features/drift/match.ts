import { identities } from '../../schema/domain/drift/identity.ts';
import type { Element } from '../../xml/tree.ts';
import { pathTable } from './path-table.ts';

const identitiesAt = pathTable(identities);

/** The same element on both sides, or one that only one side has. */
export type Pair = readonly [before: Element | undefined, after: Element | undefined];

const groups = (elements: readonly Element[], key: (element: Element) => string | undefined): Map<string, Element[]> => {
  const found = new Map<string, Element[]>();
  for (const element of elements) {
    const is = key(element);
    if (is === undefined) continue;
    const there = found.get(is);
    if (there) there.push(element);
    else found.set(is, [element]);
  }
  return found;
};

/** Takes the pairs that `key` finds out of both lists; of several with one key the first goes with the first. */
function takePairs(before: Element[], after: Element[], key: (element: Element) => string | undefined, pairs: Pair[]): void {
  const there = groups(after, key);
  const taken = new Set<Element>();
  for (const element of before) {
    const is = key(element);
    const partner = is === undefined ? undefined : there.get(is)?.shift();
    if (!partner) continue;
    pairs.push([element, partner]);
    taken.add(element).add(partner);
  }
  const isLeft = (element: Element): boolean => !taken.has(element);
  before.splice(0, before.length, ...before.filter(isLeft));
  after.splice(0, after.length, ...after.filter(isLeft));
}

const positionsOf = (...lists: readonly (readonly Element[])[]): Map<Element, number> => new Map(lists.flatMap((list) => list.map((e, i) => [e, i] as const)));

/**
 * Matches elements of one name at one place: by their identities, then by what they say, and those that have no identity by position.
 * `content` is what an element says, in one form. In the order of `before`, then of `after`.
 */
export function pairUp(first: readonly Element[], second: readonly Element[], place: string, content: (element: Element, isBefore: boolean) => string): Pair[] {
  const known = identitiesAt(place);
  if (!known && first.length <= 1 && second.length <= 1) return [[first[0], second[0]]];
  const before = [...first];
  const after = [...second];
  const pairs: Pair[] = [];
  for (const identity of known ?? []) {
    if (before.length === 0 || after.length === 0) break;
    const left = positionsOf(before, after);
    takePairs(before, after, (e) => identity(e, left.get(e)!), pairs);
  }
  if (!known) {
    const isBefore = new Set(before);
    takePairs(before, after, (e) => content(e, isBefore.has(e)), pairs);
    while (before.length > 0 && after.length > 0) pairs.push([before.shift(), after.shift()]);
  }
  const positions = positionsOf(first, second);
  const order = (pair: Pair): number => (pair[0] ? positions.get(pair[0])! : first.length + positions.get(pair[1]!)!);
  return [...pairs, ...before.map((e): Pair => [e, undefined]), ...after.map((e): Pair => [undefined, e])].sort((a, b) => order(a) - order(b));
}
