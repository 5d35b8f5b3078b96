import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue, type CatalogueEntry, type Finding, type Fix, type Severity, type Span } from '../../../engine/index.ts';
import { regionOf, type FileReport, type Silenced, type Tally } from '../lint/report.ts';
import { relativePath } from '../paths.ts';
import type { FormatOptions, LintFormat } from './format.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

const JUSTIFICATIONS: Readonly<Record<Silenced['by'], string>> = { comment: 'A comment in the file suppresses it.', config: 'The configuration suppresses it.', baseline: 'The baseline has it.' };

/** SARIF 2.1.0 as code scanning takes it: one run; results as they come, then the rules that they name. */
export function sarifFormat(options: FormatOptions): LintFormat {
  return {
    open: () => '{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{"columnKind":"utf16CodeUnits","results":[',
    separator: ',\n',
    file: (report) => results(report, options).map((result) => JSON.stringify(result)).join(',\n'),
    close: (tally) => `],${JSON.stringify(theRest(tally, options)).slice(1)}]}\n`,
  };
}

/** What stands in the run besides its results. */
function theRest(tally: Tally, { version }: FormatOptions): object {
  const notifications = [
    ...tally.unreadable.map(({ file, problem }) => ({ level: 'error', message: { text: `${file}: ${problem}` } })),
    ...tally.bugs.map((bug) => ({ level: 'error', message: { text: bug } })),
  ];
  return {
    tool: { driver: { name: 'virt-doctor', ...(/^\d+\.\d+\.\d+/.test(version) && { semanticVersion: version }), rules: catalogue().filter(({ code }) => tally.codes.has(code)).map(descriptor) } },
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that virt-doctor ran in.' } } },
    invocations: [{ executionSuccessful: notifications.length === 0, ...(notifications.length > 0 && { toolExecutionNotifications: notifications }) }],
  };
}

function descriptor({ code, severity, profile, title, why, remedy }: CatalogueEntry): object {
  return {
    id: code,
    name: ruleName(code),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: `${why}\n\nWhat to do: ${remedy}`, markdown: `${markdown(why)}\n\n**What to do:** ${markdown(remedy)}` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [...new Set(['libvirt', profile])], precision: severity === 'error' ? 'very-high' : 'high', 'problem.severity': severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'recommendation' },
  };
}

export const ruleName = (code: string): string => code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Plain text in Markdown: `<disk>` is no HTML, `*` no emphasis. */
export const markdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');

function results(report: FileReport, options: FormatOptions): object[] {
  const artifactLocation = artifact(report.file, options.folder);
  const seen = new Map<string, number>();
  const one = (finding: Finding, silenced?: Silenced): object => ({
    ruleId: finding.code,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: region(report, finding.span) } }],
    partialFingerprints: { 'virtDoctorFinding/v1': fingerprint(finding, report, seen) },
    ...related(finding, report, artifactLocation),
    ...(finding.fixes && finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => mending(fix, report, artifactLocation)) }),
    ...(silenced && { suppressions: [{ kind: silenced.by === 'comment' ? 'inSource' : 'external', justification: JUSTIFICATIONS[silenced.by] }] }),
  });
  return [...report.findings.map((finding) => one(finding)), ...report.silenced.map((silenced) => one(silenced.finding, silenced))];
}

function related({ evidence }: Finding, report: FileReport, artifactLocation: object): object {
  const here = (evidence ?? []).filter((e) => e.place.uri === undefined);
  if (here.length === 0) return {};
  return { relatedLocations: here.map((e, id) => ({ id, message: { text: e.message }, physicalLocation: { artifactLocation, region: region(report, e.place.span) } })) };
}

const mending = ({ title, edits }: Fix, report: FileReport, artifactLocation: object): object => ({
  description: { text: title },
  artifactChanges: [{ artifactLocation, replacements: edits.map(({ span, newText }) => ({ deletedRegion: region(report, span), ...(newText !== '' && { insertedContent: { text: newText } }) })) }],
});

function region({ lines }: FileReport, span: Span): object {
  const { startLine, startCol, endLine, endCol } = regionOf(lines, span);
  return { startLine, startColumn: startCol, endLine, endColumn: endCol };
}

/** A file below the folder by its path from there, which a host of code resolves in its checkout; another one by its whole path. */
export function artifact(file: string, folder: string): object {
  const path = relativePath(file, folder);
  return isAbsolute(path) ? { uri: pathToFileURL(path).href } : { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** The same while the line keeps its words, wherever it moves: code, the line, and which of several like it. */
function fingerprint({ code, span }: Finding, { text, lines }: FileReport, seen: Map<string, number>): string {
  const { line } = lines.positionAt(span.start);
  const key = `${code}\n${text.slice(lines.lineStart(line), lines.lineStart(line + 1)).slice(0, 4096).replace(/\s+/g, ' ').trim()}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${count}`;
}
