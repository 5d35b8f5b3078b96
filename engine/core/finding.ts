import type { Place, Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Most urgent first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Replaces `span` by `newText`. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** One way to mend a finding. `safe` promises that nothing else changes its meaning: fix-all may apply it unasked. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that belongs to a finding, with what is to be seen there. */
export interface Evidence {
  readonly place: Place;
  readonly message: string;
}

/**
 * Something wrong, risky or worth knowing about one text.
 * `message` is one plain sentence (never Markdown) that names the device and the value seen.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}
