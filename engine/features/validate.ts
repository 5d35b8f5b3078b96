import { closest } from '../core/edit-distance.ts';
import type { Finding, Fix, Severity } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import { domain as domainSpec } from '../schema/domain/format/domain.ts';
import { mergedSections } from '../schema/domain/sections.ts';
import { compile } from '../schema/compiled-spec.ts';
import type { AttributeSpec, ChildSpec, Condition, Constraint, ElementSpec, TextSpec, ValueSpec, When } from '../schema/element-spec.ts';
import type { FormatCode } from '../schema/format-codes.ts';
import { removeAttribute, removeElement } from '../rules/edits.ts';
import { formatName, isXmlOwn } from '../schema/names.ts';
import { indexPlaces, nearest, type Places } from '../schema/places.ts';
import { accepts, attributeReadings, childSpec, holds, isRefused, phrase, specOf, words, type SpecNode } from '../schema/spec-node.ts';
import { DROPPED, listed, misplacement, placeName, quoted } from '../schema/wording.ts';
import { all, attribute, child, text, textSpan } from '../xml/query.ts';
import type { Attribute, Element, XmlDocument } from '../xml/tree.ts';

/** More findings of one text than this help nobody. */
const MAX_FINDINGS = 500;

const ROOT = 'domain';
let places: Places | undefined;
/** Built on the first mistake: most texts have none. */
const knownPlaces = (): Places => (places ??= indexPlaces(ROOT, domainSpec));

/**
 * Judges one `<domain>` by libvirt's format: unknown, misplaced, missing and doubled parts, wrong values. Each finding stands on
 * the attribute, value or tag itself; what lies below a part that is wrong as a whole is not judged. Total, linear in the text.
 */
export function validate(document: XmlDocument, domain: Element): Finding[] {
  return validateElement(document, { element: domain, spec: domainSpec, parent: undefined });
}

/** Judges one element by what the format says of it at its place; what hinges on things around it that the text does not hold is let pass. */
export function validateElement(document: XmlDocument, node: SpecNode): Finding[] {
  const findings: Finding[] = [];
  checkElement(node, { text: document.text, findings, mayDefault: /\sxmlns\s*=/.test(document.text) });
  return findings;
}

interface Run {
  readonly text: string;
  readonly findings: Finding[];
  /** A default namespace is declared somewhere. */
  readonly mayDefault: boolean;
}

function report(run: Run, code: FormatCode, severity: Severity, span: Span, message: string, more: Partial<Finding> = {}): void {
  if (run.findings.length < MAX_FINDINGS) run.findings.push({ code, severity, span, message, ...more });
}

const rename = (span: Span, to: string): Fix => ({ title: `Write ${to}`, safe: false, edits: [{ span, newText: to }] });
/** Offered only: what libvirt drops was meant for something. */
const remove = (part: Attribute | Element, run: Run): Fix =>
  part.kind === 'attribute' ? { title: `Remove ${part.name.slice(0, 60)}`, safe: false, edits: [removeAttribute(run.text, part)] } : { title: `Remove <${part.name.slice(0, 60)}>`, safe: false, edits: [removeElement(run.text, part)] };
const renameElement = (element: Element, to: string): Fix => ({
  title: `Rename to <${to}>`, safe: false,
  edits: [{ span: element.nameSpan, newText: to }, ...(element.endNameSpan ? [{ span: element.endNameSpan, newText: to }] : [])],
});
const opening = (element: Element): Span => ({ start: element.startTag.start, end: element.nameSpan.end });

function checkElement(node: SpecNode, run: Run): void {
  const { texts, requiredAttributes, requiredChildren, constraints } = compile(node.spec);
  let slips: string[] | undefined;
  for (const a of node.element.attributes) {
    const meant = isXmlOwn(a.name) ? undefined : checkAttribute(node, a, run);
    if (meant !== undefined) (slips ??= []).push(meant);
  }
  for (const [name] of requiredAttributes) if (!attribute(node.element, name) && !slips?.includes(name)) checkMissingAttribute(node, name, run);
  if (texts.length > 0 || node.element.children.length > 0) checkText(node, texts, run);
  const seen = node.element.children.length > 0 ? checkChildren(node, run) : undefined;
  for (const [name, known] of requiredChildren) if (!seen?.has(name)) checkMissingChild(node, name, known, run);
  for (const c of constraints) if (holds(c.when, node) === 'yes') checkConstraint(node, c, run);
}

