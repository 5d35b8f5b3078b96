import type { Finding } from '../../../engine/index.ts';
import { regionOf, type FileReport } from '../lint/report.ts';
import { relativePath } from '../paths.ts';
import type { FormatOptions, LintFormat } from './format.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;', '\t': '&#9;' };

/** What XML 1.0 cannot hold, not even as a reference, is written as an escape. */
const xml = (text: string): string => text.replace(/[&<>"'\n\t]|[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (c) => ENTITIES[c] ?? `\\u{${c.codePointAt(0)!.toString(16)}}`);

/** A suite a file, a failed case a finding that fails a run; a file without one has one case that passed. Information and hints pass, with their words. */
export function junitFormat(options: FormatOptions): LintFormat {
  const name = (file: string): string => xml(relativePath(file, options.folder));
  return {
    open: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="virt-doctor">\n',
    separator: '',
    file: (report) => suite(report, name(report.file)),
    unreadable: ({ file, problem }) => `  <testsuite name="${name(file)}" tests="1" failures="0" errors="1">\n    <testcase name="readable" classname="${name(file)}"><error message="${xml(problem)}"/></testcase>\n  </testsuite>\n`,
    close: () => '</testsuites>\n',
  };
}

const fails = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

function suite(report: FileReport, name: string): string {
  const { findings } = report;
  const cases = findings.length === 0 ? [`    <testcase name="virt-doctor" classname="${name}"/>\n`] : findings.map((finding) => testCase(finding, report, name));
  return `  <testsuite name="${name}" tests="${cases.length}" failures="${findings.filter(fails).length}" errors="0">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(finding: Finding, { file, lines }: FileReport, name: string): string {
  const { startLine, startCol } = regionOf(lines, finding.span);
  const words = `${file}:${startLine}:${startCol}: ${finding.severity}: ${finding.message}`;
  const body = fails(finding) ? `<failure type="${finding.severity}" message="${xml(finding.message)}">${xml(words)}</failure>` : `<system-out>${xml(words)}</system-out>`;
  return `    <testcase name="${xml(`${finding.code} ${startLine}:${startCol}`)}" classname="${name}" line="${startLine}">${body}</testcase>\n`;
}
