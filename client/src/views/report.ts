import type { DiagnoseResult, ExplainLogResult, LogLine, LogStatement, ReportedCause, WrongConfig } from '../../../protocol/requests.ts';
import type { Block, Label, Report, ReportLink, ReportSection, ReportZone } from './report-model.ts';
import { placeIn } from './report-place.ts';
import { timelineSection } from './report-timeline.ts';

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
  /** Of the times that are shown. */
  readonly zone: ReportZone;
}

const MAX_EVIDENCE = 5;
const MAX_TELLING = 20;

/** Why a VM fails, for people: the most likely cause first, each with its element, its lines and what to do. */
export function diagnosisReport({ vm, host, asked, result, xml, texts, notes, zone }: DiagnosisReportInput): Report {
  return {
    title: `Why ${vm} on ${host} fails`,
    summary: `Asked ${asked}. ${summary(result)}`,
    sections: [
      ...result.causes.map((cause, i) => ofCause(cause, i + 1, xml)),
      ...timelineSection(result.timeline, zone),
      ...section('The most telling lines', lines(result.telling, MAX_TELLING)),
      ...section('What would help to know more', list(result.missing)),
      ...section('What could not be read', list(notes)),
      ...wrongConfig(result),
      ...section('What was read', list(texts.map((name) => ({ text: name, target: { kind: 'place', file: name, line: 0, character: 0 } })))),
    ],
  };
}

function summary({ causes }: DiagnoseResult): string {
  if (causes.length === 0) return 'Nothing that virt-doctor knows was found.';
  return causes.length === 1 ? 'One cause was found.' : `${causes.length} causes were found, the most likely first.`;
}

/** A cause as a section; `xml` is what the text is called that its element lies in. */
export const ofCause = (cause: ReportedCause, number: number, xml: string | undefined): ReportSection => ({
  title: `${number}. ${cause.title}`,
  tags: [cause.severity, cause.confidence],
  gravity: cause.severity,
  blocks: [
    ...text('what', cause.message),
    ...(cause.why === cause.message ? [] : text('why', cause.why)),
    ...text('remedy', cause.remedy),
    ...element(cause, xml),
    ...cause.facts.flatMap((fact) => text('host', fact)),
    ...lines(cause.evidence, MAX_EVIDENCE),
    ...checks(cause),
    ...(cause.explains.length === 0 ? [] : [{ kind: 'links', label: 'also', links: cause.explains.slice(0, MAX_TELLING).map(linkTo) } as const]),
    code(cause.id),
  ],
});

/** What it is about in words, unless they stand elsewhere in the section. */
function element({ element: found, message, facts }: ReportedCause, xml: string | undefined): readonly Block[] {
  if (!found) return [];
  const link = xml === undefined ? {} : { link: placeIn(xml, found.range.start) };
  const note = found.label === message || found.xpath.includes(found.label) || facts.includes(found.label) ? {} : { note: found.label };
  return [{ kind: 'place', label: 'xml', ...link, text: found.xpath, ...note }];
}

/** How much of a log was read; it is over when the rest will not be. */
export interface Reading {
  readonly percent: number;
  readonly isOver: boolean;
}

/** A log that is being followed, or was. */
export interface Following {
  /** The time of day, in words. */
  readonly since: string;
  /** How many failures came since then. */
  readonly news: number;
  readonly isOver: boolean;
  /** What became of the file. */
  readonly note?: string;
}

/** What a log says, most urgent first; `file` is how the log is called, `state` tells that not all of it was read, or that it is followed. */
export function logReport(file: string, { statements, wrong }: ExplainLogResult, state?: Reading | Following): Report {
  const different = statements.length === 1 ? '1 thing' : `${statements.length} different things`;
  const order = statements.length === 1 ? '' : ', the most urgent first';
  return {
    title: `What ${file} says`,
    summary: state && 'since' in state ? following(different, state)
      : state ? `${different} in the first ${state.percent} %${order}. ${state.isOver ? 'The rest was not read.' : 'The rest is being read …'}`
      : statements.length === 0 ? 'Nothing that virt-doctor knows was found.' : `${different}${order}.`,
    sections: [
      ...statements.map((statement, i) => ofStatement(statement, i + 1)),
      ...wrongConfig({ wrong }),
    ],
  };
}

const following = (different: string, { since, news, isOver, note }: Following): string =>
  `${isOver ? 'It was followed' : 'It is being followed'} since ${since}: ${news === 0 ? 'nothing new' : news === 1 ? '1 new failure' : `${news} new failures`}, ${different} in all, the newest first.${note === undefined ? '' : ` ${note}`}`;

const ofStatement = (statement: LogStatement, number: number): ReportSection => ({
  title: `${number}. ${statement.title}`,
  tags: [statement.severity, ...(statement.times > 1 ? [`${statement.times} times`] : [])],
  gravity: statement.severity,
  blocks: [...text('what', statement.message), ...text('why', statement.why), ...text('remedy', statement.remedy), ...lines(statement.lines, MAX_EVIDENCE), ...checks(statement), code(statement.id)],
});

const wrongConfig = ({ wrong }: { readonly wrong?: WrongConfig | undefined }): readonly ReportSection[] => section('What is wrong with the configuration, and was left out', lines(wrong?.lines ?? [], MAX_TELLING));

const section = (title: string, blocks: readonly Block[]): readonly ReportSection[] => (blocks.length === 0 ? [] : [{ title, tags: [], blocks }]);

const text = (label: Label, words: string): readonly Block[] => [{ kind: 'text', label, text: words }];

const list = (items: readonly (string | ReportLink)[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);

const checks = ({ checks: all }: Pick<ReportedCause, 'checks'>): readonly Block[] => (all.length === 0 ? [] : [{ kind: 'checks', checks: all }]);

const code = (id: string): Block => ({ kind: 'links', label: 'code', links: [{ text: id, target: { kind: 'code', code: id } }] });

const lines = (all: readonly LogLine[], most: number): readonly Block[] =>
  (all.length === 0 ? [] : [{ kind: 'lines', label: 'log', lines: all.slice(0, most).map((line) => ({ link: linkTo(line), text: line.text })), more: Math.max(all.length - most, 0) }]);

const linkTo = ({ file, range }: LogLine): ReportLink => placeIn(file, range.start);
