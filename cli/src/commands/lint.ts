import { createLineIndex, lint, type Finding, type HostFacts, type LintResult, type Severity } from '../../../engine/index.ts';
import { expandPaths, readInputs, type Input } from '../input.ts';
import { codeFrame } from '../code-frame.ts';
import { EXIT, paint, printable, type Colour, type Terminal } from '../terminal.ts';

export interface LintArguments {
  readonly files: readonly string[];
  readonly filesFrom: string | undefined;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly host: HostFacts | undefined;
  readonly target: { readonly libvirt?: string; readonly qemu?: string } | undefined;
}

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'grey' };

/** Positions from 1; `endCol` is exclusive. */
interface Diagnostic {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly startLine: number;
  readonly startCol: number;
  readonly endLine: number;
  readonly endCol: number;
}

function diagnosticsOf({ findings }: LintResult, text: string): Diagnostic[] {
  const lines = createLineIndex(text);
  return findings.map(({ severity, code, message, span }: Finding) => {
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    return { severity, code, message, startLine: start.line + 1, startCol: start.character + 1, endLine: end.line + 1, endCol: end.character + 1 };
  });
}

function printText(terminal: Terminal, { file, text }: Input, result: LintResult): void {
  const diagnostics = diagnosticsOf(result, text);
  diagnostics.forEach((d, i) => {
    const finding = result.findings[i]!;
    terminal.write(`${paint(terminal, 'bold', `${printable(file)}:${d.startLine}:${d.startCol}`)}: ${paint(terminal, COLOURS[d.severity], d.severity)}: ${printable(d.message)} ${paint(terminal, 'grey', `[${d.code}]`)}\n`);
    terminal.write(codeFrame(text, finding.span, terminal, COLOURS[d.severity]));
    for (const fix of finding.fixes ?? []) terminal.write(`  ${paint(terminal, 'green', 'fix')}: ${printable(fix.title)}\n`);
  });
}

/** `virt-doctor lint`: exit 1 when a finding is an error or a warning. */
export async function lintCommand(args: LintArguments, terminal: Terminal): Promise<number> {
  const paths = expandPaths(args.files, args.filesFrom, ['.xml']);
  const answers: unknown[] = [];
  const totals: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  const skipped = new Set<string>();
  let failed = false;
  for await (const input of readInputs(paths, terminal)) {
    if (input.problem !== undefined) {
      terminal.complain(`virt-doctor: ${printable(input.file)}: ${printable(input.problem)}\n`);
      failed = true;
      continue;
    }
    const result = lint(input.text, { ...(args.host && { host: args.host }), ...(args.target && { target: args.target }) });
    for (const finding of result.findings) totals[finding.severity]++;
    for (const { rule } of result.skipped) skipped.add(rule);
    for (const { rule, error } of result.failed) terminal.complain(`virt-doctor: our bug: rule ${rule} failed on ${printable(input.file)}: ${printable(error)}\n`);
    const answer = { file: input.file, diagnostics: diagnosticsOf(result, input.text) };
    if (args.format === 'jsonl') terminal.write(`${JSON.stringify(answer)}\n`);
    else if (args.format === 'json') answers.push(answer);
    else printText(terminal, input, result);
  }
  if (args.format === 'json') terminal.write(`${JSON.stringify(answers, null, 2)}\n`);
  if (args.format === 'text') summarise(terminal, paths.length, totals, skipped.size);
  return failed ? EXIT.failed : totals.error + totals.warning > 0 ? EXIT.findings : EXIT.clean;
}

function summarise(terminal: Terminal, files: number, totals: Readonly<Record<Severity, number>>, skipped: number): void {
  const parts = (Object.keys(totals) as Severity[]).filter((s) => totals[s] > 0).map((s) => paint(terminal, COLOURS[s], `${totals[s]} ${s}${totals[s] === 1 || s === 'info' ? '' : 's'}`));
  const found = parts.length > 0 ? parts.join(', ') : paint(terminal, 'green', 'nothing to report');
  terminal.write(`${files} file${files === 1 ? '' : 's'}: ${found}${skipped > 0 ? `; ${skipped} rule${skipped === 1 ? '' : 's'} skipped, because no facts of a host were given (--host SNAPSHOT)` : ''}\n`);
}
