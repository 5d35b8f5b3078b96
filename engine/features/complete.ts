import type { Edit } from '../core/finding.ts';
import { paragraph, type Prose } from '../core/prose.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import type { AttributeSpec, Constraint, FormSpec, ValueSpec } from '../schema/element-spec.ts';
import { attributeReadings, childSpec, holds, textReadings, words, type SpecNode } from '../schema/spec-node.ts';
import { namespaceOf } from '../schema/names.ts';
import { specNode } from '../schema/spec-tree.ts';
import { child, children } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';
import { cursorAt, type Cursor } from './cursor.ts';
import { goesWith } from './consistent.ts';
import { describeAttribute, describeChild, describeWord } from './describe.ts';
import { fillElement, sampleValue } from './fill.ts';
import { offers } from './offers.ts';
import { attributeSnippet, elementSnippet, places } from './snippet.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'element' | 'attribute' | 'value' | 'closing-tag';
  readonly edit: Edit;
  /** `edit.newText` holds `${1:places}` to type in. */
  readonly snippet: boolean;
  readonly documentation: Prose;
  readonly deprecated?: boolean;
  readonly sortText?: string;
}

/** What may be written at `offset`, and nothing that libvirt's format does not allow there. Total; broken and half-typed text welcome. */
export function complete(document: XmlDocument, offset: number, { host = {} }: { readonly host?: HostFacts } = {}): Completion[] {
  const cursor = cursorAt(document, offset);
  if (!cursor) return [];
  switch (cursor.kind) {
    case 'closing-tag': return [{ label: `/${cursor.open.name}`, kind: 'closing-tag', edit: { span: cursor.span, newText: `</${cursor.open.name}>` }, snippet: false, documentation: [] }];
    case 'element': return elements(cursor.parent, cursor.current, cursor);
    case 'content': return [...texts(cursor, host), ...elements(cursor.parent, undefined, { ...cursor, nameOnly: false })];
    case 'attribute': return attributes(cursor);
    case 'value': return values(cursor, host);
  }
}

// Elements

interface Slot {
  readonly span: Edit['span'];
  readonly nameOnly: boolean;
}

function elements(parent: Element | undefined, current: Element | undefined, { span, nameOnly }: Slot): Completion[] {
  const node = specNode(parent);
  if (!node) return [];
  return Object.keys(node.spec.children ?? {}).filter((name) => mayAdd(node, name, current)).map((name) => {
    const known = childSpec(node.spec, name)!;
    const required = known.required !== undefined && holds(known.required, node) === 'yes' && !child(node.element, name);
    return {
      label: name, kind: 'element' as const, snippet: !nameOnly, documentation: describeChild(known), sortText: `${required ? '0' : '1'}${name}`,
      edit: { span, newText: nameOnly ? name : withPartners(node, name) },
    };
  });
}

/** The element as a snippet, each of those that it cannot be without on a line below. */
function withPartners(node: SpecNode, name: string): string {
  const place = places();
  const missing = (node.spec.constraints ?? []).filter(({ kind, of, when }) => (kind === 'together' ? of.includes(name) : kind === 'needs' && of[0] === name) && holds(when, node) === 'yes')
    .flatMap(({ of }) => of).filter((part) => part !== name && childSpec(node.spec, part) !== undefined && !child(node.element, part));
  return [name, ...new Set(missing)].flatMap((part) => {
    const filled = fillElement(node, part);
    return filled ? [elementSnippet(filled, namespaceOf(part, node.element), place)] : [];
  }).join('\n');
}

function mayAdd(node: SpecNode, name: string, current: Element | undefined): boolean {
  const known = childSpec(node.spec, name)!;
  if (holds(known.when, node) === 'no') return false;
  const there = children(node.element, name).filter((c) => c !== current);
  if (there.length > 0 && (known.many === undefined || holds(known.many, node) === 'no')) return false;
  return !isExcluded(node, name, current);
}

