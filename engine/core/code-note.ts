import type { Severity } from './finding.ts';

/** What people may read about a code that is no rule's: those of XML and of the format. */
export interface CodeNote {
  /** The severity it usually has. */
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  /** Where it is said: a manual page, a document. */
  readonly reference?: string;
  /** A whole small text with `«…»` around what is reported, and the same mended; absent where no small text shows it. */
  readonly bad?: string;
  readonly good?: string;
}
