/** The other domains of a host, as seen from one that is edited. */
import type { HostDomain } from '../../facts/host-facts.ts';
import { child, text } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { canonicalUuid } from '../read.ts';

const textAt = (domain: Element, name: string): string => {
  const element = child(domain, name);
  return element ? text(element) : '';
};

export const nameOf = (domain: Element): string => textAt(domain, 'name');
export const uuidOf = (domain: Element): string | undefined => canonicalUuid(textAt(domain, 'uuid'));

/** A host's domain is the edited one when UUIDs agree, or, where one of them is not known, names. */
export function isSelf(domain: Element, other: HostDomain): boolean {
  const [own, its] = [uuidOf(domain), canonicalUuid(other.uuid)];
  return own !== undefined && its !== undefined ? own === its : nameOf(domain) === other.name;
}

export const otherDomains = (domain: Element, all: readonly HostDomain[]): readonly HostDomain[] => all.filter((other) => !isSelf(domain, other));

const RESTING: ReadonlySet<string> = new Set(['shut off', 'crashed', 'no state']);

/** True when it has memory, disks and ports now; undefined when its state is not known. */
export const isActive = ({ state }: HostDomain): boolean | undefined => (state === undefined ? undefined : !RESTING.has(state));

/** A name for messages: names are other people's words. */
export const called = ({ name }: HostDomain): string => name.slice(0, 60);
