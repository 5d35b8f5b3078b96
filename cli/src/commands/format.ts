import { applyEdits, createLineIndex, formatXml, parseXml, recognise, type FormatOptions, type Problem } from '../../../engine/index.ts';
import { readInputs, type Input } from '../input.ts';
import { replaceFile } from '../replace-file.ts';
import type { PathOptions } from '../paths.ts';
import { EXIT, paint, printableLine, printableName, type Terminal } from '../terminal.ts';

export interface FormatArguments {
  readonly paths: Omit<PathOptions, 'endings'>;
  /** Only say which files would change. */
  readonly check: boolean;
  /** Change the files; else the formatted text goes to standard output. */
  readonly write: boolean;
  readonly tabWidth: number;
  readonly useTabs: boolean;
}

type Outcome = 'same' | 'changed' | 'failed';

/** `virt-doctor format`: exit 1 when --check finds a file that is not formatted, 3 when one could not be. */
export async function formatCommand(args: FormatArguments, terminal: Terminal): Promise<number> {
  const options: FormatOptions = { tabSize: args.tabWidth, insertSpaces: !args.useTabs, insertFinalNewline: true, trimFinalNewlines: true };
  const outcomes: Outcome[] = [];
  for await (const input of readInputs({ ...args.paths, endings: ['.xml'] }, terminal)) {
    outcomes.push(input.problem === undefined ? formatOne(input, args, options, terminal) : fail(terminal, input.file, input.problem));
  }
  const changed = outcomes.filter((o) => o === 'changed').length;
  if (args.check || args.write) summarise(terminal, args, outcomes.length, changed);
  if (outcomes.includes('failed')) return EXIT.failed;
  return args.check && changed > 0 ? EXIT.findings : EXIT.clean;
}

function fail(terminal: Terminal, file: string, problem: string): Outcome {
  terminal.complain(`virt-doctor: ${printableLine(file)}: ${printableLine(problem)}\n`);
  return 'failed';
}

function formatOne({ file, text }: Input, args: FormatArguments, options: FormatOptions, terminal: Terminal): Outcome {
  const document = parseXml(text);
  // What holds no domain of libvirt is not ours to change.
  const isOurs = recognise(document)?.kind === 'domain';
  const { edits, problem } = isOurs ? formatXml(document, options) : { edits: [], problem: undefined };
  if (problem) return fail(terminal, `${file}${placeOf(text, problem)}`, `not formatted, because it is not well-formed XML: ${problem.message}`);
  const formatted = applyEdits(text, edits);
  if (!args.check && !args.write) terminal.write(formatted);
  if (formatted === text) return 'same';
  if (args.write && !args.check) {
    const refused = file === '-' ? void terminal.write(formatted) : notWritten(replaceFile(file, text, formatted));
    if (refused !== undefined) return fail(terminal, file, refused);
  }
  if ((args.check || args.write) && file !== '-') terminal.write(`${printableName(file)}\n`);
  return 'changed';
}

function placeOf(text: string, { span }: Problem): string {
  const { line, character } = createLineIndex(text).positionAt(span.start);
  return `:${line + 1}:${character + 1}`;
}

const notWritten = (reason: string | undefined): string | undefined => reason && `not formatted, because ${reason}`;

function summarise(terminal: Terminal, { check }: FormatArguments, files: number, changed: number): void {
  const count = `${changed} of ${files} file${files === 1 ? '' : 's'}`;
  const words = changed === 0 ? paint(terminal, 'green', `${files} file${files === 1 ? ' is' : 's are'} formatted`) : check ? paint(terminal, 'yellow', `${count} not formatted; run virt-doctor format --write`) : `${count} formatted`;
  terminal.complain(`${words}\n`);
}
