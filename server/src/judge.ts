import { applyBaseline, atLeast, commandFindings, lint, logFindings, mergeConfigs, readyLogHover, unusedSuppressionFindings, type Config, type Finding, type LintResult, type Suppression } from '../../engine/index.ts';
import { pathUnder, type Configured } from './config-source.ts';
import type { HostChoice } from './host-choices.ts';
import type { OpenDocument } from './open-document.ts';
import type { Settings } from './settings.ts';
import { pathFrom } from './uris.ts';

/** What a document is judged by, besides its text. */
export interface JudgedBy {
  readonly settings: Settings;
  readonly configured: Configured;
  readonly choice: HostChoice | undefined;
  /** Of a configuration: its suppressions that hide nothing, as far as it is known. */
  readonly idle: readonly Suppression[] | undefined;
}

/** What the engine says of one version of a document, under given settings and facts. */
export interface Judgement extends JudgedBy {
  /** Differs between any two judgements of a session. */
  readonly id: string;
  readonly document: OpenDocument;
  readonly findings: readonly Finding[];
  readonly skipped: LintResult['skipped'];
  readonly failed: LintResult['failed'];
}

type Verdict = Pick<Judgement, 'findings' | 'skipped' | 'failed'>;

const NOTHING: Verdict = { findings: [], skipped: [], failed: [] };

/** `bySchema`: the client says itself what a JSON schema says of a configuration. */
export function judge(document: OpenDocument, by: JudgedBy, bySchema: boolean): Verdict {
  const { settings, configured, choice } = by;
  const config = mergeConfigs(configured.config, settings.config);
  switch (document.kind) {
    case 'domain': return judgeDomain(document.uri, document.text, config, configured, choice);
    case 'log': return { ...NOTHING, findings: judgeLog(document, settings, config) };
    case 'config': return { ...NOTHING, findings: judgeConfig(document, by, config, bySchema) };
    case 'script': return { ...NOTHING, findings: atLeast(graded(commandFindings(document.text), config), config.threshold) };
    default: return NOTHING;
  }
}

/** What takes other files to know stands at places of the text that was read with them. */
function judgeConfig({ text, config: { problems } }: OpenDocument, { configured, idle = [] }: JudgedBy, config: Config, bySchema: boolean): readonly Finding[] {
  const own = bySchema ? problems.filter((problem) => !problem.bySchema) : problems;
  return configured.text === text ? [...own, ...configured.problems, ...graded(unusedSuppressionFindings(text, idle), config)] : own;
}

/** Whoever is shown findings points at them next: a big log is made ready for that here, where people wait for it anyway. */
function judgeLog({ explanation, runs }: OpenDocument, { logThreshold }: Settings, { severities = {} }: Config): readonly Finding[] {
  void runs;
  readyLogHover(explanation);
  return logFindings(explanation, { threshold: logThreshold, severities });
}

/** What the engine says of a domain under a configuration: the verdict of every version of its text. */
export function judgeDomain(uri: string, text: string, { threshold, ...config }: Config, configured: Configured, choice: HostChoice | undefined): Verdict {
  const file = pathUnder(configured, uri);
  const { document, findings, skipped, failed } = lint(text, { config, ...(file !== undefined && { file }), ...(choice && { host: choice.facts }) });
  const { baseline } = configured;
  const fresh = baseline ? applyBaseline(baseline.of, { file: pathFrom(baseline.folder, uri), document, findings }).findings : findings;
  // Last, so that the baseline is not held against what is merely not shown.
  return { findings: atLeast(fresh, threshold), skipped, failed };
}

/** With the severities that the configuration gives to codes. */
const graded = (findings: readonly Finding[], { severities = {} }: Config): Finding[] => findings.flatMap((finding) => {
  const severity = severities[finding.code] ?? finding.severity;
  return severity === 'off' ? [] : [{ ...finding, severity }];
});
