import { readFileSync, type Stats, statSync } from 'node:fs';
import { diagnose, type Bundle, type Cause, type Diagnosis, type OwnSignatures } from '../../../engine/index.ts';
import { groupEvidence, parseAddress, pull, readEvidence, savePull, withTold, type AskOptions, type Pull } from '../../../host/index.ts';
import { createOwnSource, HERE, type OwnArguments, type OwnSource } from '../explain/own-source.ts';
import { reason } from '../reason.ts';
import { EXIT, paint, printable, printableLine, type Terminal } from '../terminal.ts';

export interface DiagnoseArguments extends OwnArguments {
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
  if (causes[0] && causes[0].confidence !== 'possible') return;
  terminal.write(causes.length > 0 ? 'That is not sure: what stands for it may be of another time, or only follow from the cause.\n' : 'No known cause was found.\n');
  for (const { file, line, text } of telling) terminal.write(`   ${printableLine(file)}:${line + 1}: ${printableLine(text)}\n`);
  for (const what of missing) terminal.write(`   collect next: ${printableLine(what)}\n`);
}

/** What was asked for, whom it is told, and what a user knows besides. */
interface Run {
  readonly args: DiagnoseArguments;
  readonly terminal: Terminal;
  readonly own: OwnSource;
}

/** Prints a diagnosis and tells how it went. */
function report({ args: { format }, terminal }: Run, name: string, bundle: Bundle, own: OwnSignatures | undefined): number {
  const diagnosis = diagnose(bundle, own ? { own } : {});
  if (format === 'text') printText(terminal, name, diagnosis);
  else terminal.write(`${JSON.stringify(answerOf(name, diagnosis), null, format === 'json' ? 2 : undefined)}\n`);
  return diagnosis.causes.length > 0 ? EXIT.findings : EXIT.clean;
}

/** Saved evidence of one host: folders, archives or single files that belong together. */
async function diagnoseSaved(run: Run, paths: readonly string[], vm: string | undefined): Promise<number> {
  const { args, terminal } = run;
  const name = paths[0]!;
  try {
    const { bundles, notes } = await readEvidence(paths, vm);
    for (const note of notes) terminal.complain(`virt-doctor: ${printableLine(name)}: ${printableLine(note)}\n`);
    const own = await run.own.of(name);
    return Math.max(EXIT.clean, ...bundles.map((bundle) => report(run, bundles.length > 1 && args.format === 'text' ? `${name}: ${bundle.vm ?? ''}` : name, withTold(bundle, args.told), own)));
  } catch (error) {
    terminal.complain(`virt-doctor: ${printableLine(name)}: ${printable(reason(error))}\n`);
    return EXIT.failed;
  }
}

async function diagnoseHost(run: Run, host: string, vm: string): Promise<number> {
  const { args, terminal } = run;
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
  const exit = report(run, `${vm} on ${host}`, bundle, await run.own.of(HERE));
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

/** `virt-doctor diagnose`: exit 1 when a cause was found, 3 when the host, the evidence or the configuration could not be read. */
export async function diagnoseCommand(given: DiagnoseArguments, terminal: Terminal): Promise<number> {
  const args = given.told === '-' ? { ...given, told: new TextDecoder().decode(await terminal.readStdin()) } : given;
  const run: Run = { args, terminal, own: createOwnSource(args, terminal.complain) };
  const exit = await diagnoseWhat(run);
  return run.own.failed ? EXIT.failed : exit;
}

async function diagnoseWhat(run: Run): Promise<number> {
  const { what, vm, bundlesFrom, told } = run.args;
  const listed = bundlesFrom === undefined ? [] : readFileSync(bundlesFrom === '-' ? 0 : bundlesFrom, 'utf8').split(/\r?\n/).filter(Boolean);
  const [first, second] = what;
  if (isHostAndVm(what)) return diagnoseHost(run, first!, second!);
  if (what.length === 2 && stats(first!)?.isFile() && !stats(second!)) return diagnoseSaved(run, [first!], second);
  if (what.length === 0 && listed.length === 0 && told !== undefined) return report(run, 'what you were told', withTold({ logs: [], ...(vm !== undefined && { vm }) }, told), await run.own.of(HERE));
  let exit: number = EXIT.clean;
  for (const paths of [...await groupEvidence(what), ...listed.map((path) => [path])]) exit = Math.max(exit, await diagnoseSaved(run, paths, vm));
  return exit;
}
