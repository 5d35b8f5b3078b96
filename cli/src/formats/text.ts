import { severities, type Finding, type Severity } from '../../../engine/index.ts';
import { codeFrame } from '../code-frame.ts';
import { regionOf, type FileReport, type Tally } from '../lint/report.ts';
import { paint, printableLine, printableName, type Colour } from '../terminal.ts';
import type { FormatOptions, LintFormat } from './format.ts';

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'grey' };

/** For people: place, message, code, the line itself, and what would mend it. */
export function textFormat(options: FormatOptions): LintFormat {
  return { open: () => '', separator: '', file: (report) => report.findings.map((finding) => block(finding, report, options)).join(''), close: (tally) => (options.quiet ? '' : summary(tally, options)) };
}

function block(finding: Finding, { file, text, lines }: FileReport, options: FormatOptions): string {
  const { severity, code, message, span, evidence, fixes } = finding;
  const { startLine, startCol } = regionOf(lines, span);
  const place = paint(options, 'bold', `${printableName(file)}:${startLine}:${startCol}`);
  const head = `${place}: ${paint(options, COLOURS[severity], severity)}: ${printableLine(message)} ${paint(options, 'grey', `[${code}]`)}\n`;
  const notes = (evidence ?? []).filter((e) => e.place.uri === undefined).map((e) => {
    const at = regionOf(lines, e.place.span);
    return `  ${paint(options, 'grey', 'note')}: ${at.startLine}:${at.startCol}: ${printableLine(e.message)}\n`;
  });
  const ways = (fixes ?? []).map((fix) => `  ${paint(options, 'green', fix.safe ? 'fix (--fix)' : 'fix')}: ${printableLine(fix.title)}\n`);
  return head + codeFrame(text, lines, span, options, COLOURS[severity]) + notes.join('') + ways.join('');
}

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

function summary({ files, totals, fixable, fixed, silenced, stale, skipped }: Tally, options: FormatOptions): string {
  const parts = severities.filter((s) => totals[s] > 0).map((s) => paint(options, COLOURS[s], s === 'info' ? `${totals[s]} info` : counted(totals[s], s)));
  const more = [
    ...(fixed > 0 ? [`${fixed} fixed`] : []),
    ...(fixable > 0 ? [`${fixable} fixable with --fix`] : []),
    ...(silenced > 0 ? [`${silenced} suppressed`] : []),
    ...(stale > 0 ? [`${stale} of the baseline ${stale === 1 ? 'is' : 'are'} no more (--update-baseline)`] : []),
    ...(skipped.size > 0 ? [`${counted(skipped.size, 'rule')} skipped for lack of facts of the host (--host SNAPSHOT)`] : []),
  ];
  return `${counted(files, 'file')}: ${[parts.length > 0 ? parts.join(', ') : paint(options, 'green', 'nothing to report'), ...more].join('; ')}\n`;
}
