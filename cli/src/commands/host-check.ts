import { statSync } from 'node:fs';
import { checkHost, type HostCheck, type HostFacts, type HostFinding } from '../../../engine/index.ts';
import { addressText, parseAddress, snapshot, type AskOptions } from '../../../host/index.ts';
import { readCandidate } from '../candidates.ts';
import { EXIT, paint, printableLine, type Colour, type Terminal } from '../terminal.ts';

export interface HostCheckArguments {
  /** A host, or the file of a snapshot. */
  readonly host: string;
  readonly format: 'text' | 'json';
  readonly ask: AskOptions;
}

/** `virt-doctor host-check`: exit 0 when nothing fails, 1 when something does, 3 when the host or its snapshot could not be read. */
export async function hostCheckCommand({ host, format, ask }: HostCheckArguments, terminal: Terminal): Promise<number> {
  const known = statSync(host, { throwIfNoEntry: false })?.isDirectory() === false ? fromFile(host) : await fromHost(host, ask);
  if (known.problem !== undefined) {
    terminal.complain(`virt-doctor: ${printableLine(known.problem)}\n`);
    return EXIT.failed;
  }
  const check = checkHost(known.facts);
  terminal.write(format === 'json' ? asJson(known.name, check) : asText(known.name, check, terminal));
  return check.findings.some(({ verdict }) => verdict === 'fail') ? EXIT.findings : EXIT.clean;
}

interface KnownHost {
  readonly name: string;
  readonly facts: HostFacts;
  readonly problem?: string;
}

function fromFile(file: string): KnownHost {
  const { name, facts, problem } = readCandidate(file);
  return { name, facts, ...(problem !== undefined && { problem: `${file}: ${problem}` }) };
}

async function fromHost(host: string, ask: AskOptions): Promise<KnownHost> {
  const address = parseAddress(host);
  const answer = address.ok ? await snapshot(address.value, ask) : address;
  if (!answer.ok) return { name: host, facts: {}, problem: `${answer.failure.message}\n${answer.failure.remedy}` };
  return { name: answer.value.hostname ?? (address.ok ? addressText(address.value) : host), facts: answer.value };
}

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function asJson(host: string, { findings, unjudged }: HostCheck): string {
  const count = (verdict: HostFinding['verdict']): number => findings.filter((finding) => finding.verdict === verdict).length;
  return `${JSON.stringify({ host, failures: count('fail'), warnings: count('warn'), passed: count('pass'), findings, notJudged: unjudged }, null, 2)}\n`;
}

const WORDS = { pass: ['PASS', 'green'], warn: ['WARN', 'yellow'], fail: ['FAIL', 'red'] } as const satisfies Record<HostFinding['verdict'], readonly [string, Colour]>;

function asText(host: string, { findings, unjudged }: HostCheck, terminal: Terminal): string {
  const [failures, warnings] = (['fail', 'warn'] as const).map((verdict) => findings.filter((finding) => finding.verdict === verdict).length);
  const verdict = `${countOf(failures!, 'failure')}, ${countOf(warnings!, 'warning')}`;
  return [
    `${printableLine(host)}: ${paint(terminal, failures! > 0 ? 'red' : warnings! > 0 ? 'yellow' : 'green', verdict)}`,
    ...findings.map((finding) => entry(finding, terminal)),
    ...unjudged.map(({ subject, lacks, code }) => `not judged: ${subject}, for the facts lack ${lacks} ${paint(terminal, 'grey', `[${code}]`)}`),
    '',
  ].join('\n');
}

function entry({ verdict, subject, message, code, why, remedy, virtHostValidate }: HostFinding, terminal: Terminal): string {
  const [word, colour] = WORDS[verdict];
  const other = virtHostValidate === undefined ? [] : [`        virt-host-validate ${virtHostValidate === 'silent' ? 'does not look at this here' : `says ${WORDS[virtHostValidate][0]}`}`];
  const reasons = verdict === 'pass' ? [] : [`        why: ${printableLine(why)}`, `        do:  ${printableLine(remedy)}`];
  return [`  ${paint(terminal, colour, word)}  ${subject}: ${printableLine(message)}${verdict === 'pass' ? '' : ` ${paint(terminal, 'grey', `[${code}]`)}`}`, ...reasons, ...other].join('\n');
}
