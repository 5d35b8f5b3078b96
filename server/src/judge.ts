import { lint, logFindings, type Finding, type LintResult } from '../../engine/index.ts';
import type { HostChoice } from './host-choices.ts';
import type { OpenDocument } from './open-document.ts';
import type { Settings } from './settings.ts';

/** What the engine says of one version of a document, under given settings and facts. */
export interface Judgement {
  /** Differs between any two judgements of a session. */
  readonly id: string;
  readonly document: OpenDocument;
  readonly settings: Settings;
  readonly choice: HostChoice | undefined;
  readonly findings: readonly Finding[];
  readonly skipped: LintResult['skipped'];
  readonly failed: LintResult['failed'];
}

type Verdict = Pick<Judgement, 'findings' | 'skipped' | 'failed'>;

const NOTHING: Verdict = { findings: [], skipped: [], failed: [] };

export function judge(document: OpenDocument, settings: Settings, choice: HostChoice | undefined): Verdict {
  if (document.kind === 'domain') {
    const hasTarget = settings.target.libvirt !== undefined || settings.target.qemu !== undefined;
    const { findings, skipped, failed } = lint(document.text, { rules: settings.rules, ...(choice && { host: choice.facts }), ...(hasTarget && { target: settings.target }) });
    return { findings, skipped, failed };
  }
  if (document.kind === 'log') return { ...NOTHING, findings: logFindings(document.explanation, { threshold: settings.logThreshold, severities: settings.rules }) };
  return NOTHING;
}
