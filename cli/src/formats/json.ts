import type { Finding } from '../../../engine/index.ts';
import { regionOf, type FileReport, type Tally } from '../lint/report.ts';
import type { LintFormat } from './format.ts';

/** One object a file: `{ file, diagnostics: [{ severity, code, message, startLine, startCol, endLine, endCol, … }] }`. */
function answer({ file, lines, findings, fixed }: FileReport): object {
  const diagnostic = ({ severity, code, message, span, evidence, fixes, tags }: Finding): object => ({
    severity, code, message, ...regionOf(lines, span),
    ...(evidence && evidence.length > 0 && { related: evidence.filter((e) => e.place.uri === undefined).map((e) => ({ message: e.message, ...regionOf(lines, e.place.span) })) }),
    ...(fixes && fixes.length > 0 && { fixes: fixes.map(({ title, safe, edits }) => ({ title, safe, edits: edits.map((e) => ({ ...regionOf(lines, e.span), newText: e.newText })) })) }),
    ...(tags && { tags }),
  });
  return { file, diagnostics: findings.map(diagnostic), ...(fixed > 0 && { fixed }) };
}

/** Not a finding of ours, so that all lines have one shape: what could not be read is told on standard error. */
export const jsonlFormat = (): LintFormat => ({ open: () => '', separator: '', file: (report) => `${JSON.stringify(answer(report))}\n`, close: () => '' });

/** The same objects in one array. */
export const jsonFormat = (): LintFormat => ({
  open: () => '[', separator: ',',
  file: (report) => `\n${JSON.stringify(answer(report), null, 2).replace(/^/gm, '  ')}`,
  close: ({ files }: Tally) => (files > 0 ? '\n]\n' : ']\n'),
});
