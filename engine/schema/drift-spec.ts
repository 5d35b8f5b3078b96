import type { Element } from '../xml/tree.ts';
import type { PlacePattern } from './place-pattern.ts';
import type { ValueSpec } from './element-spec.ts';

/** The words that say so, and where they stand: libvirt's source or manual. */
export interface DriftWitness {
  readonly text: string;
  readonly source: string;
}

/** What libvirt itself writes into a definition, or what only a running domain has. */
export type PartRule =
  /** Only a running domain has it, or libvirt makes it up or drops it at will: it never counts. Where both sides have it, `when` has to hold on both. */
  | { readonly is: 'live'; readonly when?: (owner: Element) => boolean }
  /**
   * libvirt writes it where a person left it out: `as` this value; with `or: 'anything'`, or without `as`, whatever fits.
   * `even: 'complete'`: a definition that libvirt itself wrote may still lack it. `when` sees what is there (for an attribute, its owner),
   * the domain that lacks it, and there the counterpart of the owner or parent.
   */
  | { readonly is: 'filled'; readonly as?: string; readonly or?: 'anything'; readonly even?: 'complete'; readonly when?: (present: Element, lacking: Element, counterpart: Element | undefined) => boolean }
  /** Both sides have it, and it still says the same; for attributes and texts the owners are seen. */
  | { readonly is: 'same'; readonly when: (before: Element, after: Element) => boolean }
  /** An element that means nothing by itself: its parts count one by one. */
  | { readonly is: 'container' }
  /** Compared as one: what is inside belongs to others. */
  | { readonly is: 'whole' };

/** `place` ends in `@attribute`, `text()` or the name of a child. */
export type PartRules = readonly (readonly [place: PlacePattern, ...rules: readonly PartRule[]])[];

/** What tells one element from its like; undefined where it says nothing. The position counts from 0 among those of its name that are not matched yet. */
export type Identity = (element: Element, position: number) => string | undefined;

/** One form for all spellings of a value that libvirt reads alike; undefined when it is none. */
export type Spelling = readonly [specs: readonly ValueSpec[], canonical: (written: string) => string | undefined];

export type ChangeKind = 'added' | 'removed' | 'changed';

/** What an entry may look at besides its place. */
export interface ChangedPlace {
  readonly kind: ChangeKind;
  /** The element that changed, or that holds what changed. */
  readonly before: Element | undefined;
  readonly after: Element | undefined;
}

/** `live`: at once, while the VM runs. `next-boot`: once defined, with the next cold start. `new-vm`: not for this VM. `none`: it is no setting. */
export type When = 'live' | 'next-boot' | 'new-vm';

/** What it takes to bring a change into effect. */
export interface ApplySpec {
  /** A place of the format: what lies below it is meant as well. */
  readonly place: PlacePattern;
  readonly kinds?: readonly ChangeKind[];
  readonly holds?: (change: ChangedPlace) => boolean;
  readonly when: When;
  /** The operation that does it, as virsh has it; `VM` stands for the VM, words in capitals for values. */
  readonly operation?: string;
  /** One or two sentences: what happens, what stands in the way. */
  readonly how: string;
  readonly witness: DriftWitness;
}
