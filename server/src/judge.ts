import { applyBaseline, atLeast, commandFindings, lint, logFindings, mergeConfigs, readyLogHover, type Config, type Finding, type LintResult } from '../../engine/index.ts';
import { pathUnder, type Configured } from './config-source.ts';
import type { HostChoice } from './host-choices.ts';
import type { OpenDocument } from './open-document.ts';
import type { Settings } from './settings.ts';
import { pathFrom } from './uris.ts';

/** What the engine says of one version of a document, under given settings and facts. */
export interface Judgement {
  /** Differs between any two judgements of a session. */
  readonly id: string;
  readonly document: OpenDocument;
  readonly settings: Settings;
  readonly configured: Configured;
  readonly choice: HostChoice | undefined;
  readonly findings: readonly Finding[];
  readonly skipped: LintResult['skipped'];
  readonly failed: LintResult['failed'];
}

type Verdict = Pick<Judgement, 'findings' | 'skipped' | 'failed'>;

const NOTHING: Verdict = { findings: [], skipped: [], failed: [] };

/** `bySchema`: the client says itself what a JSON schema says of a configuration. */
export function judge(document: OpenDocument, settings: Settings, configured: Configured, choice: HostChoice | undefined, bySchema: boolean): Verdict {
  const config = mergeConfigs(configured.config, settings.config);
  switch (document.kind) {
    case 'domain': return judgeDomain(document.uri, document.text, config, configured, choice);
    case 'log': return { ...NOTHING, findings: judgeLog(document, settings, config) };
    case 'config': return { ...NOTHING, findings: [...document.config.problems.filter((p) => !(bySchema && p.bySchema)), ...(configured.text === document.text ? configured.problems : [])] };
    case 'script': return { ...NOTHING, findings: atLeast(graded(commandFindings(document.text), config), config.threshold) };
    default: return NOTHING;
  }
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
