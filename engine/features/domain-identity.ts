import { parseXml } from '../xml/parse.ts';
import { children, text } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';

/** Name and UUID of a domain, the UUID as 32 hexadecimal digits in lower case. */
export interface DomainIdentity {
  readonly name: string;
  readonly uuid: string;
}

const only = (root: Element, name: string): string | undefined => {
  const [first, second] = children(root, name);
  return first && !second && children(first).length === 0 ? text(first) : undefined;
};

/**
 * Which machine a definition is of, when that is beyond doubt: a well-formed text without a DOCTYPE, whose outermost element is the
 * domain, with one name and one UUID. undefined otherwise: what is defined from such a text could be another machine.
 */
export function domainIdentity(xml: string): DomainIdentity | undefined {
  const { root, nodes, problems } = parseXml(xml);
  if (!root || root.name !== 'domain' || problems.length > 0 || nodes.some((node) => node.kind === 'doctype')) return undefined;
  const [name, uuid] = [only(root, 'name'), only(root, 'uuid')?.toLowerCase().replace(/[\s-]/g, '')];
  return name !== undefined && name !== '' && uuid !== undefined && /^[\da-f]{32}$/.test(uuid) ? { name, uuid } : undefined;
}
