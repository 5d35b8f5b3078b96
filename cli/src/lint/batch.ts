import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { LintedFile } from '../../../engine/index.ts';
import { lintFormats } from '../formats/index.ts';
import type { LintFormat } from '../formats/format.ts';
import { readInput, type Input } from '../input.ts';
import type { FoundPath } from '../paths.ts';
import { replaceFile } from '../replace-file.ts';
import { printable, printableLine } from '../terminal.ts';
import { createControls, type Control } from './control.ts';
import { judge, type Judged } from './judge.ts';
import { addTally, emptyTally, type Tally } from './report.ts';
import type { LintSettings } from './settings.ts';

/** What some files gave, ready to be printed. */
export interface BatchResult {
  /** For standard output: the texts of the format, joined. */
  readonly out: string;
  /** For standard error. */
  readonly err: string;
  readonly tally: Tally;
  /** With `keepLinted`. */
  readonly linted?: readonly LintedFile[];
}

/** Judges some files one after the other. `stdin` is the text of `-`. */
export type Linter = (paths: readonly FoundPath[], stdin?: Omit<Input, 'file'>) => BatchResult;

/** Makes the one who judges files in this thread; configurations that were found are kept for the next batch. */
export function createLinter(settings: LintSettings): Linter {
  const format = lintFormats[settings.format](settings);
  const controlOf = createControls(settings);
  return (paths, stdin) => {
    const results = paths.map((path) => lintPath(path, stdin, settings, format, controlOf));
    const tally = emptyTally();
    for (const result of results) addTally(tally, result.tally);
    return {
      out: results.map((r) => r.out).filter((out) => out !== '').join(format.separator),
      err: results.map((r) => r.err).join(''),
      tally,
      ...(settings.keepLinted && { linted: results.flatMap((r) => r.linted ?? []) }),
    };
  };
}

function lintPath({ path, problem }: FoundPath, stdin: Omit<Input, 'file'> | undefined, settings: LintSettings, format: LintFormat, controlOf: (file: string) => Control): BatchResult {
  const input: Input = problem !== undefined ? { file: path, text: '', problem } : path === '-' && stdin ? { file: settings.stdinFilename ?? '-', ...stdin } : readInput(path);
  return input.problem === undefined ? lintOne(input, path, settings, format, controlOf(input.file)) : unreadable(input.file, input.problem, format);
}

function unreadable(file: string, problem: string, format: LintFormat): BatchResult {
  const tally = { ...emptyTally(), files: 1, unreadable: [{ file, problem }] };
  return { out: format.unreadable?.({ file, problem }) ?? '', err: `virt-doctor: ${printableLine(file)}: ${printableLine(problem)}\n`, tally };
}

function lintOne(input: Input, path: string, settings: LintSettings, format: LintFormat, control: Control): BatchResult {
  const judged = judge(input, control, settings.fix);
  const { report, tally, linted, after } = judged;
  for (const { words, isError } of control.problems) tally.misconfigured.set(words, isError);
  let err = tally.bugs.map((bug) => `virt-doctor: ${printableLine(bug)}\n`).join('');
  let out = format.file(report);
  if (after !== undefined) tally.changed = 1;
  if (settings.fix === 'diff') out = after === undefined ? '' : unifiedDiff(input, after, settings);
  if (settings.fix === 'write') {
    const refusal = write(path, input, judged);
    if (refusal !== undefined) return unreadable(input.file, `not fixed: ${refusal}`, format);
    if (path === '-') [out, err] = [after ?? input.text, err + out];
  }
  return { out, err, tally, ...(settings.keepLinted && { linted: [linted] }) };
}

/** What is fixed on standard input goes to standard output, and the findings to standard error. */
const write = (path: string, { text }: Input, { after }: Judged): string | undefined => (after === undefined || path === '-' ? undefined : replaceFile(path, text, after));

function unifiedDiff({ file, text }: Input, after: string, { isTerminal }: LintSettings): string {
  const name = printableLine(file);
  const diff = createTwoFilesPatch(name, name, text, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
  return isTerminal ? printable(diff) : diff;
}
