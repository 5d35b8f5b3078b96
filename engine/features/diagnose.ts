import { inWords } from '../core/in-words.ts';
import type { Bundle, Cause, Diagnosis, LogEvidence, NamedText } from '../diagnosis/cause.ts';
import { isLastSaid } from '../diagnosis/console.ts';
import { type LogKind, logKind } from '../diagnosis/log-kind.ts';
import { type Scope, scopeOf, standing, standings } from '../diagnosis/scope.ts';
import { shareNames, whose } from '../diagnosis/whose.ts';
import { isUntold, lastFailure, type Meant, toldCauses } from '../diagnosis/attempt.ts';
import { startsOf, timeOf } from '../diagnosis/history.ts';
import { pointAt } from '../diagnosis/point.ts';
import { orderCauses, type Candidate } from '../diagnosis/order.ts';
import { witnessed } from '../diagnosis/witness.ts';
import { complaintsAbout } from '../diagnosis/mention.ts';
import { fillChecks, fillCommand } from '../diagnosis/fill-checks.ts';
import { formatCause } from '../diagnosis/format-causes.ts';
import { type TellingLog, tellingLines } from '../diagnosis/telling.ts';
import { createLineIndex } from '../core/line-index.ts';
import { rules } from '../rules/index.ts';
import { signatures } from '../signatures/index.ts';
import type { Known } from '../schema/domain/placeholders.ts';
import type { Element } from '../xml/tree.ts';
import type { Hit } from '../log/hit.ts';
import { severities, type Finding } from '../core/finding.ts';
import { contains } from '../core/span.ts';
import { elementAt, text, xpathOf } from '../xml/query.ts';
import { explain, type ExplainOptions } from './explain.ts';
import { lint, type LintResult } from './lint.ts';

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
const signatureById = new Map(signatures.map((signature) => [signature.id, signature]));

/** What a diagnosis may know besides the evidence. */
export type DiagnoseOptions = Pick<ExplainOptions, 'own'>;

/** Why the VM of a bundle fails: hits of all logs, findings of the XML and facts of the host, joined and ranked. Total and pure. */
export function diagnose(bundle: Bundle, options: DiagnoseOptions = {}): Diagnosis {
  const linted = bundle.xml && lint(bundle.xml.text, bundle.facts ? { host: bundle.facts } : {});
  const scope = scopeOf(bundle, linted?.domain);
  const fromXml = linted ? lintCandidates(linted, bundle.logs, scope) : [];
  const { candidates, others } = sorted(bundle.logs.flatMap((log) => shareNames(hitsOf(log, explain(log.text, options).hits, linted, fromXml, scope))), scope);
  const causes = orderCauses(merge(candidates), fromXml);
  return {
    ...(bundle.vm !== undefined && { vm: bundle.vm }),
    causes,
    telling: isSettled(causes) ? [] : tellingLines(bundle.logs.map((log) => tellingLog(log, scope, options))),
    missing: whatIsMissing(bundle, knownOf(scope, undefined)),
    others,
  };
}

/** Something was found that is more than a possibility, or a consequence of what is not known. */
const isSettled = ([first]: readonly Cause[]): boolean => first !== undefined && first.confidence !== 'possible';

const kindOf = (log: NamedText): LogKind => (log.told ? 'client' : logKind(log.text));

/** What is known to be harmless, or names another VM, tells nothing. */
function tellingLog(log: NamedText, scope: Scope, options: DiagnoseOptions): TellingLog {
  const kind = kindOf(log);
  const known = new Set(explain(log.text, options).hits.map(({ line }) => line));
  return { ...log, kind, isIdle: (line, text) => known.has(line) || whose(scope, kind, text) === 'other' };
}

/** A hit with what tells whether it is about the VM. */
interface Found extends Meant {
  readonly log: NamedText;
  readonly lines: ReturnType<typeof createLineIndex>;
  readonly hit: Hit;
}

/** Causes that rules find in the XML alone. */
const decidable: ReadonlySet<string> = new Set(rules.flatMap((rule) => (rule.cause !== undefined && !rule.needs?.length ? [rule.cause] : [])));

/** The XML has what a hit speaks of: by its cause, or because the line is libvirt's word for a finding. */
const isFounded = (hit: Hit, { name }: NamedText, fromXml: readonly Cause[]): boolean =>
  fromXml.some(({ id, evidence }) => id === hit.signature.id || evidence.some(({ file, line }) => file === name && line === hit.line));

