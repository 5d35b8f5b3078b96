import type { HostFacts, Severity } from '../../../engine/index.ts';
import type { FormatOptions } from '../formats/format.ts';
import type { LintFormatName } from '../formats/index.ts';

/** `write` changes files, `dry-run` only reports what would remain, `diff` prints what would change. */
export type FixMode = 'none' | 'write' | 'dry-run' | 'diff';

/** All that judging one file hinges on besides the file: plain data, so that a worker thread gets it as it is. */
export interface LintSettings extends FormatOptions {
  readonly format: LintFormatName;
  readonly host: HostFacts | undefined;
  readonly target: { readonly libvirt?: string; readonly qemu?: string } | undefined;
  /** Severity by code, instead of the finding's own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The least severity that is reported. */
  readonly threshold: Severity;
  readonly fix: FixMode;
  /** What standard input is called. */
  readonly stdinFilename: string | undefined;
  /** Standard output is a terminal: nothing of a file reaches it as it is. */
  readonly isTerminal: boolean;
}
