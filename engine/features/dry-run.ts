import { applyEdits } from '../core/apply-edits.ts';
import type { Edit } from '../core/finding.ts';
import { createLineIndex } from '../core/line-index.ts';
import type { Span } from '../core/span.ts';
import type { Cause } from '../diagnosis/cause.ts';
import { rules } from '../rules/index.ts';
import { QEMU_DRIVERS } from '../rules/rule.ts';
import { recognise } from '../schema/domain/documents.ts';
import { takenOut, withoutKvm, type DryRunStage, type TakenOut } from '../schema/domain/dry-run.ts';
import { parseXml } from '../xml/parse.ts';
import { spanOf, value, xpathOf } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';
import { diagnose } from './diagnose.ts';
import { exactPlace, likelyPlace, type NamedPlace } from './dry-run/named-place.ts';

export { commandArguments, type CommandArgument } from './dry-run/arguments.ts';

/** What libvirt's driver may see of a text, by stage; `emulated` where KVM is not to be had. */
export interface DryRunTexts {
  readonly define: string;
  readonly start: string;
  /** What was taken out or replaced, each kind once. */
  readonly left: readonly { readonly what: string; readonly why: string; readonly span: Span; readonly stages: readonly DryRunStage[] }[];
}

export interface DryRunInput extends DryRunTexts {
  /** The same for hosts, or users of hosts, without KVM; absent when the domain does not want it. */
  readonly emulated?: DryRunTexts;
}

/**
 * The texts for a dry run of a domain: without what names programs, secrets, pools or networks. A string, in words for the user, when there
 * is nothing to run dry.
 */
export function prepareDryRun(text: string): DryRunInput | string {
  const document = parseXml(text);
  const domain = recognise(document)?.domains[0];
  if (!domain || !domain.name.endsWith('omain')) return 'It holds no domain.';
  if (document.problems.length > 0) return `It is no well-formed XML: ${document.problems[0]!.message}`;
  const type = value(domain, 'type') ?? '';
  if (!(QEMU_DRIVERS as readonly string[]).includes(type)) return 'It holds no domain that QEMU runs.';
  const own = textsOf(document, domain, takenOut);
  return type === 'kvm' ? { ...own, emulated: textsOf(document, domain, [...takenOut, ...withoutKvm]) } : own;
}

function textsOf(document: XmlDocument, domain: Element, kinds: readonly TakenOut[]): DryRunTexts {
  const found = kinds.flatMap((kind) => kind.find(domain).map((target) => ({ kind, target })));
  const spans = (stage: DryRunStage): Edit[] => withoutNested(found.filter(({ kind }) => kind.stages.includes(stage)).map(({ kind, target }) => ({ span: target.span, newText: kind.instead?.(target) ?? '' })));
  const textOf = (stage: DryRunStage): string => applyEdits(document.text, spans(stage)).slice(...rootOf(document, domain, spans(stage)));
  const first = new Map<TakenOut, Span>();
  for (const { kind, target } of found) if (!first.has(kind)) first.set(kind, spanOf(target));
  return { define: textOf('define'), start: textOf('start'), left: [...first].map(([{ what, why, stages }, span]) => ({ what, why, stages, span })) };
}

/** The domain alone: a DOCTYPE before it, or a wrapper around it, stays behind. */
function rootOf(_: XmlDocument, domain: Element, edits: readonly Edit[]): [start: number, end: number] {
  const shift = edits.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
  return [domain.span.start, domain.span.end + shift];
}

/** An edit inside of a larger one has nothing left to change. */
function withoutNested(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = kept.at(-1);
    if (!last || edit.span.start >= last.span.end) kept.push(edit);
  }
  return kept;
}

/** What libvirt said of a dry run. */
export interface DryRunAnswer {
  /** Its errors by stage; absent where the stage was not reached. */
  readonly define?: string;
  readonly start?: string;
  /** The command line of QEMU; absent where libvirt refused. */
  readonly command?: string;
  /** libvirt itself died of the text. */
  readonly died?: DryRunStage;
}

