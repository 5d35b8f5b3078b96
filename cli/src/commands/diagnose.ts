import { readFileSync, type Stats, statSync } from 'node:fs';
import { diagnose, type Bundle, type Cause, type Diagnosis } from '../../../engine/index.ts';
import { groupEvidence, parseAddress, pull, readEvidence, savePull, withTold, type AskOptions, type Pull } from '../../../host/index.ts';
import { reason } from '../reason.ts';
import { EXIT, paint, printable, printableLine, type Terminal } from '../terminal.ts';

export interface DiagnoseArguments {
  /** HOST VM, or folders, archives and files with evidence. */
  readonly what: readonly string[];
  /** Which machine of saved evidence. */
  readonly vm: string | undefined;
  readonly bundlesFrom: string | undefined;
  /** What the user was told when it failed; `-` for what comes on standard input. */
  readonly told: string | undefined;
  readonly save: string | undefined;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly ask: AskOptions;
}

const answerOf = (bundle: string, diagnosis: Diagnosis): object => ({
  bundle,
  causes: diagnosis.causes.map((cause) => ({
    id: cause.id, category: cause.category, severity: cause.severity, message: cause.message, confidence: cause.confidence,
    element: cause.element?.xpath ?? null,
    evidence: cause.evidence.map(({ file, line }) => ({ file, line: line + 1 })),
  })),
});

function printCause(terminal: Terminal, cause: Cause, number: number): void {
  const colour = cause.severity === 'fatal' ? 'red' : 'yellow';
  terminal.write(`${paint(terminal, colour, `${number}. ${printableLine(cause.message)}`)} ${paint(terminal, 'grey', `[${cause.id}, ${cause.confidence}]`)}\n`);
  if (cause.element) terminal.write(`   XML:      ${printableLine(cause.element.xpath)}\n`);
  for (const { file, line, text } of cause.evidence.slice(0, 3)) terminal.write(`   evidence: ${printableLine(file)}:${line + 1}: ${printableLine(text.slice(0, 300))}\n`);
  for (const fact of cause.facts) terminal.write(`   fact:     ${printableLine(fact)}\n`);
  terminal.write(`   why:      ${printableLine(cause.why)}\n   do:       ${printableLine(cause.remedy)}\n`);
  for (const check of cause.checks) terminal.write(`   ${check.changes ? 'changes: ' : 'check:   '} ${printableLine(check.command)}\n`);
}

/** At most this many causes are printed in full; the first is the answer, the rest are company. */
const SHOWN = 3;

function printText(terminal: Terminal, name: string, { causes, telling, missing }: Diagnosis): void {
  terminal.write(`${paint(terminal, 'bold', printableLine(name))}\n`);
  causes.slice(0, SHOWN).forEach((cause, i) => printCause(terminal, cause, i + 1));
  if (causes.length > SHOWN) terminal.write(`   … and ${causes.length - SHOWN} less likely: ${causes.slice(SHOWN).map((c) => c.id).join(', ')}\n`);
  if (causes.length > 0) return;
  terminal.write('No known cause was found.\n');
  for (const { file, line, text } of telling) terminal.write(`   ${printableLine(file)}:${line + 1}: ${printableLine(text)}\n`);
  for (const what of missing) terminal.write(`   collect next: ${printableLine(what)}\n`);
}

/** Prints a diagnosis and tells how it went. */
function report(terminal: Terminal, format: DiagnoseArguments['format'], name: string, bundle: Bundle): number {
  const diagnosis = diagnose(bundle);
  if (format === 'text') printText(terminal, name, diagnosis);
  else terminal.write(`${JSON.stringify(answerOf(name, diagnosis), null, format === 'json' ? 2 : undefined)}\n`);
  return diagnosis.causes.length > 0 ? EXIT.findings : EXIT.clean;
}

/** Saved evidence of one host: folders, archives or single files that belong together. */
async function diagnoseSaved(paths: readonly string[], vm: string | undefined, args: DiagnoseArguments, terminal: Terminal): Promise<number> {
  const name = paths[0]!;
  try {
    const { bundles, notes } = await readEvidence(paths, vm);
    for (const note of notes) terminal.complain(`virt-doctor: ${printableLine(name)}: ${printableLine(note)}\n`);
    return Math.max(EXIT.clean, ...bundles.map((bundle) => report(terminal, args.format, bundles.length > 1 && args.format === 'text' ? `${name}: ${bundle.vm ?? ''}` : name, withTold(bundle, args.told))));
  } catch (error) {
    terminal.complain(`virt-doctor: ${printableLine(name)}: ${printable(reason(error))}\n`);
    return EXIT.failed;
  }
}

async function diagnoseHost(host: string, vm: string, args: DiagnoseArguments, terminal: Terminal): Promise<number> {
  const address = parseAddress(host);
  const answer = address.ok ? await pull(address.value, vm, args.ask) : address;
  if (!answer.ok) {
    const { message, remedy, detail } = answer.failure;
    terminal.complain(`virt-doctor: ${printable(message)}\n${printable(remedy)}\n${detail ? `${printable(detail.trim())}\n` : ''}`);
    return EXIT.failed;
  }
  for (const note of answer.value.notes) terminal.complain(`virt-doctor: ${printableLine(note)}\n`);
  const bundle = withTold(answer.value.bundle, args.told);
  const saved = args.save === undefined || await save({ ...answer.value, bundle }, args.save, terminal);
  const exit = report(terminal, args.format, `${vm} on ${host}`, bundle);
  return saved ? exit : EXIT.failed;
}

/** False, with the reason told, when it could not be saved: what was pulled is reported all the same. */
async function save(pulled: Pull, path: string, terminal: Terminal): Promise<boolean> {
  try {
    await savePull(pulled, path);
    return true;
  } catch (error) {
    terminal.complain(`virt-doctor: ${printableLine(path)}: ${printable(reason(error))}\n`);
    return false;
  }
}

function stats(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Two words are HOST VM; two paths are evidence, and so are a file and a name. */
function isHostAndVm([first, second, third]: readonly string[]): boolean {
  if (first === undefined || second === undefined || third !== undefined) return false;
  return stats(first) === undefined ? !stats(second)?.isDirectory() : stats(second) === undefined && !stats(first)!.isFile();
}

/** `virt-doctor diagnose`: exit 1 when a cause was found, 3 when the host or the evidence gave no answer. */
export async function diagnoseCommand(given: DiagnoseArguments, terminal: Terminal): Promise<number> {
  const args = given.told === '-' ? { ...given, told: new TextDecoder().decode(await terminal.readStdin()) } : given;
  const listed = args.bundlesFrom === undefined ? [] : readFileSync(args.bundlesFrom === '-' ? 0 : args.bundlesFrom, 'utf8').split(/\r?\n/).filter(Boolean);
  const [first, second] = args.what;
  if (isHostAndVm(args.what)) return diagnoseHost(first!, second!, args, terminal);
  if (args.what.length === 2 && stats(first!)?.isFile() && !stats(second!)) return diagnoseSaved([first!], second, args, terminal);
  let exit: number = EXIT.clean;
  if (args.what.length === 0 && listed.length === 0 && args.told !== undefined) return report(terminal, args.format, 'what you were told', withTold({ logs: [], ...(args.vm !== undefined && { vm: args.vm }) }, args.told));
  for (const paths of [...await groupEvidence(args.what), ...listed.map((path) => [path])]) exit = Math.max(exit, await diagnoseSaved(paths, args.vm, args, terminal));
  return exit;
}
