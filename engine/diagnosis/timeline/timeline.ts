import type { Span } from '../../core/span.ts';
import type { HostFacts } from '../../facts/host-facts.ts';
import type { OwnSignatures } from '../../log/own-signatures.ts';
import type { Gravity } from '../../signatures/signature.ts';
import type { Cause, NamedText } from '../cause.ts';
import type { Instant } from './clocks.ts';

/** Logs of one incident, of one host or several. */
export interface TimelineInput {
  readonly texts: readonly NamedText[];
  readonly facts?: HostFacts;
  /** What a diagnosis of the same texts found. */
  readonly causes?: readonly Cause[];
  /** Names of VMs that lines may speak of, besides those of the facts and of QEMU's logs. */
  readonly vms?: readonly string[];
  /** Only this VM, and what speaks of none. */
  readonly vm?: string;
  /** Places that are about something else. */
  readonly without?: readonly { readonly file: string; readonly line: number }[];
  /** A user's own signatures. */
  readonly own?: OwnSignatures;
  /** When the logs are looked at, in milliseconds since 1970: decides about years that nothing tells. */
  readonly now?: number;
}

/**
 * `cause`: why something failed · `trouble`: it works, but badly · `consequence`: it follows from something else · `benign`: harmless ·
 * `start` and `end` of a VM · `crash` of a guest · `daemon`: a daemon starts · `boot`: a kernel starts.
 */
export type EntryKind = 'cause' | 'trouble' | 'consequence' | 'benign' | 'start' | 'end' | 'crash' | 'daemon' | 'boot';

/** Where a text says something; lines count from 0. */
export interface SourcePlace {
  readonly source: string;
  readonly line: number;
}

/** One event of an incident: what one or more records of the logs say about it. */
export interface TimelineEntry extends SourcePlace {
  readonly kind: EntryKind;
  /** The words in the text. */
  readonly span: Span;
  /** Undefined when nothing tells when it was. */
  readonly instant?: Instant;
  readonly vm?: string;
  readonly severity: Gravity | 'info';
  /** The cause id of the taxonomy. */
  readonly id?: string;
  readonly title: string;
  readonly message: string;
  /** The line the words stand on, cut when long. */
  readonly text: string;
  /** The index of the entry that this one follows from. */
  readonly follows?: number;
  /** How often it was said; the last time when more than once. */
  readonly count: number;
  readonly until?: number;
  /** Other texts that say the same. */
  readonly also: readonly SourcePlace[];
  /** Failures in quick succession, numbered from 0. */
  readonly burst?: number;
  /** The failure that a burst begins with. */
  readonly isFirst?: true;
}

export interface Timeline {
  /** In the order of time, axis by axis: UTC, local time of an unknown zone, times since starts of kernels, and what has no time. */
  readonly entries: readonly TimelineEntry[];
  /** What should be known about the times, in sentences. */
  readonly notes: readonly string[];
}