// Attributes

/** Gives the name that was meant where a slip of the pen was found: it is not missing as well. */
function checkAttribute(node: SpecNode, a: Attribute, run: Run): string | undefined {
  const readings = attributeReadings(node.spec, a.name);
  if (readings.length === 0) return unknownAttribute(node, a, run);
  const only = readings[0]!;
  // Most attributes have one reading that always holds and a value that fits.
  if (readings.length === 1 && only.when === undefined && (!a.valueSpan || accepts(only.value, a.value, node) === 'yes')) return undefined;
  const verdicts = readings.map((r) => holds(r.when, node));
  const chosen = verdicts.indexOf('yes');
  if (chosen < 0 && !verdicts.includes('unknown')) misplacedAttribute(node, a, anyOf(readings.map((r) => r.when)), run);
  const reading = readings[chosen];
  if (reading && a.valueSpan) checkValue(node, { spec: reading.value, written: a.value, span: a.valueSpan, unchecked: reading.unchecked, subject: a.name }, run);
  return undefined;
}

function unknownAttribute(node: SpecNode, a: Attribute, run: Run): string | undefined {
  const here = Object.keys(node.spec.attributes ?? {}).filter((n) => !attribute(node.element, n) && usable(node, n));
  const guess = closest(a.name, here);
  if (guess !== undefined) {
    const missing = missingAttribute(node, guess);
    const consequence = missing?.enforced ? `Without ${guess} libvirt refuses the domain.` : sentence(DROPPED);
    report(run, 'unknown-attribute', missing?.enforced ? 'error' : 'warning', a.nameSpan, `${placeName(node)} has no attribute ${quoted(a.name)}; did you mean ${guess}${missing && !missing.enforced ? ', which has to be there' : ''}? ${consequence}`, { fixes: [rename(a.nameSpan, guess)] });
    return guess;
  }
  const path = pathOf(node);
  const place = nearest(knownPlaces().attributes.get(a.name) ?? [], path);
  if (place !== undefined && isRelated(place, path) && isClose(place, path)) {
    report(run, 'misplaced-attribute', 'warning', a.nameSpan, `${quoted(a.name)} belongs to <${lastOf(place)}>, not to ${placeName(node)}. ${sentence(DROPPED)}`, { fixes: [remove(a, run)] });
    return undefined;
  }
  const known = here.length > 0 && here.length <= 12 ? ` It knows ${listed(here, 'and')}.` : '';
  report(run, 'unknown-attribute', 'warning', a.nameSpan, `${placeName(node)} has no attribute ${quoted(a.name)}.${known} ${sentence(DROPPED)}`, { fixes: [remove(a, run)] });
  return undefined;
}

/** The element's names from the domain down, whatever the domain lies in. */
const pathOf = (node: SpecNode): string => (node.parent ? `${pathOf(node.parent)}/${node.element.name}` : ROOT);

