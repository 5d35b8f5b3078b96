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
}
