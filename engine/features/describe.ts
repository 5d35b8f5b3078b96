import { list, link, paragraph, type Block, type Prose } from '../core/prose.ts';
import type { AttributeSpec, ChildSpec, ElementSpec, EnumValue, ValueSpec } from '../schema/element-spec.ts';
import { manualAnchor } from '../schema/spec-tree.ts';
import { phrase, words, type SpecNode } from '../schema/spec-node.ts';

const MANUAL = 'https://libvirt.org/formatdomain.html';
/** Lists of values longer than this are cut: completion shows them all. */
const MAX_VALUES = 16;

export const docOfValue = (entry: EnumValue): string => (typeof entry === 'string' ? entry : entry.doc);
const sinceOfValue = (entry: EnumValue): string | undefined => (typeof entry === 'string' ? undefined : entry.since);

function facts(items: readonly (string | undefined)[]): Block[] {
  const there = items.filter((i): i is string => i !== undefined);
  return there.length > 0 ? [list(there)] : [];
}

const since = (version: string | undefined): string | undefined => (version === undefined ? undefined : `Since libvirt ${version}.`);

export function manualLink(node: SpecNode | undefined): Block[] {
  const anchor = manualAnchor(node);
  return anchor === undefined ? [] : [link("libvirt's manual", `${MANUAL}#${anchor}`)];
}

/** What an element is, with its versions and drivers. */
export function describeElement(spec: ElementSpec): Prose {
  return [paragraph(spec.doc), ...facts([since(spec.since), spec.drivers && `Only with drivers ${spec.drivers.join(', ')}.`])];
}

export const describeChild = (child: ChildSpec): Prose => describeElement(typeof child.spec === 'function' ? child.spec() : child.spec);

/** What an attribute is: meaning, default, version, and the values it may have at `node`. */
export function describeAttribute(reading: AttributeSpec, node: SpecNode): Prose {
  return [paragraph(reading.doc), ...facts([
    reading.default === undefined ? undefined : `Default: ${reading.default}.`, since(reading.since),
    reading.output ? 'libvirt writes it; what a person writes here is ignored or refused.' : undefined,
  ]), ...describeValues(reading.value, node)];
}

/** The values that are legal at `node`, with their meaning. */
export function describeValues(spec: ValueSpec, node: SpecNode): Block[] {
  if (spec.kind !== 'enum') return [paragraph(`Value: ${phrase(spec, node)}.`)];
  const known = words(spec, node);
  const items = known.slice(0, MAX_VALUES).map((w) => `${w} – ${docOfValue(spec.values[w]!)}`);
  if (known.length > MAX_VALUES) items.push(`… and ${known.length - MAX_VALUES} more`);
  if (spec.or) items.push(`or ${spec.or.what}`);
  return [list(items)];
}

/** What one word means as a value. */
export function describeWord(spec: ValueSpec, word: string): Prose {
  if (spec.kind !== 'enum' || !Object.hasOwn(spec.values, word)) return [];
  const entry = spec.values[word]!;
  return [paragraph(docOfValue(entry)), ...facts([since(sinceOfValue(entry))])];
}
