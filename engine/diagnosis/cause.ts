import type { Check } from '../core/check.ts';
import type { Span } from '../core/span.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import type { Category, Gravity } from '../signatures/signature.ts';

/** A text of the evidence bundle. `name` is what people see: `domain.xml`, `qemu.log`, `libvirtd.log`, … */
export interface NamedText {
  readonly name: string;
  readonly text: string;
  /** What somebody saw when it failed, in whatever words: it is about this VM. */
  readonly told?: true;
}

/** All that is known about one VM that fails. Any part may be missing. */
export interface Bundle {
  readonly vm?: string;
  readonly xml?: NamedText;
  readonly logs: readonly NamedText[];
  readonly facts?: HostFacts;
}

export interface LogEvidence {
  readonly file: string;
  /** From 0. */
  readonly line: number;
  readonly span: Span;
  readonly text: string;
}

/** A finding whose evidence lies in several texts: why the VM fails. */
export interface Cause {
  /** A cause id of the taxonomy, or the id of the rule that found it. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Gravity;
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly checks: readonly Check[];
  /** The element or attribute of the XML that is meant. */
  readonly element?: { readonly xpath: string; readonly span: Span; readonly label: string };
  /** A fact of the host that decides or confirms. */
  readonly facts: readonly string[];
  readonly evidence: readonly LogEvidence[];
  /** What follows from it and needs no care of its own. */
  readonly explains: readonly LogEvidence[];
  readonly confidence: 'certain' | 'likely' | 'possible';
}

export interface Diagnosis {
  readonly vm?: string;
  /** Most likely first; empty when nothing known was found. */
  readonly causes: readonly Cause[];
  /** The most telling lines when no cause was found that is more than possible. */
  readonly telling: readonly LogEvidence[];
  /** What to collect next, when something that would help is missing. */
  readonly missing: readonly string[];
  /** Lines that are about other VMs of the host: no part of this VM's timeline. */
  readonly others: readonly LogEvidence[];
}