/** True when something that is there already excludes `part`, or something that an attribute needs is not there yet. */
function isExcluded(node: SpecNode, part: string, current: unknown): boolean {
  const present = (other: string): boolean =>
    other.startsWith('@') ? node.element.attributes.some((a) => a.name === other.slice(1) && a !== current) : children(node.element, other).some((c) => c !== current);
  return (node.spec.constraints ?? []).some(({ kind, of, when }: Constraint) => {
    if (!of.includes(part) || holds(when, node) === 'no') return false;
    if (kind === 'exclusive') return of.some((other) => other !== part && present(other));
    return kind === 'needs' && of[0] === part && part.startsWith('@') && !of.slice(1).every(present);
  });
}

// Attributes

function attributes({ owner, span, nameOnly, current }: Extract<Cursor, { kind: 'attribute' }>): Completion[] {
  const node = specNode(owner);
  if (!node) return [];
  return Object.keys(node.spec.attributes ?? {}).flatMap((name) => {
    if (owner.attributes.some((a) => a.name === name && a !== current) || isExcluded(node, `@${name}`, current)) return [];
    const reading = attributeReadings(node.spec, name).find((r) => holds(r.when, node) !== 'no');
    if (!reading || reading.output) return [];
    const fitting = first(reading, node, name);
    if (fitting === undefined) return [];
    const required = reading.required !== undefined && holds(reading.required, node) === 'yes';
    return [{
      label: name, kind: 'attribute' as const, snippet: !nameOnly, documentation: describeAttribute(reading, node), sortText: `${required ? '0' : '1'}${name}`,
      edit: { span, newText: nameOnly ? name : attributeSnippet(name, fitting, reading, node) },
    }];
  });
}

/** The first value that goes with what stands there already; undefined when none does. */
const first = (reading: AttributeSpec, node: SpecNode, name: string): string | undefined =>
  [...(reading.default === undefined ? [] : [reading.default]), sampleValue(reading.value, node), ...words(reading.value, node)].find((word) => goesWith(node, name, word));

// Values and texts

function values({ owner, attribute, span, quote }: Extract<Cursor, { kind: 'value' }>, host: HostFacts): Completion[] {
  const node = specNode(owner);
  const all = node ? attributeReadings(node.spec, attribute) : [];
  const reading = node && (all.find((r) => holds(r.when, node) === 'yes') ?? all.find((r) => holds(r.when, node) === 'unknown'));
  if (!node || !reading) return [];
  return candidates(reading.value, node, `@${attribute}`, host).map((c) => ({ ...c, edit: { span, newText: quote + escapeValue(c.label) + quote } }));
}

function texts({ parent, span }: Extract<Cursor, { kind: 'content' }>, host: HostFacts): Completion[] {
  const node = specNode(parent);
  const reading = node && textReadings(node.spec).find((t) => holds(t.when, node) !== 'no');
  if (!node || !reading) return [];
  return candidates(reading.value, node, 'text()', host).map((c) => ({ ...c, edit: { span, newText: escapeValue(c.label) } }));
}

const escapeValue = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;');

function candidates(spec: ValueSpec, node: SpecNode, part: string, host: HostFacts): Omit<Completion, 'edit'>[] {
  const offered = offers(node, part, host);
  const known = words(spec, node);
  const examples = offered.length > 0 || known.length > 0 ? [] : forms(spec).flatMap((f) => f.examples ?? []);
  const item = (label: string, documentation: Prose, rank: number, i: number): Omit<Completion, 'edit'> =>
    ({ label, kind: 'value', snippet: false, documentation, sortText: `${rank}${String(i).padStart(4, '0')}` });
  return [
    ...offered.map((o, i) => item(o.value, [paragraph(o.doc)], 0, i)),
    // Words that contradict the rest of the element come after those that do not.
    ...known.map((w, i) => item(w, describeWord(spec, w), part.startsWith('@') && !goesWith(node, part.slice(1), w) ? 2 : 1, i)),
    ...examples.map((e, i) => item(e, [paragraph(`An example; the value is ${forms(spec)[0]!.what}.`)], 3, i)),
  ];
}

const forms = (spec: ValueSpec): readonly FormSpec[] => (spec.kind === 'form' ? [spec] : spec.kind === 'any-of' ? spec.of : []);
