import { checkMigration, createLineIndex, NOT_SEEN_BY_MIGRATION as NOT_SEEN, oneLine, type LineIndex, type Migration, type MigrationFinding, type Unjudged } from '../../../engine/index.ts';
import { readCandidate, type ReadCandidate } from '../candidates.ts';
import { readDomain } from '../input.ts';
import { regionOf } from '../lint/report.ts';
import { EXIT, paint, printableLine, printableName, type Terminal } from '../terminal.ts';

export interface MigrateCheckArguments {
  /** The file with the domain; `-` is standard input. */
  readonly file: string;
  /** Snapshots of both hosts. */
  readonly from: string;
  readonly to: string;
  readonly format: 'text' | 'json';
}

/** `virt-doctor migrate-check`: exit 0 when nothing blocks the migration, 1 when something does, 3 when something could not be read. */
export async function migrateCheckCommand({ file, from, to, format }: MigrateCheckArguments, terminal: Terminal): Promise<number> {
  const input = await readDomain(file, terminal);
  const [source, destination] = [readCandidate(from), readCandidate(to)];
  for (const { path, problem } of [{ path: file, problem: input.problem }, ...[source, destination].map((read) => ({ path: read.snapshot, problem: read.problem }))]) {
    if (problem !== undefined) complain(terminal, `${path}: ${problem}`);
  }
  if (input.problem !== undefined || source.problem !== undefined || destination.problem !== undefined) return EXIT.failed;
  const result = checkMigration(input.text, source.facts, destination.facts);
  for (const { rule, error } of result.failed) complain(terminal, `the rule ${rule} failed, which is a bug of virt-doctor: ${error}`);
  if (!result.isJudged) complain(terminal, `${file}: it holds no domain that QEMU runs`);
  else terminal.write(format === 'json' ? asJson(file, input.text, result, source, destination) : asText(file, input.text, result, source, destination, terminal));
  if (!result.isJudged || result.failed.length > 0) return EXIT.failed;
  return result.blockers.length > 0 ? EXIT.findings : EXIT.clean;
}

const complain = (terminal: Terminal, words: string): void => terminal.complain(`virt-doctor: ${printableLine(words)}\n`);
const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Positions from 1. */
function asJson(file: string, text: string, { blockers, risks, unjudged }: Migration, from: ReadCandidate, to: ReadCandidate): string {
  const lines = createLineIndex(text);
  const hostOf = ({ name, snapshot, origin }: ReadCandidate): object => ({ name, snapshot, ...(origin.takenAt !== undefined && { takenAt: origin.takenAt }) });
  const toJson = ({ span, witness, ...finding }: MigrationFinding): object => ({ ...finding, ...regionOf(lines, span), ...(witness && { witness }) });
  return `${JSON.stringify({ file, from: hostOf(from), to: hostOf(to), blockers: blockers.map(toJson), risks: risks.map(toJson), notJudged: unjudged, notSeen: NOT_SEEN }, null, 2)}\n`;
}

function asText(file: string, text: string, { blockers, risks, unjudged }: Migration, from: ReadCandidate, to: ReadCandidate, terminal: Terminal): string {
  const lines = createLineIndex(text);
  const verdict = `${countOf(blockers.length, 'blocker')}, ${countOf(risks.length, 'risk')}`;
  const out = [
    `${printableName(file)}: from ${printableLine(from.name)} to ${printableLine(to.name)}: ${paint(terminal, blockers.length > 0 ? 'red' : risks.length > 0 ? 'yellow' : 'green', verdict)}`,
    ...saidOnce([...blockers, ...risks]).map((finding) => `\n${entry(file, finding, lines, terminal)}`),
    '', `not seen here: ${NOT_SEEN}`,
    ...(unjudged.length > 0 ? ['', ...notJudged(unjudged, from, to)] : []),
  ];
  return `${out.join('\n')}\n`;
}

/** Why and what to do stand with the first finding of a code. */
function saidOnce(findings: readonly MigrationFinding[]): MigrationFinding[] {
  const seen = new Set<string>();
  return findings.map((finding) => {
    if (!seen.has(finding.code)) return (seen.add(finding.code), finding);
    const { witness: _witness, ...bare } = finding;
    return { ...bare, why: '', remedy: '' };
  });
}

const MAX_WITNESS = 200;

function entry(file: string, { severity, code, message, span, why, remedy, witness }: MigrationFinding, lines: LineIndex, terminal: Terminal): string {
  const { line, character } = lines.positionAt(span.start);
  const [word, colour] = severity === 'error' ? ['blocker', 'red'] as const : ['risk', 'yellow'] as const;
  return [
    `${printableName(file)}:${line + 1}:${character + 1}: ${paint(terminal, colour, `${word}:`)} ${printableLine(message)} ${paint(terminal, 'grey', `[${code}]`)}`,
    ...(why === '' ? [] : [`   why:     ${printableLine(why)}`]),
    ...(remedy === '' ? [] : [`   do:      ${printableLine(remedy)}`]),
    ...(witness ? [`   witness: “${printableLine(oneLine(witness.text, MAX_WITNESS))}” (${printableLine(witness.source)})`] : []),
  ].join('\n');
}

/** Which facts are missing, and what would be judged by them. */
function notJudged(unjudged: readonly Unjudged[], from: ReadCandidate, to: ReadCandidate): string[] {
  const byFact = new Map<string, string[]>();
  for (const { code, host, lacks } of unjudged) {
    const key = `${printableLine((host === 'from' ? from : to).name)} lacks ${lacks.join(', ')}`;
    byFact.set(key, [...(byFact.get(key) ?? []), code]);
  }
  return [...byFact].map(([key, of]) => `not judged: the snapshot of ${key}, so nothing is said of ${of.join(', ')}`);
}
