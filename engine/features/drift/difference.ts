import type { Span } from '../../core/span.ts';
import type { ChangeKind, DriftWitness, When } from '../../schema/drift-spec.ts';
import type { Element } from '../../xml/tree.ts';

/** Where a side of a difference stands, and its value as written; of an added or removed element there is no value. */
export interface DifferenceSide {
  readonly span: Span;
  readonly value?: string;
}

/** What it takes to bring a difference into effect on a running VM. */
export interface Applying {
  readonly when: When;
  /** The virsh operation, with `VM` for its name and words in capitals for what has to be filled in. */
  readonly operation?: string;
  readonly how: string;
  /** Where libvirt says so; absent where nothing but a definition is known to do. */
  readonly witness?: DriftWitness;
}

/** One thing that two definitions of a domain do not have in common. */
export interface Difference {
  readonly kind: ChangeKind;
  /** The place in the format, from the domain down: `devices/disk/driver/@cache`. */
  readonly path: string;
  /** What has it: `disk vda`, `<vcpu>`. */
  readonly label: string;
  /** Absent when it was not there. */
  readonly before?: DifferenceSide;
  /** Absent when it is not there any more. */
  readonly after?: DifferenceSide;
  /** In words: what was and what is. */
  readonly message: string;
  readonly apply: Applying;
}

/** A difference before it is put into words. */
export interface RawDifference {
  readonly kind: ChangeKind;
  readonly path: string;
  /** The elements that differ, or that hold the value that does. */
  readonly elements: { readonly before: Element | undefined; readonly after: Element | undefined };
  readonly before?: DifferenceSide;
  readonly after?: DifferenceSide;
}