const usable = (node: SpecNode, name: string): boolean => attributeReadings(node.spec, name).some((r) => holds(r.when, node) !== 'no');
const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`;
const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** A place worth naming: within the same device or section. */
const isRelated = (place: string, path: string): boolean => {
  const depth = path.startsWith(`${ROOT}/devices/`) ? 3 : 2;
  return place.split('/').slice(0, depth).join('/') === path.split('/').slice(0, depth).join('/');
};

/** Parent, child or sibling: further apart a common name is chance. */
const isClose = (place: string, path: string): boolean => {
  const shared = sharedSteps(place, path);
  return place.split('/').length - shared + path.split('/').length - shared <= 2;
};

/** One condition that holds when any of them does; values of the one key that all of them hinge on are put together. */
function anyOf(whens: readonly (When | undefined)[]): When {
  const all = whens.flatMap((w): readonly Condition[] => (w === undefined ? [] : Array.isArray(w) ? (w as readonly Condition[]) : [w as Condition]));
  const keys = new Set(all.flatMap((c) => Object.keys(c)));
  const key = [...keys][0];
  return keys.size === 1 && key !== undefined ? { [key]: all.flatMap((c) => c[key] ?? []) } : all;
}

function misplacedAttribute(node: SpecNode, a: Attribute, when: When, run: Run): void {
  const instead = alternatives(node, when);
  const advice = instead.length === 0 ? '' : ` – use ${listed(instead, 'or')}`;
  report(run, 'misplaced-attribute', 'warning', a.nameSpan, `${misplacement(quoted(a.name), when, node)}${advice}. ${sentence(DROPPED)}`,
    { fixes: instead.length === 1 ? [rename(a.nameSpan, instead[0]!)] : instead.length === 0 ? [remove(a, run)] : [] });
}

/** The attributes that play the same part under the deciding values as they are: same keys, legal now; none when one is there. */
function alternatives(node: SpecNode, when: When): string[] {
  const keys = keysOf(when);
  const found = Object.entries(node.spec.attributes ?? {}).flatMap(([name]) =>
    attributeReadings(node.spec, name).filter((r) => r.when && !r.output && keysOf(r.when) === keys && holds(r.when, node) === 'yes' && !leansOnOthers(node, name)).map((r) => ({ name, breadth: breadth(r.when!) })));
  const narrowest = Math.min(...found.map((f) => f.breadth));
  const best = found.filter((f) => f.breadth === narrowest);
  // Where the part is played already, nothing is to be put in its place.
  return best.some((f) => attribute(node.element, f.name)) ? [] : best.slice(0, 3).map((f) => f.name);
}

/** True for attributes that go with others and say nothing alone. */
const leansOnOthers = (node: SpecNode, name: string): boolean => (node.spec.constraints ?? []).some((c) => c.kind === 'needs' && c.of[0] === `@${name}`);

/** For how many deciding values a condition holds: what is for one of them alone is that one's own. */
const breadth = (when: When): number => (Array.isArray(when) ? (when as readonly Condition[]) : [when as Condition]).reduce((n, c) => n + Object.values(c).flat().length, 0);

const keysOf = (when: When): string => [...new Set((Array.isArray(when) ? when : [when]).flatMap((c) => Object.keys(c as object)))].sort().join();

/** The reading by which the attribute has to be there, if there is one. */
const missingAttribute = (node: SpecNode, name: string): AttributeSpec | undefined =>
  attributeReadings(node.spec, name).find((r) => r.required !== undefined && holds(r.when, node) === 'yes' && holds(r.required, node) === 'yes');

function checkMissingAttribute(node: SpecNode, name: string, run: Run): void {
  const missing = missingAttribute(node, name);
  if (!missing) return;
  const choice = words(missing.value, node);
  const hint = choice.length > 0 && choice.length <= 8 ? ` It is one of ${listed(choice.map(quoted), 'and')}.` : '';
  report(run, 'missing-attribute', missing.enforced ? 'error' : 'warning', opening(node.element), `${placeName(node)} lacks the attribute ${name}.${hint}`);
}

// Values

/** More words than this are not read. */
const MAX_WORDS = 12;

function choices(spec: ValueSpec, node: SpecNode): string {
  const known = words(spec, node).map(quoted);
  const isOpen = spec.kind === 'enum' && spec.or !== undefined;
  if (isOpen || known.length < 2) return phrase(spec, node);
  return `one of ${known.length > MAX_WORDS ? `${known.slice(0, MAX_WORDS).join(', ')}, …` : listed(known, 'and')}`;
}

const YES: ReadonlySet<string> = new Set(['yes', 'on', 'true', '1', 'enable', 'enabled', 'y']);
const NO: ReadonlySet<string> = new Set(['no', 'off', 'false', '0', 'disable', 'disabled', 'n', 'none']);

/** The word that other programs call by another name, or that is only misspelt. */
function meantBy(spec: ValueSpec, written: string, legal: readonly string[]): string | undefined {
  const word = written.trim().toLowerCase();
  if (spec.kind === 'switch') return YES.has(word) ? spec.on : NO.has(word) ? spec.off : closest(written, legal);
  const alias = spec.kind === 'enum' && spec.aliases && Object.hasOwn(spec.aliases, word) ? spec.aliases[word]! : undefined;
  return alias !== undefined && legal.includes(alias) ? alias : closest(written, legal);
}

interface Written {
  readonly spec: ValueSpec;
  readonly written: string;
  readonly span: Span;
  readonly unchecked: true | 'empty' | undefined;
  /** The attribute, or the element whose text it is. */
  readonly subject: string;
  readonly isText?: boolean;
}

function checkValue(node: SpecNode, { spec, written, span, unchecked, subject, isText }: Written, run: Run): void {
  const verdict = accepts(spec, written, node);
  if (verdict !== 'no') return;
  const isTolerated = unchecked === true || (unchecked === 'empty' && written.trim() === '') || !isRefused(spec, written, isText);
  const severity = isTolerated ? 'warning' : 'error';
  const where = subject === node.element.name ? placeName(node) : `${subject} of ${placeName(node)}`;
  if (spec.kind === 'enum' && Object.hasOwn(spec.values, written.trim())) {
    const entry = spec.values[written.trim()]!;
    const when = typeof entry === 'string' ? undefined : entry.when;
    return report(run, 'misplaced-value', 'warning', span, `${misplacement(`${subject}=${quoted(written)}`, when ?? {}, node)}.`);
  }
  if (spec.kind === 'enum' || spec.kind === 'switch') {
    const legal = words(spec, node);
    const guess = meantBy(spec, written, legal);
    const wrong = written.trim() === '' ? `${where} is empty` : `${where} cannot be ${quoted(written)}`;
    return report(run, 'unknown-value', severity, span, guess === undefined ? `${wrong}; it is ${choices(spec, node)}.` : `${wrong}; did you mean ${quoted(guess)}?`, guess === undefined ? {} : { fixes: [rename(span, guess)] });
  }
  report(run, 'bad-value', severity, span, `${quoted(written)} in ${where} is not ${phrase(spec, node)}.`);
}

function checkText(node: SpecNode, texts: readonly TextSpec[], run: Run): void {
  const { element } = node;
  const raw = rawText(element);
  if (texts.length === 0) {
    if (isBlank(raw) || node.spec.open) return;
    return report(run, 'unexpected-text', 'warning', textSpan(element, run.text), `${placeName(node)} holds no text, but ${quoted(raw.trim())} stands in it. ${sentence(DROPPED)}`);
  }
  const reading = texts.find((r) => holds(r.when, node) === 'yes');
  if (!reading) {
    const all = texts.every((r) => holds(r.when, node) === 'no');
    if (all && !isBlank(raw)) report(run, 'unexpected-text', 'warning', textSpan(element, run.text), `${misplacement(`the text ${quoted(raw.trim())}`, texts[0]!.when!, node)}.`);
    return;
  }
  if (isBlank(raw)) {
    if (reading.optional) return;
    if (accepts(reading.value, '', node) === 'no') return report(run, 'missing-text', 'warning', opening(element), `${placeName(node)} is empty; it holds ${phrase(reading.value, node)}.`);
  }
  if (accepts(reading.value, raw, node) !== 'no') return;
  checkValue(node, { spec: reading.value, written: raw, span: textSpan(element, run.text), unchecked: reading.unchecked, subject: element.name, isText: true }, run);
}

const isBlank = (value: string): boolean => value.trim() === '';

/** The text directly in the element, blanks and all. */
function rawText(element: Element): string {
  let raw = '';
  for (const c of element.children) if (c.kind === 'text' || c.kind === 'cdata') raw = raw === '' ? c.value : raw + c.value;
  return raw;
}

// Children

/** Judges the children, and gives the first of each name that the format knows. */
function checkChildren(node: SpecNode, run: Run): ReadonlyMap<string, Element> | undefined {
  let seen: Map<string, Element> | undefined;
  let slips: Map<string, Element> | undefined;
  for (const c of node.element.children) {
    if (c.kind !== 'element') continue;
    const named = formatName(c, run.mayDefault);
    if (named.kind === 'undeclared') {
      undeclared(node, c, named.prefix, named.uri, run);
      continue;
    }
    if (named.kind === 'foreign' && node.spec.open) continue;
    const known = childSpec(node.spec, named.name);
    if (!known) {
      const meant = node.spec.open ? undefined : unknownElement(node, c, run);
      if (meant !== undefined) (slips ??= new Map()).set(meant, c);
      continue;
    }
    const verdict = holds(known.when, node);
    if (verdict === 'no') {
      report(run, 'misplaced-element', 'warning', opening(c), `${misplacement(`<${c.name}>`, known.when!, node)}. ${sentence(DROPPED)}`, { fixes: [remove(c, run)] });
      continue;
    }
    const first = seen?.get(named.name);
    if (first && (known.many === undefined || holds(known.many, node) === 'no')) {
      report(run, 'duplicate-element', known.single ? 'error' : 'warning', opening(c), `${placeName(node)} has a second <${c.name}>; there can be one.${known.single || mergedSections.has(named.name) ? '' : ' Libvirt reads the first and drops this one.'}`, { evidence: [{ place: { span: opening(first) }, message: `The first <${c.name}> is here.` }], fixes: [remove(c, run)] });
    }
    if (!first) (seen ??= new Map()).set(named.name, c);
    checkElement({ element: c, spec: specOf(known), parent: node }, run);
  }
  return slips ? new Map([...slips, ...(seen ?? [])]) : seen;
}

function checkMissingChild(node: SpecNode, name: string, known: ChildSpec, run: Run): void {
  if (holds(known.when, node) !== 'yes' || holds(known.required, node) !== 'yes') return;
  report(run, 'missing-element', known.enforced ? 'error' : 'warning', opening(node.element), `${placeName(node)} lacks <${name}>.`);
}

function undeclared(node: SpecNode, c: Element, prefix: string, uri: string | undefined, run: Run): void {
  if (node.spec.open && uri === undefined) return;
  if (uri === undefined) return report(run, 'missing-namespace', 'warning', opening(c), `The prefix ${quoted(prefix)} of <${c.name}> is not declared.`);
  let outermost = c;
  while (outermost.parent && outermost.name !== ROOT) outermost = outermost.parent;
  const at = outermost.nameSpan.end;
  report(run, 'missing-namespace', 'warning', opening(c), `<${c.name}> needs xmlns:${prefix}='${uri}' on <${outermost.name}>; without it libvirt ignores the element silently.`,
    { fixes: [{ title: `Declare xmlns:${prefix} on <${outermost.name}>`, safe: false, edits: [{ span: { start: at, end: at }, newText: ` xmlns:${prefix}='${uri}'` }] }] });
}

/** Gives the name that was meant where a slip of the pen was found. */
function unknownElement(node: SpecNode, c: Element, run: Run): string | undefined {
  const path = pathOf(node);
  const candidates = knownPlaces().elements.get(c.name) ?? [];
  const here = Object.keys(node.spec.children ?? {}).filter((n) => holds(childSpec(node.spec, n)!.when, node) !== 'no');
  const guess = closest(c.name, here);
  const place = nearest(candidates, path);
  if (guess !== undefined && (place === undefined || !isRelated(place, path))) {
    const known = childSpec(node.spec, guess)!;
    const isMissed = known.enforced && !child(node.element, guess) && holds(known.required ?? {}, node) === 'yes' && known.required !== undefined;
    report(run, 'unknown-element', isMissed ? 'error' : 'warning', opening(c), `${placeName(node)} knows no <${c.name}>; did you mean <${guess}>? ${isMissed ? `Without <${guess}> libvirt refuses the domain.` : sentence(DROPPED)}`, { fixes: [renameElement(c, guess)] });
    return guess;
  }
  if (place !== undefined) report(run, 'misplaced-element', 'warning', opening(c), `<${c.name}> belongs under ${parentsOf(node, c.name, candidates, path)}, not under ${placeName(node)}. ${sentence(DROPPED)}`, { fixes: [remove(c, run)] });
  else report(run, 'unknown-element', 'warning', opening(c), `${placeName(node)} knows no <${c.name}>. ${sentence(DROPPED)}`, { fixes: [remove(c, run)] });
  return undefined;
}

/** More names than this are not read. */
const MAX_PARENTS = 3;

/** The parents that a misplaced element may be meant for: the nearest ones, those that the text has, and first where it means most. */
function parentsOf(node: SpecNode, name: string, candidates: readonly string[], path: string): string {
  const closest = Math.max(...candidates.map((c) => sharedSteps(c, path)));
  const near = candidates.filter((c) => sharedSteps(c, path) === closest && c.split('/').length === Math.min(...candidates.filter((o) => sharedSteps(o, path) === closest).map((o) => o.split('/').length)));
  const there = near.filter((c) => isThere(node, c));
  const ranked = (there.length > 0 ? there : near).map((c) => ({ c, weight: weightOf(c, name) })).sort((a, b) => b.weight - a.weight);
  const names = [...new Set(ranked.map(({ c }) => lastOf(c)))].map((name) => `<${name}>`);
  return names.length <= MAX_PARENTS ? listed(names, 'or') : `${names.slice(0, MAX_PARENTS).join(', ')} or another`;
}

/** How much there is to say about the element at that place. */
function weightOf(parent: string, name: string): number {
  let spec: ElementSpec | undefined = domainSpec;
  for (const step of [...parent.split('/').slice(1), name]) {
    const known: ChildSpec | undefined = spec && compile(spec).children.get(step);
    spec = known && specOf(known);
  }
  return spec ? compile(spec).attributes.size + compile(spec).children.size : 0;
}

const sharedSteps = (a: string, b: string): number => {
  const [left, right] = [a.split('/'), b.split('/')];
  let n = 0;
  while (n < left.length && left[n] === right[n]) n++;
  return n;
};

function isThere(node: SpecNode, path: string): boolean {
  let outermost = node;
  while (outermost.parent) outermost = outermost.parent;
  return all(outermost.element, ...path.split('/').slice(1)).length > 0;
}

// What parts owe each other

function part(node: SpecNode, name: string): { span: Span } | undefined {
  if (name.startsWith('@')) {
    const a = attribute(node.element, name.slice(1));
    return a && { span: a.nameSpan };
  }
  if (name === 'text()') return text(node.element) === '' ? undefined : { span: opening(node.element) };
  const c = child(node.element, name);
  return c && { span: opening(c) };
}

const shown = (name: string): string => (name.startsWith('@') ? name.slice(1) : name === 'text()' ? 'text' : `<${name}>`);

function checkConstraint(node: SpecNode, { kind, of }: Constraint, run: Run): void {
  const there = of.map((name) => ({ name, at: part(node, name) }));
  const present = there.filter((p) => p.at !== undefined);
  const absent = there.filter((p) => p.at === undefined).map((p) => shown(p.name));
  const names = of.map(shown);
  if (kind === 'exclusive' && present.length > 1) {
    const [first, second] = present as [typeof there[0], typeof there[0]];
    report(run, 'exclusive-parts', 'warning', second.at!.span, `${placeName(node)} has both ${shown(first.name)} and ${shown(second.name)}; only one of them can be there.`,
      { evidence: [{ place: { span: first.at!.span }, message: `${shown(first.name)} is here.` }] });
  } else if (kind === 'one-of' && present.length === 0) {
    report(run, 'missing-part', 'warning', opening(node.element), `${placeName(node)} needs ${listed(names, 'or')}.`);
  } else if ((kind === 'together' && present.length > 0 && absent.length > 0) || (kind === 'needs' && there[0]!.at && absent.length > 0)) {
    report(run, 'missing-part', 'warning', present[0]!.at!.span, `${placeName(node)} has ${shown(present[0]!.name)} but not ${listed(absent, 'and')}, which goes with it.`);
  }
}

