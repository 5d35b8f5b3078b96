import { lintFormats } from '../formats/index.ts';
import { decode } from '../input.ts';
import { lintBatch, type BatchResult } from '../lint/batch.ts';
import { addTally, emptyTally, type Tally } from '../lint/report.ts';
import type { LintSettings } from '../lint/settings.ts';
import { lintAll } from '../lint/threads.ts';
import { findPaths, type PathOptions } from '../paths.ts';
import { startProgress } from '../progress.ts';
import { EXIT, type Terminal } from '../terminal.ts';

export interface LintArguments {
  readonly paths: Omit<PathOptions, 'endings'>;
  readonly settings: LintSettings;
  /** More warnings than this fail the run; negative for any number. */
  readonly maxWarnings: number;
}

/** `virt-doctor lint`: exit 1 when there is an error or too many warnings, 3 when a file could not be judged. */
export async function lintCommand({ paths, settings, maxWarnings }: LintArguments, terminal: Terminal): Promise<number> {
  const tally = await lintPaths(paths, settings, terminal);
  if (tally.unreadable.length > 0 || tally.bugs.length > 0) return EXIT.failed;
  const tooMany = maxWarnings >= 0 && tally.totals.warning > maxWarnings;
  const wouldChange = settings.fix === 'diff' && tally.changed > 0;
  return tally.totals.error > 0 || tooMany || wouldChange ? EXIT.findings : EXIT.clean;
}

async function lintPaths(paths: LintArguments['paths'], settings: LintSettings, terminal: Terminal): Promise<Tally> {
  const printing = settings.fix !== 'diff' && !(settings.fix === 'write' && readsStdin(paths.paths));
  const format = lintFormats[settings.format](settings);
  const tally = emptyTally();
  const progress = startProgress(terminal, 'files');
  let isFirst = true;
  const emit = async ({ out, err, tally: more }: BatchResult): Promise<void> => {
    addTally(tally, more);
    if (out !== '' || err !== '') progress.clear();
    if (err !== '') terminal.complain(err);
    if (out !== '') terminal.write(isFirst ? out : format.separator + out);
    isFirst &&= out === '';
    progress.at(tally.files);
    await terminal.drained?.();
  };
  if (printing) terminal.write(format.open());
  const found = findPaths({ ...paths, endings: ['.xml'] });
  if (readsStdin(paths.paths)) {
    const stdin = decode(await terminal.readStdin());
    for (const path of found) await emit(lintBatch([path], settings, stdin));
  } else {
    // Fixes are made in one thread: two names of one file must not meet.
    await lintAll(found, settings, settings.fix === 'none' ? terminal.program : undefined, emit);
  }
  progress.clear();
  if (printing) terminal.write(format.close(tally));
  return tally;
}

const readsStdin = (paths: readonly string[]): boolean => paths.includes('-');
