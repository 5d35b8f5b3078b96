import { createLineIndex, lint, mend, severities, type Finding, type LintResult } from '../../../engine/index.ts';
import type { Input } from '../input.ts';
import { emptyTally, type FileReport, type Tally } from './report.ts';
import type { LintSettings } from './settings.ts';

/** One file judged, and mended when that is wanted: `after` is the text with its fixes when it has any. */
export interface Judged {
  readonly report: FileReport;
  readonly tally: Tally;
  readonly after?: string;
}

/** Judges one text. Total; what throws in a rule is counted as our bug. */
export function judge({ file, text }: Input, settings: LintSettings): Judged {
  const tally = { ...emptyTally(), files: 1 };
  const { host, target } = settings;
  const look = (t: string): LintResult => lint(t, { ...(host && { host }), ...(target && { target }) });
  let result = look(text);
  let fixed = 0;
  let after = text;
  if (settings.fix !== 'none' && result.domain) {
    const mended = mend(text, (t) => {
      result = look(t);
      return shown(result.findings, settings);
    });
    ({ text: after, fixed } = mended);
    // The last text that was judged may be one that was turned down.
    result = look(after);
  }
  const findings = shown(result.findings, settings);
  const report: FileReport = { file, text: after, lines: createLineIndex(after), isDomain: result.domain !== undefined, findings, silenced: [], fixed };
  count(tally, report, result);
  return { report, tally, ...(after !== text && { after }) };
}

/** The findings with the severities that are wanted. */
function shown(findings: readonly Finding[], settings: LintSettings): readonly Finding[] {
  const limit = severities.indexOf(settings.threshold);
  return findings
    .map((finding) => ({ finding, severity: Object.hasOwn(settings.severities, finding.code) ? settings.severities[finding.code]! : finding.severity }))
    .filter(({ severity }) => severity !== 'off' && severities.indexOf(severity) <= limit)
    .map(({ finding, severity }) => (severity === finding.severity ? finding : { ...finding, severity: severity as Finding['severity'] }));
}

function count(tally: Tally, { file, findings, silenced, isDomain, fixed }: FileReport, { skipped, failed }: LintResult): void {
  if (isDomain) tally.domains++;
  for (const finding of findings) {
    tally.totals[finding.severity]++;
    if (finding.fixes?.some((fix) => fix.safe)) tally.fixable++;
  }
  for (const { code } of [...findings, ...silenced.map((s) => s.finding)]) tally.codes.add(code);
  for (const { rule } of skipped) tally.skipped.add(rule);
  for (const { rule, error } of failed) tally.bugs.push(`our bug: rule ${rule} failed on ${file}: ${error}`);
  tally.fixed += fixed;
  tally.silenced += silenced.length;
}
