import { resolve, sep } from 'node:path';
import type { LintedFile } from '../../../engine/index.ts';
import { lintFormats } from '../formats/index.ts';
import { decode } from '../input.ts';
import { createLinter, type BatchResult } from '../lint/batch.ts';
import { addTally, emptyTally, type Tally } from '../lint/report.ts';
import type { LintSettings } from '../lint/settings.ts';
import { lintAll } from '../lint/threads.ts';
import { findPaths, type PathOptions } from '../paths.ts';
import { startProgress } from '../progress.ts';
import { EXIT, printableLine, type Terminal } from '../terminal.ts';
import { startBaseline } from '../lint/new-baseline.ts';

export interface LintArguments {
  readonly paths: Omit<PathOptions, 'endings'>;
  readonly settings: LintSettings;
  /** More warnings than this fail the run; negative for any number. */
  readonly maxWarnings: number;
  /** The baseline file to write: all that is found now counts as known from then on. */
  readonly updateBaseline: string | undefined;
}

/** `virt-doctor lint`: exit 1 when there is an error or too many warnings, 2 when a configuration does not hold, 3 when a file could not be judged. */
export async function lintCommand({ paths, settings, maxWarnings, updateBaseline }: LintArguments, terminal: Terminal): Promise<number> {
  const collector = updateBaseline === undefined ? undefined : startBaseline(updateBaseline);
  const tally = await lintPaths(paths, settings, terminal, collector?.add);
  if (collector) {
    const count = collector.write();
    if (settings.format === 'text' && !settings.quiet) terminal.complain(`virt-doctor: ${printableLine(updateBaseline!)} has ${count} finding${count === 1 ? '' : 's'} now\n`);
  }
  if (tally.unreadable.length > 0 || tally.bugs.length > 0) return EXIT.failed;
  if ([...tally.misconfigured.values()].includes(true)) return EXIT.usage;
  if (collector) return EXIT.clean;
  const tooMany = maxWarnings >= 0 && tally.totals.warning > maxWarnings;
  const wouldChange = settings.fix === 'diff' && tally.changed > 0;
  return tally.totals.error > 0 || tooMany || wouldChange ? EXIT.findings : EXIT.clean;
}

async function lintPaths(paths: LintArguments['paths'], settings: LintSettings, terminal: Terminal, keep?: (linted: readonly LintedFile[]) => void): Promise<Tally> {
  const printing = settings.fix !== 'diff' && !(settings.fix === 'write' && readsStdin(paths.paths));
  const format = lintFormats[settings.format](settings);
  const tally = emptyTally();
  const progress = startProgress(terminal, 'files');
  let isFirst = true;
  const emit = async ({ out, err, tally: more, linted }: BatchResult): Promise<void> => {
    const news = [...more.misconfigured.keys()].filter((words) => !tally.misconfigured.has(words)).map((words) => `virt-doctor: ${printableLine(words)}\n`).join('');
    addTally(tally, more);
    if (linted) keep?.(linted);
    if (out !== '' || err !== '' || news !== '') progress.clear();
    if (err !== '' || news !== '') terminal.complain(news + err);
    if (out !== '') terminal.write(isFirst ? out : format.separator + out);
    isFirst &&= out === '';
    progress.at(tally.files);
    await terminal.drained?.();
  };
  if (printing) terminal.write(format.open());
  const found = findPaths({ ...paths, endings: ['.xml'] });
  if (readsStdin(paths.paths)) {
    const stdin = decode(await terminal.readStdin());
    const linter = createLinter(settings);
    for (const path of found) await emit(linter([path], stdin));
  } else {
    // Fixes are made in one thread: two names of one file must not meet.
    await lintAll(found, settings, settings.fix === 'none' && !keep ? terminal.program : undefined, emit);
  }
  progress.clear();
  for (const words of idleSuppressions(tally, paths)) terminal.complain(`virt-doctor: ${printableLine(words)}\n`);
  if (printing) terminal.write(format.close(tally));
  return tally;
}

/** Only where all files below the configuration were judged can a suppression be called idle. */
function idleSuppressions({ suppressions, unreadable }: Tally, { paths, exclude = [] }: LintArguments['paths']): string[] {
  const wholes = exclude.length > 0 ? [] : paths.map((path) => resolve(path));
  const isWhole = (folder: string): boolean => unreadable.length === 0 && wholes.some((whole) => folder === whole || folder.startsWith(whole.endsWith(sep) ? whole : whole + sep));
  return [...suppressions].filter(([, { folder, isIdle }]) => isIdle && isWhole(folder)).map(([place]) => `${place}: warning: nothing here is suppressed any more [unused-suppression]`);
}

const readsStdin = (paths: readonly string[]): boolean => paths.includes('-');
