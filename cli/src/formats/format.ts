import type { FileReport, Tally, Unreadable } from '../lint/report.ts';

/** One way to print what linting found. Pure: texts in, text out, file by file, so that thousands of files need the memory of one. */
export interface LintFormat {
  /** Before the first file. */
  open(): string;
  /** About one file; `''` when the format has nothing to say about it. */
  file(report: FileReport): string;
  /** About a file that could not be judged; standard error has it in any case. */
  unreadable?(unreadable: Unreadable): string;
  /** Between two texts that are not empty. */
  readonly separator: string;
  /** After the last file. */
  close(tally: Tally): string;
}

export interface FormatOptions {
  readonly colour: boolean;
  /** No summary. */
  readonly quiet: boolean;
  /** Where relative paths start from. */
  readonly folder: string;
  readonly version: string;
}
