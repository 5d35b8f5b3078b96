import type { Span } from '../core/span.ts';
import type { Signature } from '../signatures/signature.ts';

/** A signature found in a log. */
export interface Hit {
  readonly signature: Signature;
  /** The words that matched. */
  readonly span: Span;
  /** The line the words stand on, from 0. */
  readonly line: number;
  /** What the pattern's `{groups}` matched. */
  readonly groups: Readonly<Record<string, string>>;
  /** The signature's message with its groups filled in; plain text. */
  readonly message: string;
  /** The record the words stand in; hits with the same one speak of the same event. */
  readonly entry: Span;
  /** How many prefixes and wrappers stand before the words in their record. */
  readonly depth: number;
  /** How many letters of the pattern are fixed: the more, the more telling. */
  readonly weight: number;
  /** How many runs of a VM started before it in this log. */
  readonly run: number;
}
