import type { Baseline, Config, HostFacts } from '../../../engine/index.ts';
import type { FormatOptions } from '../formats/format.ts';
import type { LintFormatName } from '../formats/index.ts';

/** `write` changes files, `dry-run` only reports what would remain, `diff` prints what would change. */
export type FixMode = 'none' | 'write' | 'dry-run' | 'diff';

/** Findings that were there before: by the path from `folder`. */
export interface BaselineHere {
  readonly folder: string;
  readonly baseline: Baseline;
}

/** All that judging one file hinges on besides the file: plain data, so that a worker thread gets it as it is. */
export interface LintSettings extends FormatOptions {
  readonly format: LintFormatName;
  /** The facts of `--host`; else those that the configuration names. */
  readonly host: HostFacts | undefined;
  /** What the command line says; it wins over configurations. */
  readonly config: Config;
  /** The one configuration for all files (`--config`), none at all (`--no-config`), or for each file the nearest one above it. */
  readonly configFile: string | 'none' | 'nearest';
  /** That of `--baseline`; else the one that the configuration names. Absent while a new one is made. */
  readonly baseline: BaselineHere | 'of-config' | 'none';
  /** The findings of each file are wanted for a baseline. */
  readonly keepLinted: boolean;
  readonly fix: FixMode;
  /** What standard input is called. */
  readonly stdinFilename: string | undefined;
  /** Standard output is a terminal: nothing of a file reaches it as it is. */
  readonly isTerminal: boolean;
}
