import type { Check } from '../../../engine/index.ts';
import type { DiagnoseResult, ExplainLogResult, LogLine, LogStatement, ReportedCause } from '../../../protocol/requests.ts';
import { createReportWriter, placeOf, type Piece, type Report, type ReportWriter } from './report-writer.ts';

export interface DiagnosisReportInput {
  readonly vm: string;
  readonly host: string;
  /** When it was asked, in words. */
  readonly asked: string;
  readonly result: DiagnoseResult;
  /** The name of the XML among the texts; the place of an element lies in it. */
  readonly xml: string | undefined;
  /** Names of all texts that were read. */
  readonly texts: readonly string[];
  /** What could not be read. */
  readonly notes: readonly string[];
}

const MAX_EVIDENCE = 5;
const MAX_TELLING = 20;

/** Why a VM fails, for people: the most likely cause first, each with its element, its lines and what to do. */
export function diagnosisReport({ vm, host, asked, result, xml, texts, notes }: DiagnosisReportInput): Report {
  const writer = createReportWriter();
  writer.heading(`Why ${vm} on ${host} fails`, '=');
  writer.line(`Asked ${asked}. ${summary(result)}`);
  result.causes.forEach((cause, i) => writeCause(writer, cause, i + 1, xml));
  if (result.telling.length > 0) {
    writer.blank();
    writer.heading('The most telling lines', '-');
    writeLines(writer, 'Log', result.telling, MAX_TELLING);
  }
  writeList(writer, 'What would help to know more', result.missing);
  writeList(writer, 'What could not be read', notes);
  if (texts.length > 0) {
    writer.blank();
    writer.heading('What was read', '-');
    for (const name of texts) writer.pieces('- ', [{ text: name, target: { kind: 'place', file: name, line: 0, character: 0 } }]);
  }
  return writer.done();
}

function summary({ causes }: DiagnoseResult): string {
  if (causes.length === 0) return 'Nothing that virt-doctor knows was found.';
  return causes.length === 1 ? 'One cause was found.' : `${causes.length} causes were found, the most likely first.`;
}

function writeCause(writer: ReportWriter, cause: ReportedCause, number: number, xml: string | undefined): void {
  writer.blank();
  writer.heading(`${number}. ${cause.title} [${cause.severity}, ${cause.confidence}]`, '-');
  writer.field('What', cause.message);
  if (cause.why !== cause.message) writer.field('Why', cause.why);
  writer.field('To do', cause.remedy);
  if (cause.element) {
    const place: readonly Piece[] = xml === undefined ? [] : [placeOf(xml, cause.element.range.start), '  '];
    writer.pieces('XML', [...place, { text: cause.element.xpath }]);
    if (cause.element.label !== cause.message && !cause.element.xpath.includes(cause.element.label)) writer.field('', cause.element.label);
  }
  for (const fact of cause.facts) writer.field('Host', fact);
  writeLines(writer, 'Log', cause.evidence, MAX_EVIDENCE);
  writeChecks(writer, cause.checks);
  if (cause.explains.length > 0) writer.pieces('Also', cause.explains.slice(0, MAX_TELLING).flatMap((line, i) => [i > 0 ? ', ' : '', placeOf(line.file, line.range.start)]));
  writer.pieces('Code', [{ text: cause.id, target: { kind: 'code', code: cause.id } }]);
}

function writeLines(writer: ReportWriter, label: string, lines: readonly LogLine[], most: number): void {
  lines.slice(0, most).forEach((line, i) => {
    writer.pieces(i === 0 ? label : '', [placeOf(line.file, line.range.start)]);
    writer.pieces('', ['> ', { text: line.text }]);
  });
  if (lines.length > most) writer.field('', `and ${lines.length - most} more`);
}

/** Commands are shown, never run. */
function writeChecks(writer: ReportWriter, checks: readonly Check[]): void {
  checks.forEach((check, i) => {
    writer.pieces(i === 0 ? 'Check' : '', ['$ ', { text: check.command }, check.changes ? '   (this changes something)' : '']);
    if (check.look !== undefined) writer.field('', `  ${check.look}`);
  });
}

function writeList(writer: ReportWriter, title: string, items: readonly string[]): void {
  if (items.length === 0) return;
  writer.blank();
  writer.heading(title, '-');
  for (const item of items) writer.item(item);
}

/** What a log says, most urgent first; `file` is how the log is called. */
export function logReport(file: string, { statements }: ExplainLogResult): Report {
  const writer = createReportWriter();
  writer.heading(`What ${file} says`, '=');
  writer.line(statements.length === 0 ? 'Nothing that virt-doctor knows was found.' : `${statements.length} different things, the most urgent first.`);
  statements.forEach((statement, i) => writeStatement(writer, statement, i + 1));
  return writer.done();
}

function writeStatement(writer: ReportWriter, { title, severity, message, why, remedy, lines, times, checks, id }: LogStatement, number: number): void {
  writer.blank();
  writer.heading(`${number}. ${title} [${severity}${times > 1 ? `, ${times} times` : ''}]`, '-');
  writer.field('What', message);
  writer.field('Why', why);
  writer.field('To do', remedy);
  writeLines(writer, 'Log', lines, MAX_EVIDENCE);
  writeChecks(writer, checks);
  writer.pieces('Code', [{ text: id, target: { kind: 'code', code: id } }]);
}
