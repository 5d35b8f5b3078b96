import type { FactName, HostFacts } from '../../facts/host-facts.ts';
import type { Witness } from '../../rules/rule.ts';
import type { Element, Target } from '../../xml/tree.ts';

/** What a check may look at. The domain is one of QEMU's. */
export interface MigrationContext {
  readonly text: string;
  readonly domain: Element;
  /** domain/@type: `kvm` or `qemu`. */
  readonly driver: string;
  readonly from: HostFacts;
  readonly to: HostFacts;
}

/** Something in the way: `error` where the migration is refused, `warning` where it may be, or may harm the guest. */
export interface Hindrance {
  readonly at: Target;
  readonly severity: 'error' | 'warning';
  /** One plain sentence that names the device and the value seen. */
  readonly message: string;
}

/** A question that the facts of a host leave open. */
export interface OpenQuestion {
  readonly host: 'from' | 'to';
  readonly lacks: FactName;
}

export interface MigrationCheck {
  readonly id: string;
  readonly why: string;
  readonly remedy: string;
  readonly witness: Witness;
  check(context: MigrationContext): Iterable<Hindrance | OpenQuestion>;
}

/** Texts of the XML in messages are cut. */
export const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

export type Said = Generator<Hindrance | OpenQuestion, void>;
