import { readFileSync, statSync } from 'node:fs';
import { diagnose, type Bundle, type Cause, type Diagnosis } from '../../../engine/index.ts';
import { parseAddress, pull, readBundle, savePull, type AskOptions } from '../../../host/index.ts';
import { reason } from '../reason.ts';
import { EXIT, paint, printable, type Terminal } from '../terminal.ts';

export interface DiagnoseArguments {
  /** HOST VM, or one folder with evidence. */
  readonly what: readonly string[];
  readonly bundlesFrom: string | undefined;
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
  terminal.write(`${paint(terminal, colour, `${number}. ${printable(cause.message)}`)} ${paint(terminal, 'grey', `[${cause.id}, ${cause.confidence}]`)}\n`);
  if (cause.element) terminal.write(`   XML:      ${printable(cause.element.xpath)}\n`);
  for (const { file, line, text } of cause.evidence.slice(0, 3)) terminal.write(`   evidence: ${printable(file)}:${line + 1}: ${printable(text.slice(0, 300))}\n`);
  for (const fact of cause.facts) terminal.write(`   fact:     ${printable(fact)}\n`);
  terminal.write(`   why:      ${printable(cause.why)}\n   do:       ${printable(cause.remedy)}\n`);
  for (const check of cause.checks) terminal.write(`   ${check.changes ? 'changes: ' : 'check:   '} ${printable(check.command)}\n`);
}

/** At most this many causes are printed in full; the first is the answer, the rest are company. */
const SHOWN = 3;

function printText(terminal: Terminal, name: string, { causes, telling, missing }: Diagnosis): void {
  terminal.write(`${paint(terminal, 'bold', printable(name))}\n`);
  causes.slice(0, SHOWN).forEach((cause, i) => printCause(terminal, cause, i + 1));
  if (causes.length > SHOWN) terminal.write(`   … and ${causes.length - SHOWN} less likely: ${causes.slice(SHOWN).map((c) => c.id).join(', ')}\n`);
  if (causes.length > 0) return;
  terminal.write('No known cause was found.\n');
  for (const { file, line, text } of telling) terminal.write(`   ${printable(file)}:${line + 1}: ${printable(text)}\n`);
  for (const what of missing) terminal.write(`   collect next: ${printable(what)}\n`);
}

/** Prints a diagnosis and tells how it went. */
function report(terminal: Terminal, format: DiagnoseArguments['format'], name: string, bundle: Bundle): number {
  const diagnosis = diagnose(bundle);
  if (format === 'text') printText(terminal, name, diagnosis);
  else terminal.write(`${JSON.stringify(answerOf(name, diagnosis), null, format === 'json' ? 2 : undefined)}\n`);
  return diagnosis.causes.length > 0 ? EXIT.findings : EXIT.clean;
}

async function diagnoseFolder(folder: string, args: DiagnoseArguments, terminal: Terminal): Promise<number> {
  try {
    return report(terminal, args.format, folder, await readBundle(folder));
  } catch (error) {
    terminal.complain(`virt-doctor: ${printable(folder)}: ${printable(reason(error))}\n`);
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
  for (const note of answer.value.notes) terminal.complain(`virt-doctor: ${printable(note)}\n`);
  if (args.save !== undefined) await savePull(answer.value, args.save);
  return report(terminal, args.format, `${vm} on ${host}`, answer.value.bundle);
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** `virt-doctor diagnose`: exit 1 when a cause was found, 3 when the host or the folder gave no answer. */
export async function diagnoseCommand(args: DiagnoseArguments, terminal: Terminal): Promise<number> {
  const folders = args.bundlesFrom === undefined ? [] : readFileSync(args.bundlesFrom === '-' ? 0 : args.bundlesFrom, 'utf8').split(/\r?\n/).filter(Boolean);
  const [first, second] = args.what;
  if (first !== undefined && second !== undefined && !isFolder(second)) return diagnoseHost(first, second, args, terminal);
  let exit: number = EXIT.clean;
  for (const folder of [...args.what, ...folders]) exit = Math.max(exit, await diagnoseFolder(folder, args, terminal));
  return exit;
}
