import type { ElementSpec, FormSpec, ValueSpec } from '../schema/element-spec.ts';
import { accepts, attributeReadings, childSpec, couldBe, holds, specOf, textReadings, words, type SpecNode } from '../schema/spec-node.ts';
import type { Attribute, Element, Node } from '../xml/tree.ts';
import { decidingNames } from './consistent.ts';

type Draft = { -readonly [K in keyof Element]: Element[K] } & { attributes: Attribute[]; children: Node[] };

const NOWHERE = { start: 0, end: 0 };
const MAX_DEPTH = 5;

/** Tried in turn where a form names no example of its own. */
const GUESSES = ['1', '0', '100', '1000', '/path', 'name', '0x0', '10', '127.0.0.1', '52:54:00:12:34:56', '00000000-0000-4000-8000-000000000001', '0000000000000001', 'naa.5000000000000001', '2030-01-01T00:00:00', 'abcdefghijkl', '1.0', 'vda'];

const formsOf = (spec: ValueSpec): readonly FormSpec[] => (spec.kind === 'form' ? [spec] : spec.kind === 'any-of' ? spec.of : spec.kind === 'enum' && spec.or ? [spec.or] : []);

/** A value that the format accepts at `node`. */
export function sampleValue(spec: ValueSpec, node: SpecNode): string {
  const first = words(spec, node)[0];
  if (first !== undefined) return first;
  const examples = formsOf(spec).flatMap((f) => f.examples ?? []);
  return [...examples, ...GUESSES].find((text) => couldBe(spec, text)) ?? '';
}

function draft(name: string, parent: Element | undefined): Draft {
  return { kind: 'element', name, nameSpan: NOWHERE, startTag: NOWHERE, selfClosed: true, span: NOWHERE, attributes: [], children: [], parent };
}

function addAttribute(element: Draft, name: string, value: string): void {
  element.attributes.push({ kind: 'attribute', name, nameSpan: NOWHERE, value, valueSpan: NOWHERE, span: NOWHERE, owner: element });
}

/**
 * A new child of `parent` with the least that libvirt's format asks of it: what decides, what is required, and one of each choice.
 * `given`: attributes that it has already.
 */
export function fillElement(parent: SpecNode, name: string, given: Readonly<Record<string, string>> = {}): SpecNode | undefined {
  const known = childSpec(parent.spec, name);
  if (!known) return undefined;
  const element = draft(name, parent.element);
  for (const [key, value] of Object.entries(given)) addAttribute(element, key, value);
  return fill({ element, spec: specOf(known), parent }, 0);
}

function fill(node: SpecNode, depth: number): SpecNode {
  const element = node.element as Draft;
  for (const name of decidingAttributes(node.spec)) addUsable(node, name);
  for (let round = 0; round < 3; round++) for (const name in node.spec.attributes) if (isRequired(node, name)) addUsable(node, name);
  const reading = textReadings(node.spec).find((t) => holds(t.when, node) !== 'no');
  if (reading && !reading.optional) element.children.push({ kind: 'text', span: NOWHERE, value: sampleValue(reading.value, node), parent: element });
  if (depth >= MAX_DEPTH) return node;
  for (const name in node.spec.children) {
    const known = node.spec.children[name]!;
    if (known.required && holds(known.when, node) !== 'no' && holds(known.required, node) !== 'no') addChild(node, name, depth);
  }
  for (const { kind, of, when } of node.spec.constraints ?? []) {
    if (holds(when, node) === 'no') continue;
    const missing = of.filter((part) => !has(element, part));
    if (kind === 'one-of' && missing.length === of.length) addPart(node, of[0]!, depth);
    if ((kind === 'together' && missing.length < of.length) || (kind === 'needs' && has(element, of[0]!))) for (const part of missing) addPart(node, part, depth);
  }
  return node;
}

const has = (element: Element, part: string): boolean =>
  part.startsWith('@') ? element.attributes.some((a) => a.name === part.slice(1)) : element.children.some((c) => c.kind === 'element' && c.name === part);

function addPart(node: SpecNode, part: string, depth: number): void {
  if (part.startsWith('@')) addUsable(node, part.slice(1));
  else if (part !== 'text()') addChild(node, part, depth);
}

function addChild(node: SpecNode, name: string, depth: number): void {
  const child = fillElement(node, name);
  if (child) (node.element as Draft).children.push(fillDeeper(child, depth));
}

/** fillElement starts anew at depth 0; the guard against endless nesting is the format's own: nothing requires itself. */
const fillDeeper = (child: SpecNode, _depth: number): Element => child.element;

const isRequired = (node: SpecNode, name: string): boolean =>
  attributeReadings(node.spec, name).some((r) => r.required !== undefined && holds(r.when, node) === 'yes' && holds(r.required, node) === 'yes');

function addUsable(node: SpecNode, name: string): void {
  if (has(node.element, `@${name}`)) return;
  const reading = attributeReadings(node.spec, name).find((r) => holds(r.when, node) !== 'no');
  if (!reading) return;
  addAttribute(node.element as Draft, name, reading.default !== undefined && accepts(reading.value, reading.default, node) === 'yes' ? reading.default : sampleValue(reading.value, node));
}

/** The attributes of words that the element's other parts hinge on. */
const decidingAttributes = (spec: ElementSpec): string[] =>
  [...decidingNames(spec)].filter((name) => attributeReadings(spec, name).some((r) => r.value.kind === 'enum' && r.when === undefined));
