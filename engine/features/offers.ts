import type { HostFacts } from '../facts/host-facts.ts';
import { references, type Offer } from '../schema/domain/references.ts';
import type { SpecNode } from '../schema/spec-node.ts';
import { pathOf } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';

const outermost = (node: SpecNode): Element => (node.parent ? outermost(node.parent) : node.element);

/** What the document and the host offer as a value at `node`; `part` is `@attribute` or `text()`. Each value once. */
export function offers(node: SpecNode, part: string, host: HostFacts): readonly Offer[] {
  const place = `${pathOf(node.element)}/${part}`;
  const source = references.find(([end]) => place.endsWith(`/${end}`))?.[1];
  const seen = new Set<string>();
  return (source?.(outermost(node), host, node.element) ?? []).filter((o) => !seen.has(o.value) && seen.add(o.value));
}
