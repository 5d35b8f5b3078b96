import { createLineIndex, NOT_SEEN_BY_MIGRATION, type Fit, type HostFit, type Migration, type MigrationFinding, type Obstacle } from '../../../engine/index.ts';
import { placeIn } from './report-place.ts';
import { createReportWriter, type ReportWriter, type TextReport } from './report-writer.ts';

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const memory = (kib: number | undefined): string => (kib === undefined ? 'free memory unknown' : `${(kib / 1024 / 1024).toFixed(1)} GiB free`);

/** Which hosts a domain fits on, the best one first, and what stands in its way on the others. `text` is what was judged. */
export function fitReport(name: string, text: string, { hosts, obstacles }: Fit): TextReport {
  const writer = createReportWriter();
  const fitting = hosts.filter((host) => host.fits).length;
  writer.heading(`Which host fits ${name}`, '=');
  writer.line(fitting === 0 ? `None of ${countOf(hosts.length, 'host')}.` : `${fitting} of ${countOf(hosts.length, 'host')}.`);
  writer.blank();
  hosts.forEach((host, i) => writer.line(`${i + 1}. ${host.fits ? 'fits        ' : 'does not fit'}  ${host.name}: ${countOf(host.blockers.length, 'error')}, ${countOf(host.risks.length, 'warning')}, ${memory(host.freeKiB)}`));
  const positionOf = positions(text);
  for (const obstacle of obstacles) writeObstacle(writer, obstacle, hosts, name, positionOf);
  writeUnjudged(writer, hosts.map((host) => ({ name: host.name, lacks: host.skipped.flatMap(({ needs }) => needs), rules: host.skipped.length })));
  return writer.done();
}

type PositionOf = (offset: number) => { readonly line: number; readonly character: number };
const positions = (text: string): PositionOf => {
  const lines = createLineIndex(text);
  return (offset) => lines.positionAt(offset);
};

/** What hosts say in the same words is said once. */
function writeObstacle(writer: ReportWriter, { code, severity, span, cells }: Obstacle, hosts: readonly HostFit[], name: string, positionOf: PositionOf): void {
  const said = new Map<string, string[]>();
  cells.forEach(({ message }, h) => {
    if (message !== undefined) said.set(message, [...(said.get(message) ?? []), hosts[h]!.name]);
  });
  writer.blank();
  writer.pieces('- ', [`${severity} `, { text: code, target: { kind: 'code', code } }, ' at ', placeIn(name, positionOf(span.start))]);
  for (const [message, names] of said) writer.field('', `${names.length === hosts.length && hosts.length > 1 ? 'all hosts' : names.join(', ')}: ${message}`);
}

/** Hosts that lack facts, with the facts: a host may only seem to fit. */
function writeUnjudged(writer: ReportWriter, hosts: readonly { readonly name: string; readonly lacks: readonly string[]; readonly rules: number }[]): void {
  const lacking = hosts.filter(({ rules }) => rules > 0);
  if (lacking.length > 0) writer.blank();
  for (const { name, lacks, rules } of lacking) writer.line(`Not judged on ${name}: ${countOf(rules, 'rule')}; what is known of it lacks ${[...new Set(lacks)].sort().join(', ')}.`);
}

/** What keeps a domain from moving between two hosts. */
export function migrationReport(name: string, text: string, { blockers, risks, unjudged }: Migration, from: string, to: string): TextReport {
  const writer = createReportWriter();
  const positionOf = positions(text);
  writer.heading(`Migration of ${name} from ${from} to ${to}`, '=');
  writer.line(blockers.length === 0 ? `Nothing that is known blocks it; ${countOf(risks.length, 'risk')}.` : `It is blocked: ${countOf(blockers.length, 'blocker')}, ${countOf(risks.length, 'risk')}.`);
  const seen = new Set<string>();
  for (const finding of [...blockers, ...risks]) {
    writeHindrance(writer, finding, name, positionOf, !seen.has(finding.code));
    seen.add(finding.code);
  }
  writer.blank();
  writer.line(`Not seen here: ${NOT_SEEN_BY_MIGRATION}`);
  writeUnjudged(writer, (['from', 'to'] as const).map((host) => {
    const open = unjudged.filter((one) => one.host === host);
    return { name: host === 'from' ? from : to, lacks: open.flatMap(({ lacks }) => lacks), rules: open.length };
  }));
  return writer.done();
}

/** Why and what to do stand with the first finding of a code. */
function writeHindrance(writer: ReportWriter, { code, severity, span, message, why, remedy, witness }: MigrationFinding, name: string, positionOf: PositionOf, isFirst: boolean): void {
  writer.blank();
  writer.pieces('- ', [severity === 'error' ? 'blocker ' : 'risk ', { text: code }, ' at ', placeIn(name, positionOf(span.start))]);
  writer.field('', message);
  if (!isFirst) return;
  if (why !== '') writer.field('why', why);
  if (remedy !== '') writer.field('do', remedy);
  if (witness) writer.field('said', `“${witness.text}” (${witness.source})`);
}
