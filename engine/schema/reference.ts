import type { HostFacts } from '../facts/host-facts.ts';
import type { Element } from '../xml/tree.ts';
import type { PlacePattern } from './place-pattern.ts';

/** A value that the document or the host offers for one place. */
export interface Offer {
  readonly value: string;
  readonly doc: string;
}

/** `number`: decimal or 0x…; `numbers`: a set such as `0-3,^2`; `uuid`: with hyphens anywhere; `name`: any text. */
export type MentionForm = 'name' | 'number' | 'numbers' | 'uuid';

/** A place whose value names a thing. */
export interface MentionSpec {
  readonly place: PlacePattern;
  readonly form: MentionForm;
  /** The thing is made here; elsewhere it is only named. */
  readonly defines?: true;
  /** Things of one kind may come in sets of their own (controllers by type): which one; undefined when nothing is named here after all. */
  readonly scope?: (owner: Element) => string | undefined;
}

/** Things that exist without standing anywhere: the vCPUs that <vcpu> counts. `keys` holds not more than a person may choose from. */
export interface Implied {
  readonly keys: readonly string[];
  /** The element that brings the thing along. */
  at(key: string): Element | undefined;
}

/** One thing is to be called otherwise. */
export interface Renaming {
  readonly domain: Element;
  readonly scope: string;
  readonly from: string;
  readonly to: string;
}

/** A kind of things that a domain names in several places. One entry serves completion, navigation and renaming. */
export interface ReferenceKind {
  readonly id: string;
  /** How one of them is called in messages. */
  readonly label: (key: string, scope: string) => string;
  readonly mentions: readonly MentionSpec[];
  readonly implied?: (domain: Element) => Implied;
  /** What completion says of a thing that the domain has, by the element that defines it or brings it along. */
  readonly describe?: (definition: Element) => string;
  /** What the host has of them; `owner` is the element that is to name one. */
  readonly host?: (host: HostFacts, domain: Element, owner: Element) => readonly Offer[];
  /**
   * `unique`: two things may not become one. `shared`: the thing lies outside of the domain, and the text may name another one instead.
   * Absent: what the name means is not the author's to choose.
   */
  readonly renames?: 'unique' | 'shared';
  /** Why libvirt would refuse the new name or take it for something else; one sentence. */
  readonly refuses?: (renaming: Renaming) => string | undefined;
}
