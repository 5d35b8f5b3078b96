import { commandArguments, createLineIndex, placeDryRun, prepareDryRun, type CommandArgument, type DryRunFinding, type DryRunInput } from '../../../engine/index.ts';
import { dryRun, parseAddress, type AskOptions, type DryRun } from '../../../host/index.ts';
import { readDomain } from '../input.ts';
import { regionOf } from '../lint/report.ts';
import { EXIT, paint, printable, printableLine, printableName, type Terminal } from '../terminal.ts';

export interface DryRunArguments {
  /** Absent: this machine. */
  readonly host: string | undefined;
  readonly file: string;
  readonly format: 'text' | 'json';
  readonly ask: AskOptions;
}

/** `virt-doctor dry-run`: exit 0 when libvirt takes the domain, 1 when it refuses, 3 when it could not be asked. */
export async function dryRunCommand({ host, file, format, ask }: DryRunArguments, terminal: Terminal): Promise<number> {
  const complain = (words: string): number => {
    terminal.complain(`virt-doctor: ${printable(words)}\n`);
    return EXIT.failed;
  };
  const { text, problem } = await readDomain(file, terminal);
  if (problem !== undefined) return complain(`${file}: ${problem}`);
  const input = prepareDryRun(text);
  if (typeof input === 'string') return complain(`${file}: ${input}`);
  const address = parseAddress(host ?? 'local');
  if (!address.ok) return complain(`${address.failure.message} ${address.failure.remedy}`);
  if (address.value.kind === 'recorded') return complain(`${host}: a recorded host cannot try anything; name one that ssh reaches, or none for this machine`);
  const answer = await dryRun(address.value, input, ask);
  if (!answer.ok) return complain(`${answer.failure.message} ${answer.failure.remedy}${answer.failure.detail ? `\n${answer.failure.detail}` : ''}`);
  const findings = placeDryRun(text, answer.value);
  const args = answer.value.command === undefined ? [] : commandArguments(answer.value.command, text);
  const told = { file, text, host: host ?? 'local', input, answer: answer.value, findings, args };
  terminal.write(format === 'json' ? asJson(told) : asText(told, terminal));
  return findings.length > 0 ? EXIT.findings : EXIT.clean;
}

interface Told {
  readonly file: string;
  readonly text: string;
  readonly host: string;
  readonly input: DryRunInput;
  readonly answer: DryRun;
  readonly findings: readonly DryRunFinding[];
  readonly args: readonly CommandArgument[];
}

const leftOut = ({ input, answer }: Told): DryRunInput['left'] => (answer.isEmulated && input.emulated ? input.emulated : input).left;

/** Positions from 1. */
function asJson(told: Told): string {
  const { file, text, host, answer: { user, libvirt, isEmulated }, findings, args } = told;
  const lines = createLineIndex(text);
  const toJson = ({ span, ...rest }: DryRunFinding): object => ({ ...rest, ...regionOf(lines, span) });
  return `${JSON.stringify({
    file, host, libvirt: libvirt ?? null, user, isEmulated, accepted: findings.length === 0, refusals: findings.map(toJson),
    notTried: leftOut(told).map(({ what, why, stages }) => ({ what, why, stages })),
    command: args.map(({ option, value, meaning, element }) => ({ option, value, ...(meaning !== undefined && { meaning }), ...(element && { xpath: element.xpath, ...regionOf(lines, element.span) }) })),
  }, null, 2)}\n`;
}

function asText(told: Told, terminal: Terminal): string {
  const { file, text, host, answer, findings, args } = told;
  const lines = createLineIndex(text);
  const verdict = findings.length === 0 ? paint(terminal, 'green', 'accepted') : paint(terminal, 'red', findings.length === 1 ? 'refused' : `refused, ${findings.length} times`);
  return [
    `${printableName(file)}: ${verdict} by libvirt ${printableLine(answer.libvirt ?? '')} on ${printableLine(host)}, as ${printableLine(answer.user)}${answer.isEmulated ? ', without KVM' : ''}`,
    ...findings.map((finding) => `\n${refusal(file, finding, lines.positionAt(finding.span.start), terminal)}`),
    ...leftOut(told).map(({ what, why, stages }) => paint(terminal, 'grey', `not tried${stages.length > 1 ? '' : ' for the command line'}: ${printableLine(what)} (${why})`)),
    ...(args.length > 0 ? ['', ...args.map((argument) => shown(argument, lines, terminal))] : []),
  ].join('\n').concat('\n');
}

function refusal(file: string, { words, xpath, cause }: DryRunFinding, { line, character }: { line: number; character: number }, terminal: Terminal): string {
  return [
    `${printableName(file)}:${line + 1}:${character + 1}: ${paint(terminal, 'red', 'refused:')} ${printableLine(words)}${cause ? ` ${paint(terminal, 'grey', `[${printableLine(cause.id)}]`)}` : ''}`,
    `   XML:  ${printableLine(xpath)}`,
    ...(cause ? [`   why:  ${printableLine(cause.why)}`, `   do:   ${printableLine(cause.remedy)}`] : []),
  ].join('\n');
}

function shown({ written, element }: CommandArgument, lines: ReturnType<typeof createLineIndex>, terminal: Terminal): string {
  const note = element ? `${printableLine(element.label)}, line ${lines.positionAt(element.span.start).line + 1}` : "libvirt's own";
  return `${printableLine(written)}  ${paint(terminal, 'grey', `# ${note}`)}`;
}
