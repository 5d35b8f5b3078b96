import type { Config, Suppression } from '../config/config.ts';
import type { Finding, Severity } from '../core/finding.ts';
import { overlaps } from '../core/span.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import { rules } from '../rules/index.ts';
import { forLoneDevices } from '../rules/lone-device.ts';
import { compileRules, runRules, type RuleSet, type RunResult } from '../rules/run.ts';
import { recognise } from '../schema/domain/documents.ts';
import { specNode } from '../schema/spec-tree.ts';
import { parseXml } from '../xml/parse.ts';
import type { Element, Problem, XmlDocument } from '../xml/tree.ts';
import { atLeast, mayDifferElsewhere, regrade, severitiesOf, withoutSuppressed, type Severities } from './control.ts';
import { maySuppress, suppress } from './suppress.ts';
import { validate, validateElement } from './validate.ts';

export interface LintOptions {
  readonly host?: HostFacts;
  /** What the XML is meant for, `major.minor.micro`; the host's versions when absent. */
  readonly target?: { readonly libvirt?: string; readonly qemu?: string };
  /** What the user wants to be told; the other options win over it. */
  readonly config?: Config;
  /** The path from the configuration's folder, with `/`, for suppressions that name files. */
  readonly file?: string;
  /** Severity by code, or `off`. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Whether it is wanted to know which suppressions of the configuration hid nothing; that takes time. */
  readonly wantsIdle?: boolean;
  /** Other rules than the built-in ones, for tests. */
  readonly ruleSet?: RuleSet;
}

export interface LintResult {
  readonly document: XmlDocument;
  /** The first domain of the text, or an empty one around its only device; undefined when the text is not for us, and then there are no findings. */
  readonly domain: Element | undefined;
  readonly findings: readonly Finding[];
  /** How many findings are suppressed by comments or by the configuration. */
  readonly hidden: number;
  /** Those, and what suppresses them. */
  readonly suppressed: readonly SuppressedFinding[];
  /** With `wantsIdle`: the configuration's suppressions that mean this file, and whether they may go as far as it is concerned. */
  readonly suppressions: readonly JudgedSuppression[];
  readonly skipped: RunResult['skipped'];
  readonly failed: RunResult['failed'];
}

export interface JudgedSuppression {
  readonly suppression: Suppression;
  /** It hid nothing, and nothing that it could hide is found with other hosts or versions. */
  readonly isIdle: boolean;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly by: 'comment' | 'config';
}

const builtIn = compileRules(rules);
let loneDevices: RuleSet | undefined;
/** Made for the first device that comes alone: most texts hold domains. */
const rulesForLoneDevices = (): RuleSet => (loneDevices ??= compileRules(forLoneDevices(rules)));

/** Judges a text that holds a libvirt domain. Total: any text gets a result; texts that hold none get an empty one. */
export function lint(text: string, options: LintOptions = {}): LintResult {
  const document = parseXml(text);
  const recognised = recognise(document);
  const fragment = recognised?.fragment;
  const domains = fragment ? [fragment.domain] : recognised?.domains ?? [];
  const result = { document, domain: domains[0] };
  if (domains.length === 0) return { ...result, findings: [], hidden: 0, suppressed: [], suppressions: [], skipped: [], failed: [] };
  const { config } = options;
  const severities = severitiesOf(config, options.rules);
  const meant = options.target ?? config?.target;
  const target = meant && { ...options.host?.versions, ...meant };
  const findings: Finding[] = document.problems.map(problemFinding);
  const skipped = new Map<string, RunResult['skipped'][number]>();
  const failed: RunResult['failed'][number][] = [];
  for (const domain of domains) {
    const run = runRules(options.ruleSet ?? (fragment ? rulesForLoneDevices() : builtIn), text, domain, { ...(options.host && { host: options.host }), ...(target && { target }), ...(severities && { severities }), ...(config?.memoryShare !== undefined && { memoryShare: config.memoryShare }) });
    const ofFormat = fragment ? validateElement(document, specNode(fragment.device)!) : validate(document, domain);
    findings.push(...run.findings, ...ofFormat.filter((f) => !isCoveredBy(f, run.findings)));
    for (const skip of run.skipped) skipped.set(skip.rule, skip);
    failed.push(...run.failed);
  }
  const isSure = (code: string): boolean => !fragment && severities?.[code] !== 'off' && !failed.some(({ rule }) => rule === code)
    && !mayDifferElsewhere(code, text, domains, target ?? options.host?.versions ?? {});
  const wanted = controlled(document, findings, options, severities, isSure);
  return { ...result, findings: inOrder(wanted.findings), hidden: wanted.hidden, suppressed: wanted.suppressed, suppressions: wanted.suppressions, skipped: [...skipped.values()], failed };
}

/** The findings that the user wants to see: graded, without those that comments and the configuration suppress. */
function controlled(document: XmlDocument, found: readonly Finding[], { config, file, wantsIdle }: LintOptions, severities: Severities | undefined, isSure: (code: string) => boolean) {
  const graded = regrade(found, config, severities);
  const left = maySuppress(document.text) ? suppress(document, graded, isSure) : { findings: graded, hidden: 0, complaints: [] };
  const { kept, meant, used } = withoutSuppressed(document, [...left.findings, ...regrade(left.complaints, config, severities)], config, file);
  // Of a text that is not well-formed, the tree is a guess; and of every code nobody can be sure.
  const isIdle = (suppression: Suppression): boolean => !used.has(suppression) && document.problems.length === 0 && suppression.codes.every((code) => code !== 'all' && isSure(code));
  const hidden = left.hidden + left.findings.length + left.complaints.length - kept.length;
  return { findings: atLeast(kept, config?.threshold), hidden, suppressed: hidden === 0 ? [] : suppressedOf(graded, left.findings, kept), suppressions: wantsIdle ? meant.map((suppression) => ({ suppression, isIdle: isIdle(suppression) })) : [] };
}

function suppressedOf(graded: readonly Finding[], leftByComments: readonly Finding[], kept: readonly Finding[]): SuppressedFinding[] {
  const [left, stays] = [new Set(leftByComments), new Set(kept)];
  return graded.filter((finding) => !stays.has(finding)).map((finding) => ({ finding, by: left.has(finding) ? 'config' : 'comment' }));
}

/**
 * The format warns that libvirt drops something; a rule that knows that libvirt refuses it says more, and says it once. So does one
 * that warns of the very attribute.
 */
const isCoveredBy = (ofFormat: Finding, ofRules: readonly Finding[]): boolean =>
  ofFormat.severity !== 'error' && !isSlip(ofFormat) && ofRules.some((rule) => overlaps(rule.span, ofFormat.span) && (rule.severity === 'error' || isOnSameAttribute(rule, ofFormat)));
/** A misspelt name is the cause of what a rule finds missing, so both are told. */
const isSlip = ({ code, fixes }: Finding): boolean => code.startsWith('unknown-') && fixes?.some((fix) => fix.edits.some((edit) => edit.newText !== '')) === true;
const isOnSameAttribute = (rule: Finding, ofFormat: Finding): boolean =>
  rule.severity === 'warning' && ofFormat.code.endsWith('-attribute') && rule.span.start === ofFormat.span.start;

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