/** A refusal, where it belongs in the text. */
export interface DryRunFinding {
  readonly stage: DryRunStage;
  /** libvirt's words. */
  readonly words: string;
  /** Where it belongs: the element or attribute, or the domain's own tag when nothing is known. */
  readonly span: Span;
  readonly xpath: string;
  /** False when only the domain as a whole could be named. */
  readonly isPlaced: boolean;
  /** What our own knowledge says of these words, when it has any. */
  readonly cause?: { readonly id: string; readonly message: string; readonly why: string; readonly remedy: string };
}

/** libvirt's words, each with its place in the text by what is known of logs and rules. In the order in which they were said, each once. */
export function placeDryRun(text: string, answer: DryRunAnswer): DryRunFinding[] {
  const domain = recognise(parseXml(text))?.domains[0];
  if (!domain) return [];
  const said = (['define', 'start'] as const).flatMap((stage) => errorsIn(answer[stage] ?? '').map((words) => ({ stage, words })));
  const died = answer.died ? [{ stage: answer.died, words: 'libvirt itself died of this definition.' }] : [];
  const seen = new Set<string>();
  return [...said, ...died].filter(({ words }) => !seen.has(words) && seen.add(words)).map((refusal) => place(text, domain, refusal));
}

const ERROR = /^error: (.*)$/;
/** virsh first says what it was doing, then why it failed. */
const WRAPPER = /^Failed to define domain from /;
const MAX_WORDS = 2000;

function errorsIn(stderr: string): string[] {
  return stderr.split('\n').flatMap((line) => {
    const words = ERROR.exec(line)?.[1]?.slice(0, MAX_WORDS).trim();
    return words === undefined || words === '' || WRAPPER.test(words) ? [] : [words];
  });
}

/** libvirt's XML parser tells the line: `(domain_definition):12: Opening and ending tag mismatch`. */
const AT_LINE = /^\((?:domain|device)_definition\):(\d{1,7}): /;

function place(text: string, domain: Element, { stage, words }: { readonly stage: DryRunStage; readonly words: string }): DryRunFinding {
  const { causes } = diagnose({ xml: { name: 'domain.xml', text }, logs: [{ name: 'libvirt', text: `error: ${words}\n` }] });
  const known = causes.filter(({ evidence }) => evidence.length > 0);
  const placed = known.find(({ element }) => element) ?? known[0];
  const element = named(exactPlace(domain, words)) ?? (speaksOf(words, text, placed) ? placed!.element : named(likelyPlace(domain, words)) ?? placed?.element) ?? lineOf(text, words, domain);
  return {
    stage, words, span: element?.span ?? domain.startTag, xpath: element?.xpath ?? xpathOf(domain), isPlaced: element !== undefined,
    ...(placed && { cause: { id: placed.id, message: placed.message, why: placed.why, remedy: placed.remedy } }),
  };
}

type Placed = Pick<DryRunFinding, 'span' | 'xpath'>;

const named = (place: NamedPlace | undefined): Placed | undefined =>
  place && { span: place.attribute?.span ?? place.element.startTag, xpath: `${xpathOf(place.element)}${place.attribute ? `/@${place.attribute.name}` : ''}` };

const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** True for the place of a rule's own words, and for one whose names or value the words hold; a signature may only have guessed. */
function speaksOf(words: string, text: string, cause: Cause | undefined): boolean {
  const place = cause?.element;
  if (!place || place.xpath === '/domain') return false;
  if (ruleIds.has(cause.id)) return true;
  const said = words.toLowerCase();
  const names = place.xpath.split('/').slice(2).map((step) => step.replace(/^@|\[.*/g, '').toLowerCase()).filter((name) => name !== 'devices');
  const there = text.slice(place.span.start, place.span.end);
  return names.some((name) => said.includes(name)) || [...words.matchAll(/'([^']{1,200})'/g)].some((match) => there.includes(match[1]!));
}

function lineOf(text: string, words: string, domain: Element): { readonly span: Span; readonly xpath: string } | undefined {
  const line = Number(AT_LINE.exec(words)?.[1] ?? 0) - 1;
  const lines = createLineIndex(text);
  if (line < 0 || line >= lines.lineCount) return undefined;
  return { span: { start: lines.lineStart(line), end: lines.lineStart(line + 1) }, xpath: xpathOf(domain) };
}