function hitsOf(log: NamedText, hits: readonly Hit[], linted: LintResult | undefined, fromXml: readonly Cause[], scope: Scope): Found[] {
  const kind = kindOf(log);
  const lines = createLineIndex(log.text);
  const starts = kind === 'qemu' ? startsOf(log) : [];
  return hits.flatMap((found, i): Found[] => {
    const hit = withNeighbour(scope.active ? whileActive(found) : found, hits[i - 1], hits[i + 1]);
    if (hit.signature.severity === 'benign' || (kind === 'guest' && (hit.signature.category !== 'guest' || !isLastSaid(log.text, hit.span.start)))) return [];
    const record = log.text.slice(found.entry.start, found.entry.end);
    const pointed = linted?.domain && pointAt(linted.domain, linted.document.text, hit.signature, hit.groups);
    const founded = isFounded(hit, log, fromXml);
    return [{
      log, lines, hit, kind, text: record, at: timeOf(record) ?? starts[hit.run - 1], whose: whose(scope, kind, record), pointed, ofGuest: hit.signature.category === 'guest',
      isTied: founded || pointed?.isNamed === true, unfounded: linted?.domain !== undefined && decidable.has(hit.signature.id) && !founded,
    }];
  });
}

/** What commands are to be filled with; a name that virsh would take for something else is left to the UUID. */
const knownOf = ({ identity, domain }: Scope, element: Element | undefined, groups: Hit['groups'] = {}): Known =>
  ({ vm: identity && (isAmbiguous(identity.name) ? identity.uuid : identity.name), domain, element, groups });

const isAmbiguous = (name: string): boolean => /^(?:\d+|[\da-f-]{32,36})$/i.test(name);

const recordOf = ({ log, hit }: Found): string => `${hit.entry.start} ${log.name}`;

/** What may have to do with the VM, and what is about other VMs. */
function sorted(found: readonly Found[], scope: Scope): { readonly candidates: Candidate[]; readonly others: LogEvidence[] } {
  const crowded = scope.neighbours === true || found.some((one) => one.whose === 'other');
  const told = toldCauses(found);
  const last = lastFailure(found.filter((one) => standing(scope, one, crowded) === 'now'), told, scope.neighbours === false);
  const alone = found.map((one) => {
    const stands = standing({ ...scope, failedAt: last?.at }, one, crowded);
    return { ...one, stands: stands === 'now' && isUntold(one, told, last, crowded) ? 'aside' as const : stands };
  });
  const foreign = new Set(alone.flatMap((one) => (one.stands === 'other' ? [recordOf(one)] : [])));
  // What a line about another VM says besides is about that one too, unless it picks something of this one out.
  const judged = alone.map((one) => (foreign.has(recordOf(one)) && !(one.pointed?.certain && !one.pointed.isSection && !one.pointed.lacks) ? { ...one, stands: 'other' as const } : one));
  return {
    candidates: judged.flatMap(({ stands, hit, kind, pointed, unfounded, log, lines }): Candidate[] =>
      (stands === undefined || stands === 'other' ? [] : [{ id: hit.signature.id, signature: hit.signature, kind, hit, standing: stands, evidence: [evidenceOf(log, hit, lines)], pointed, unfounded, known: knownOf(scope, pointed?.certain ? pointed.element : undefined, hit.groups) }])),
    others: judged.flatMap(({ stands, log, hit, lines }) => (stands === 'other' ? [evidenceOf(log, hit, lines)] : [])),
  };
}

/** A line right before or after another may mean more than either: then the hit is that of the more telling signature. */
function withNeighbour(hit: Hit, ...neighbours: readonly (Hit | undefined)[]): Hit {
  const beside = hit.signature.beside?.find(({ hit: id }) => neighbours.some((other) => other?.signature.id === id && Math.abs(other.line - hit.line) === 1));
  return meaning(hit, beside?.means);
}

const whileActive = (hit: Hit): Hit => meaning(hit, hit.signature.whileActive);

function meaning(hit: Hit, id: string | undefined): Hit {
  const signature = id === undefined ? undefined : signatureById.get(id);
  return signature ? { ...hit, signature, message: signature.message } : hit;
}

