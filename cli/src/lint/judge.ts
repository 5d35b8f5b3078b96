import { relative, resolve, sep } from 'node:path';
import { applyBaseline, createLineIndex, lint, mend, type Finding, type LintedFile, type LintResult } from '../../../engine/index.ts';
import type { Input } from '../input.ts';
import type { BaselineHere, FixMode } from './settings.ts';
import type { Control } from './control.ts';
import { emptyTally, type FileReport, type Silenced, type Tally } from './report.ts';

/** One file judged, and mended when that is wanted: `after` is the text with its fixes when it has any. */
export interface Judged {
  readonly report: FileReport;
  readonly tally: Tally;
  readonly linted: LintedFile;
  readonly after?: string;
}

interface Look {
  readonly result: LintResult;
  readonly linted: LintedFile;
  readonly findings: readonly Finding[];
}

/** Judges one text. Total; what throws in a rule is counted as our bug. */
export function judge({ file, text }: Input, control: Control, fix: FixMode): Judged {
  const { config, host, baseline, folder } = control;
  const wantsIdle = fix === 'none' && config.suppress !== undefined;
  const look = (t: string): Look => {
    const result = lint(t, { config, file: pathFrom(folder, file), wantsIdle, ...(host && { host }) });
    const linted = { file: pathFrom(baseline?.folder ?? folder, file), document: result.document, findings: result.findings };
    return { result, linted, findings: withoutKnown(linted, baseline) };
  };
  let last = look(text);
  let fixed = 0;
  let after = text;
  if (fix !== 'none' && last.result.domain) {
    ({ text: after, fixed } = mend(text, (t) => look(t).findings));
    if (after !== text) last = look(after);
  }
  const { result, linted, findings } = last;
  const report: FileReport = { file, text: after, lines: createLineIndex(after), isDomain: result.domain !== undefined, findings, silenced: silencedOf(last), fixed };
  return { report, linted, tally: { ...tallyOf(report, result), stale: staleOf(last, control), suppressions: suppressionsOf(result, control) }, ...(after !== text && { after }) };
}

/** With `/`, as configurations and baselines name files. */
const pathFrom = (folder: string, file: string): string => relative(folder, resolve(file)).split(sep).join('/');

const withoutKnown = (linted: LintedFile, here: BaselineHere | undefined): readonly Finding[] => (here ? applyBaseline(here.baseline, linted).findings : linted.findings);

/** How many findings of the baseline are no more; none are counted that only this run does not look for. */
function staleOf({ result, linted }: Look, { baseline, config: { threshold = 'hint', profiles, severities } }: Control): number {
  if (!baseline || threshold !== 'hint' || profiles) return 0;
  const unsought = new Set([...result.skipped.map(({ rule }) => rule), ...Object.keys(severities ?? {}).filter((code) => severities![code] === 'off')]);
  return applyBaseline(baseline.baseline, linted).stale.filter(({ code }) => !unsought.has(code)).reduce((sum, { count }) => sum + count, 0);
}

/** Which suppressions of the configuration's file this file still needs. */
function suppressionsOf({ suppressions }: LintResult, { folder, placeOf }: Control): Tally['suppressions'] {
  return new Map(suppressions.flatMap(({ suppression, isIdle }) => {
    const place = placeOf(suppression);
    return place === undefined ? [] : [[place, { folder, isIdle }] as const];
  }));
}

function silencedOf({ result, findings }: Look): Silenced[] {
  const shown = new Set(findings);
  return [...result.suppressed, ...result.findings.filter((finding) => !shown.has(finding)).map((finding) => ({ finding, by: 'baseline' as const }))];
}

function tallyOf({ file, findings, silenced, isDomain, fixed }: FileReport, { skipped, failed }: LintResult): Tally {
  const tally = { ...emptyTally(), files: 1, domains: isDomain ? 1 : 0, fixed, silenced: silenced.length };
  for (const finding of findings) {
    tally.totals[finding.severity]++;
    if (finding.fixes?.some((way) => way.safe)) tally.fixable++;
  }
  for (const { code } of [...findings, ...silenced.map((s) => s.finding)]) tally.codes.add(code);
  for (const { rule } of skipped) tally.skipped.add(rule);
  for (const { rule, error } of failed) tally.bugs.push(`our bug: rule ${rule} failed on ${file}: ${error}`);
  return tally;
}
