import type { Finding, Severity } from '../../../engine/index.ts';
import { regionOf, type FileReport, type Unreadable } from '../lint/report.ts';
import { relativePath } from '../paths.ts';
import type { FormatOptions, LintFormat } from './format.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** As the runner's own toolkit escapes; each annotation is one line, and nothing of a text can end it or begin another. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replace(/[\p{Cc}\u2028\u2029]/gu, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** `::error file=…,line=…::message`, which a GitHub workflow shows at the line of a pull request. */
export function githubFormat(options: FormatOptions): LintFormat {
  const annotation = ({ severity, code, message, span }: Finding, { file, lines }: FileReport): string => {
    const { startLine, startCol, endLine, endCol } = regionOf(lines, span);
    // Columns count only within one line.
    const columns = startLine === endLine ? `,col=${startCol},endColumn=${Math.max(endCol, startCol)}` : '';
    return `::${COMMANDS[severity]} file=${property(relativePath(file, options.folder))},line=${startLine},endLine=${endLine}${columns},title=${property(code)}::${data(message)}\n`;
  };
  return {
    open: () => '', separator: '', close: () => '',
    file: (report) => report.findings.map((finding) => annotation(finding, report)).join(''),
    unreadable: ({ file, problem }: Unreadable) => `::error file=${property(relativePath(file, options.folder))},title=unreadable::${data(problem)}\n`,
  };
}
