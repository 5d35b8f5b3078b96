import type { Element } from '../xml/tree.ts';
import { domain as domainSpec } from './domain/format/domain.ts';
import { frame, isDeviceName } from './fragment.ts';
import { formatName } from './names.ts';
import { step, type SpecNode } from './spec-node.ts';

const OUTERMOST = new Set(['domain', 'inactiveDomain']);

/** The element with what the format says of it, or undefined where the format does not know it. */
export function specNode(element: Element | undefined): SpecNode | undefined {
  if (!element) return undefined;
  if (OUTERMOST.has(element.name)) return { element, spec: domainSpec, parent: undefined };
  // A device alone, in a text that is being typed and was not looked at as a whole.
  if (!element.parent && isDeviceName(element.name)) frame(element);
  const parent = specNode(element.parent);
  const named = formatName(element);
  return parent && named.kind !== 'foreign' ? step(parent, element, named.name) : undefined;
}

/** The same for one who walks down and has the parent's node: specNode climbs anew for each element. */
export function specNodeBelow(parent: SpecNode, element: Element, mayDefault = true): SpecNode | undefined {
  const named = formatName(element, mayDefault);
  return named.kind === 'foreign' ? undefined : step(parent, element, named.name);
}

/** The closest element around `node` that the manual has a section on. */
export function manualAnchor(node: SpecNode | undefined): string | undefined {
  for (let n = node; n; n = n.parent) if (n.spec.manual !== undefined) return n.spec.manual;
  return undefined;
}
