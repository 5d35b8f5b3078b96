import { isOlder } from '../core/version.ts';
import { text, textSpan } from '../xml/query.ts';
import type { Element, Target } from '../xml/tree.ts';
import type { ValueSpec } from './element-spec.ts';
import { formatName } from './names.ts';
import { attributeReadings, holds, specOf, childSpec, textReadings, type SpecNode } from './spec-node.ts';

/** A part of a text that came into the format with a later version than the one asked about. */
export interface NewerPart {
  readonly at: Target;
  readonly kind: 'element' | 'attribute' | 'value';
  /** Its name, or the value. */
  readonly name: string;
  /** The element that it is or belongs to. */
  readonly owner: SpecNode;
  /** The attribute whose value it is; absent when it is an element's text. */
  readonly of?: string;
  readonly since: string;
}

/**
 * What stands below `node` and is newer than `version` by the format's own record, outermost first: what lies inside a new element
 * is not told. `source` is the text, for the place of an element's text. Linear; parts of unknown age count as old.
 */
export function* newerParts(node: SpecNode, version: string, source: string, mayDefault = true): Generator<NewerPart> {
  for (const a of node.element.attributes) {
    const reading = attributeReadings(node.spec, a.name).find((r) => holds(r.when, node) === 'yes');
    if (!reading) continue;
    if (isNewer(reading.since, version)) yield { at: a, kind: 'attribute', name: a.name, owner: node, since: reading.since! };
    else {
      const since = sinceOf(reading.value, a.value);
      if (isNewer(since, version)) yield { at: a, kind: 'value', name: a.value, owner: node, of: a.name, since: since! };
    }
  }
  yield* newerText(node, version, source);
  for (const c of node.element.children) {
    const below = c.kind === 'element' ? childNode(node, c, mayDefault) : undefined;
    if (!below) continue;
    if (isNewer(below.spec.since, version)) yield { at: below.element, kind: 'element', name: below.element.name, owner: below, since: below.spec.since! };
    else yield* newerParts(below, version, source, mayDefault);
  }
}

function* newerText(node: SpecNode, version: string, source: string): Generator<NewerPart> {
  const reading = textReadings(node.spec).find((r) => holds(r.when, node) === 'yes');
  if (!reading) return;
  const written = text(node.element);
  const since = sinceOf(reading.value, written);
  if (isNewer(since, version)) yield { at: textSpan(node.element, source), kind: 'value', name: written, owner: node, since: since! };
}

const isNewer = (since: string | undefined, version: string): boolean => since !== undefined && isOlder(version, since);

/** The version that brought one value of a list. */
function sinceOf(spec: ValueSpec, written: string): string | undefined {
  const entry = spec.kind === 'enum' && Object.hasOwn(spec.values, written) ? spec.values[written] : undefined;
  return typeof entry === 'object' ? entry.since : undefined;
}

function childNode(node: SpecNode, element: Element, mayDefault: boolean): SpecNode | undefined {
  const named = formatName(element, mayDefault);
  const known = named.kind === 'known' ? childSpec(node.spec, named.name) : undefined;
  return known && holds(known.when, node) !== 'no' ? { element, spec: specOf(known), parent: node } : undefined;
}

/** True when the part's attribute takes any value, so that a libvirt that does not know this one keeps quiet about it. */
export const isUnchecked = (part: NewerPart): boolean =>
  part.kind === 'value' && (part.of === undefined ? textReadings(part.owner.spec) : attributeReadings(part.owner.spec, part.of)).some((r) => r.unchecked === true);
