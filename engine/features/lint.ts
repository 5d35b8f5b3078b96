import type { Finding, Severity } from '../core/finding.ts';
import { overlaps } from '../core/span.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import { rules } from '../rules/index.ts';
import { compileRules, runRules, type RuleSet, type RunResult } from '../rules/run.ts';
import { recognise } from '../schema/domain/documents.ts';
import { parseXml } from '../xml/parse.ts';
import type { Element, Problem, XmlDocument } from '../xml/tree.ts';
import { validate } from './validate.ts';

export interface LintOptions {
  readonly host?: HostFacts;
  /** What the XML is meant for, `major.minor.micro`; the host's versions when absent. */
  readonly target?: { readonly libvirt?: string; readonly qemu?: string };
  /** Severity by rule id, or `off`. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Other rules than the built-in ones, for tests. */
  readonly ruleSet?: RuleSet;
}

export interface LintResult {
  readonly document: XmlDocument;
  /** The first domain of the text; undefined when the text is not for us, and then there are no findings. */
  readonly domain: Element | undefined;
  readonly findings: readonly Finding[];
  readonly skipped: RunResult['skipped'];
  readonly failed: RunResult['failed'];
}

const builtIn = compileRules(rules);

/** Judges a text that holds a libvirt domain. Total: any text gets a result; texts that hold none get an empty one. */
export function lint(text: string, options: LintOptions = {}): LintResult {
  const document = parseXml(text);
  const domains = recognise(document)?.domains ?? [];
  const result = { document, domain: domains[0] };
  if (domains.length === 0) return { ...result, findings: [], skipped: [], failed: [] };
  const findings: Finding[] = document.problems.map(problemFinding);
  const skipped = new Map<string, RunResult['skipped'][number]>();
  const failed: RunResult['failed'][number][] = [];
  for (const domain of domains) {
    const run = runRules(options.ruleSet ?? builtIn, text, domain, { ...options, ...(options.rules && { severities: options.rules }) });
    findings.push(...run.findings, ...validate(document, domain).filter((f) => !isCoveredBy(f, run.findings)));
    for (const skip of run.skipped) skipped.set(skip.rule, skip);
    failed.push(...run.failed);
  }
  return { ...result, findings: inOrder(findings), skipped: [...skipped.values()], failed };
}

/** The format warns that libvirt drops something; a rule that knows that libvirt refuses it says more, and says it once. */
const isCoveredBy = (ofFormat: Finding, ofRules: readonly Finding[]): boolean =>
  ofFormat.severity !== 'error' && ofRules.some((rule) => rule.severity === 'error' && overlaps(rule.span, ofFormat.span));

function problemFinding({ code, span, message, related, fix }: Problem): Finding {
  return {
    code, severity: 'error', span, message,
    ...(related && { evidence: [{ place: { span: related.span }, message: related.message }] }),
    ...(fix && { fixes: [{ title: fix.title, safe: true, edits: [{ span: fix.span, newText: fix.newText }] }] }),
  };
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.code.localeCompare(b.code));
}
