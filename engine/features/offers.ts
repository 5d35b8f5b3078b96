import { formatNumberSet } from '../core/quantities.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import { hostOffers } from '../schema/domain/host-offers.ts';
import { kindAt, mentionsBelow } from '../schema/mentions.ts';
import { placeTable } from '../schema/place-pattern.ts';
import type { Offer, ReferenceKind } from '../schema/reference.ts';
import type { SpecNode } from '../schema/spec-node.ts';
import type { Element } from '../xml/tree.ts';

const outermost = (node: SpecNode): Element => (node.parent ? outermost(node.parent) : node.element);

const ofHost = placeTable(hostOffers);

/** What the document and the host offer as a value at `node`; `part` is `@attribute` or `text()`. Each value once. */
export function offers(node: SpecNode, part: string, host: HostFacts): readonly Offer[] {
  const more = ofHost(node.element).flatMap(([name, offered]) => (name === part ? offered(host, outermost(node), node.element) : []));
  const seen = new Set<string>();
  return [...named(node, part, host), ...more].filter((o) => !seen.has(o.value) && seen.add(o.value));
}

/** Things that have a name, in the document or on the host. */
function named(node: SpecNode, part: string, host: HostFacts): readonly Offer[] {
  const found = kindAt(node.element, part);
  const scope = found?.[1].scope ? found[1].scope(node.element) : '';
  if (!found || scope === undefined || found[1].defines) return [];
  const [kind, { form }] = found;
  const domain = outermost(node);
  const own = ofDomain(kind, scope, domain);
  const all = form === 'numbers' && own.length > 1 ? [...asOneSet(own), ...own] : own;
  return [...all, ...kind.host?.(host, domain, node.element) ?? []];
}

/** What the domain itself has of a kind. */
function ofDomain(kind: ReferenceKind, scope: string, domain: Element): Offer[] {
  if (!kind.describe) return [];
  const implied = kind.implied?.(domain);
  const found = (implied?.keys ?? []).map((key): Offer => ({ value: key, doc: kind.describe!(implied!.at(key) ?? domain) }));
  for (const mention of mentionsBelow(domain, '')) {
    if (mention.kind === kind && mention.scope === scope && mention.spec.defines) found.push({ value: mention.written, doc: kind.describe(mention.owner) });
  }
  return found;
}

const asOneSet = (offered: readonly Offer[]): Offer[] =>
  offered.every((o) => /^\d{1,5}$/.test(o.value)) ? [{ value: formatNumberSet(offered.map((o) => Number(o.value)).sort((a, b) => a - b)), doc: 'All of this domain.' }] : [];
