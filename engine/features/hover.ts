import { formatBytes, formatNumberSet, parseNumberSet, parseSize } from '../core/quantities.ts';
import { heading, paragraph, type Block, type Prose } from '../core/prose.ts';
import type { Span } from '../core/span.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import type { AttributeSpec, ValueSpec } from '../schema/element-spec.ts';
import { formatPci, pciAddress } from '../schema/read.ts';
import { attributeReadings, holds, textReadings, type SpecNode } from '../schema/spec-node.ts';
import { specNode } from '../schema/spec-tree.ts';
import { elementAt, isText, text, textSpan, value } from '../xml/query.ts';
import type { Attribute, Element, XmlDocument } from '../xml/tree.ts';
import { describeAttribute, describeElement, describeValues, describeWord, manualLink } from './describe.ts';
import { offers } from './offers.ts';

export interface XmlHover {
  readonly span: Span;
  readonly prose: Prose;
}

const within = (s: Span | undefined, offset: number): s is Span => s !== undefined && s.start <= offset && offset <= s.end;

/** What stands at `offset`: an element's or attribute's meaning, a value spelled out. Undefined where the format has nothing to say. */
export function hoverXml(document: XmlDocument, offset: number, { host = {} }: { readonly host?: HostFacts } = {}): XmlHover | undefined {
  const element = elementAt(document, offset) ?? elementAt(document, offset - 1);
  const node = specNode(element);
  if (!element || !node) return undefined;
  for (const a of element.attributes) {
    if (within(a.valueSpan, offset)) return hoverValue(node, a, host);
    if (within(a.nameSpan, offset)) return hoverAttribute(node, a);
  }
  const onName = within(element.nameSpan, offset) ? element.nameSpan : within(element.endNameSpan, offset) ? element.endNameSpan : undefined;
  if (onName) return hoverElement(node, onName);
  return element.children.some((c) => isText(c) && within(c.span, offset)) && text(element) !== '' ? hoverText(node, document.text, offset, host) : undefined;
}

function hoverElement(node: SpecNode, span: Span): XmlHover {
  return { span, prose: [heading(`<${node.element.name}>`), ...spelledAddress(node.element), ...spelledText(node), ...describeElement(node.spec), ...manualLink(node)] };
}

const reading = (node: SpecNode, name: string): AttributeSpec | undefined => {
  const all = attributeReadings(node.spec, name);
  return all.find((r) => holds(r.when, node) === 'yes') ?? all[0];
};

function hoverAttribute(node: SpecNode, a: Attribute): XmlHover | undefined {
  const known = reading(node, a.name);
  return known && { span: a.nameSpan, prose: [heading(`${a.name} of <${node.element.name}>`), ...describeAttribute(known, node), ...manualLink(node)] };
}

function hoverValue(node: SpecNode, a: Attribute, host: HostFacts): XmlHover | undefined {
  const known = reading(node, a.name);
  if (!known || !a.valueSpan) return undefined;
  const offered = offers(node, `@${a.name}`, host).find((o) => o.value === a.value);
  const own = describeWord(known.value, a.value);
  return { span: a.valueSpan, prose: [
    heading(`${a.name}='${a.value}'`), ...spelled(known.value, a.value, unitOf(node, a.name)), ...spelledAddress(node.element), ...own,
    ...(offered ? [paragraph(offered.doc)] : []), ...(own.length > 0 ? [] : describeAttribute(known, node)), ...manualLink(node),
  ] };
}

function hoverText(node: SpecNode, source: string, offset: number, host: HostFacts): XmlHover | undefined {
  const span = textSpan(node.element, source);
  const written = text(node.element);
  const known = textReadings(node.spec).find((t) => holds(t.when, node) !== 'no');
  if (!known || !within(span, offset)) return undefined;
  const offered = offers(node, 'text()', host).find((o) => o.value === written);
  const own = describeWord(known.value, written);
  return { span, prose: [
    heading(`<${node.element.name}>`), ...spelled(known.value, written, unitOf(node, undefined)), ...own, ...(offered ? [paragraph(offered.doc)] : []),
    ...(own.length > 0 ? [] : [...describeElement(node.spec), ...describeValues(known.value, node)]), ...manualLink(node),
  ] };
}

/** The unit that goes with a number: what stands beside it, else its default; undefined when the element has none. */
function unitOf(node: SpecNode, attribute: string | undefined): string | undefined {
  if (attribute === 'unit') return undefined;
  const unit = attributeReadings(node.spec, 'unit')[0];
  return unit && (value(node.element, 'unit') ?? unit.default);
}

const MAX_LISTED = 64;

/** Numbers in words: sizes with their unit, sets of numbers counted. */
function spelled(spec: ValueSpec, written: string, unit: string | undefined): Block[] {
  const bytes = unit === undefined ? undefined : parseSize(written, unit);
  if (bytes !== undefined) return [paragraph(`${written.trim()} ${unit} = ${formatBytes(bytes)}`)];
  if (spec.kind !== 'form' || spec.shape !== 'cpuset') return [];
  const { numbers, problem } = parseNumberSet(written);
  if (problem) return [];
  const listed = numbers.length > MAX_LISTED ? `${numbers.slice(0, MAX_LISTED).join(', ')}, …` : numbers.join(', ');
  return [paragraph(`${formatNumberSet(numbers)} = ${numbers.length === 1 ? 'one number' : `${numbers.length} numbers`}: ${listed}`)];
}

function spelledText(node: SpecNode): Block[] {
  const known = textReadings(node.spec)[0];
  return known ? spelled(known.value, text(node.element), unitOf(node, undefined)) : [];
}

/** An address in the form that lspci and kernel logs use. */
function spelledAddress(element: Element): Block[] {
  if (value(element, 'slot') === undefined || value(element, 'bus') === undefined) return [];
  const type = value(element, 'type');
  if (type !== undefined && type !== 'pci') return [];
  const address = pciAddress(element);
  return address ? [paragraph(`PCI address ${formatPci(address)}`)] : [];
}
