import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { lintFormats } from '../formats/index.ts';
import type { LintFormat } from '../formats/format.ts';
import { readInput, type Input } from '../input.ts';
import type { FoundPath } from '../paths.ts';
import { printable, printableLine } from '../terminal.ts';
import { judge, type Judged } from './judge.ts';
import { replaceFile } from '../replace-file.ts';
import { addTally, emptyTally, type Tally } from './report.ts';
import type { LintSettings } from './settings.ts';

/** What some files gave, ready to be printed. */
export interface BatchResult {
  /** For standard output: the texts of the format, joined. */
  readonly out: string;
  /** For standard error. */
  readonly err: string;
  readonly tally: Tally;
}

/** Judges some files one after the other. `stdin` is the text of `-`. */
export function lintBatch(paths: readonly FoundPath[], settings: LintSettings, stdin?: Omit<Input, 'file'>): BatchResult {
  const format = lintFormats[settings.format](settings);
  const out: string[] = [];
  const err: string[] = [];
  const tally = emptyTally();
  for (const { path, problem } of paths) {
    const input: Input = problem !== undefined ? { file: path, text: '', problem } : path === '-' && stdin ? { file: settings.stdinFilename ?? '-', ...stdin } : readInput(path);
    const one = input.problem === undefined ? lintOne(input, path, settings, format) : unreadable(input.file, input.problem, format);
    if (one.out !== '') out.push(one.out);
    if (one.err !== '') err.push(one.err);
    addTally(tally, one.tally);
  }
  return { out: out.join(format.separator), err: err.join(''), tally };
}

function unreadable(file: string, problem: string, format: LintFormat): BatchResult {
  const tally = { ...emptyTally(), files: 1, unreadable: [{ file, problem }] };
  return { out: format.unreadable?.({ file, problem }) ?? '', err: `virt-doctor: ${printableLine(file)}: ${printableLine(problem)}\n`, tally };
}

function lintOne(input: Input, path: string, settings: LintSettings, format: LintFormat): BatchResult {
  const judged = judge(input, settings);
  const { report, tally, after } = judged;
  let err = tally.bugs.map((bug) => `virt-doctor: ${printableLine(bug)}\n`).join('');
  let out = format.file(report);
  if (after !== undefined) tally.changed = 1;
  if (settings.fix === 'diff') out = after === undefined ? '' : unifiedDiff(input, after, settings);
  if (settings.fix === 'write') {
    const refusal = write(path, input, judged);
    if (refusal !== undefined) return unreadable(input.file, `not fixed: ${refusal}`, format);
    if (path === '-') [out, err] = [after ?? input.text, err + out];
  }
  return { out, err, tally };
}

/** What is fixed on standard input goes to standard output, and the findings to standard error. */
const write = (path: string, { text }: Input, { after }: Judged): string | undefined => (after === undefined || path === '-' ? undefined : replaceFile(path, text, after));

function unifiedDiff({ file, text }: Input, after: string, { isTerminal }: LintSettings): string {
  const name = printableLine(file);
  const diff = createTwoFilesPatch(name, name, text, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
  return isTerminal ? printable(diff) : diff;
}