function evidenceOf(log: NamedText, hit: Hit, lines: ReturnType<typeof createLineIndex>): LogEvidence {
  const start = lines.lineStart(hit.line);
  const text = log.text.slice(start, lines.lineStart(hit.line + 1)).replace(/\r?\n$/, '');
  return { file: log.name, line: hit.line, span: hit.span, text };
}

/** The same signature about the same thing is one cause with several lines of evidence. */
function merge(candidates: readonly Candidate[]): Candidate[] {
  const merged = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.id}\n${candidate.pointed?.certain ? candidate.pointed.xpath : Object.values(candidate.hit.groups).join('\n')}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...better(before, candidate), evidence: [...before.evidence, ...candidate.evidence] } : candidate);
  }
  return [...merged.values()];
}

function better(a: Candidate, b: Candidate): Candidate {
  const chosen = !a.pointed?.certain && b.pointed?.certain ? b : a;
  return { ...chosen, standing: standings.find((standing) => a.standing === standing || b.standing === standing)! };
}

/** What the XML alone, or with the host's facts, tells before any start. */
function lintCandidates(linted: LintResult, logs: readonly NamedText[], scope: Scope): Cause[] {
  const seen = new Set<string>();
  // Rules that name a cause tell why a start fails; others of their severity give advice.
  const weight = ({ severity, code }: Finding): number => 2 * severities.indexOf(severity) + (ruleById.get(code)?.cause === undefined ? 1 : 0);
  const gravest = [...linted.findings].sort((a, b) => weight(a) - weight(b));
  return gravest.flatMap((finding): Cause[] => {
    const rule = ruleById.get(finding.code);
    const element = elementAt(linted.document, finding.span.start + 1);
    const named = element?.attributes.find((a) => contains(a.span, finding.span));
    const ofFormat = rule ? undefined : formatCause(finding.code, element, named?.name);
    const evidence = rule ? witnessed(rule, logs) : complaintsAbout([named?.value ?? text(element), named?.name ?? '', ...namesUp(element)], logs);
    const matters = rule ? rule.profile === 'libvirt' || rule.profile === 'host' || rule.cause !== undefined : finding.severity === 'error' || (ofFormat !== undefined && evidence.length > 0);
    const id = rule?.cause ?? ofFormat ?? finding.code;
    if (!matters || seen.has(id)) return [];
    seen.add(id);
    const signature = signatureById.get(id);
    return [{
      id, category: signature?.category ?? 'configuration', severity: finding.severity === 'error' ? 'fatal' : 'degraded',
      title: rule?.title ?? 'The XML is not what libvirt accepts', message: finding.message, why: rule?.why ?? finding.message,
      remedy: rule?.remedy ?? signature?.remedy ?? 'Correct the XML at this place.', checks: fillChecks(signature?.checks ?? [], knownOf(scope, element)),
      ...(element && { element: { xpath: named ? `${xpathOf(element)}/@${named.name}` : xpathOf(element), span: finding.span, label: finding.message } }),
      facts: rule?.needs?.length ? [`Judged by the host's ${rule.needs.map(inWords).join(', ')}.`] : [],
      evidence, explains: [], confidence: evidence.length > 0 ? 'certain' : 'likely',
    }];
  });
}

/** The names of an element and of those around it, up to but without the outermost: libvirt's schema blames the parent. */
function namesUp(element: Element | undefined): string[] {
  return element?.parent ? [element.name, ...namesUp(element.parent)] : [];
}

function whatIsMissing(bundle: Bundle, known: Known): string[] {
  const kinds = new Set(bundle.logs.map(kindOf));
  const ask = (what: string, command: string): string => `${what}: ${fillCommand(command, known)}`;
  return [
    ...(bundle.xml ? [] : [ask("The VM's XML", 'virsh -r dumpxml --inactive VM')]),
    ...(kinds.has('qemu') ? [] : [ask("The VM's QEMU log", 'tail -n 200 /var/log/libvirt/qemu/VM.log')]),
    ...(kinds.has('daemon') ? [] : ["The daemon's log: journalctl -u libvirtd -u virtqemud"]),
    ...(kinds.has('kernel') ? [] : ["The kernel's messages: journalctl -k"]),
    ...(kinds.has('client') ? [] : ['What you were told when it failed: the words of virsh, virt-manager or what else you used']),
    ...(bundle.facts ? [] : ['Facts of the host: virt-doctor snapshot HOST']),
  ];
}
