import { formatName } from '../../schema/names.ts';
import type { SpecNode } from '../../schema/spec-node.ts';
import { specNodeBelow } from '../../schema/spec-tree.ts';
import { children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** One of the two domains that are compared. */
export interface Side {
  readonly domain: Element;
  readonly source: string;
  /** libvirt wrote it, so that it lacks nothing that libvirt fills in. */
  readonly isComplete: boolean;
  /** Names without prefix may belong to a namespace. */
  readonly mayDefault: boolean;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** An element of one side with what the format says of it; `element` is absent where only the other side has it. */
export interface Spot {
  readonly element: Element | undefined;
  readonly node: SpecNode | undefined;
}

export interface Spots {
  readonly before: Spot;
  readonly after: Spot;
}

export const sideOf = (domain: Element, source: string, isComplete: boolean): Side => ({ domain, source, isComplete, mayDefault: /\sxmlns\s*=/.test(source) });

/** With the usual prefix of its namespace, whatever prefix the text uses. */
export const nameIn = (side: Side, element: Element): string => (side.mayDefault || element.name.includes(':') ? formatName(element).name : element.name);

export const nodeBelow = (parent: SpecNode | undefined, element: Element, side: Side): SpecNode | undefined => parent && specNodeBelow(parent, element, side.mayDefault);

/** The child elements by name, in the order of the first of each. */
export function childrenByName(element: Element | undefined, side: Side): Map<string, Element[]> {
  const found = new Map<string, Element[]>();
  for (const one of children(element)) {
    const name = nameIn(side, one);
    const there = found.get(name);
    if (there) there.push(one);
    else found.set(name, [one]);
  }
  return found;
}
