import { parseSize } from '../../core/quantities.ts';
import type { Span } from '../../core/span.ts';
import type { AttributeSpec, ValueSpec } from '../../schema/element-spec.ts';
import { scaled, spellings } from '../../schema/domain/drift/spellings.ts';
import { isXmlOwn } from '../../schema/names.ts';
import { attributeReadings, holds, textReadings, type SpecNode } from '../../schema/spec-node.ts';
import { isElement, text, textSpan, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** A value of an element, ready to be compared: `@name` or `text()`. */
export interface Part {
  readonly name: string;
  /** As written, with its unit. */
  readonly written: string;
  /** The number alone, and the unit that is written beside it. */
  readonly scaled?: { readonly number: string; readonly unit: string };
  readonly canonical: string;
  readonly span: Span;
}

/** The format that is looked up is a copy of the one that was written: forms are known by what they say of themselves. */
const nameOf = (spec: ValueSpec): string => (spec.kind === 'form' ? spec.what : spec.kind === 'any-of' ? spec.of.map(nameOf).join('; ') : '');

const canonicalBySpec = new Map(spellings.flatMap(([specs, canonical]) => specs.map((spec) => [nameOf(spec), canonical] as const)));
const UNIT = nameOf(scaled.unit);

const spelled = (spec: ValueSpec | undefined, written: string): string => {
  const trimmed = written.trim();
  return (spec && canonicalBySpec.get(nameOf(spec))?.(trimmed)) ?? trimmed;
};

/** Of several readings of an attribute, the one that holds at the element. */
export const readingOf = (node: SpecNode | undefined, name: string): AttributeSpec | undefined => {
  const readings = node ? attributeReadings(node.spec, name) : [];
  return readings.find((reading) => holds(reading.when, node!) === 'yes') ?? readings[0];
};

/** The unit that scales the element's number, when the format knows one there. */
function unitOf(element: Element, node: SpecNode | undefined): { readonly written: string; readonly isWritten: boolean } | undefined {
  const reading = readingOf(node, 'unit');
  if (!reading || nameOf(reading.value) !== UNIT) return undefined;
  const written = value(element, 'unit');
  return { written: written ?? reading.default ?? 'bytes', isWritten: written !== undefined };
}

/** All values of an element: attributes, a text of its own, numbers together with their units. */
export function partsOf(element: Element, node: SpecNode | undefined, source: string): ReadonlyMap<string, Part> {
  const unit = unitOf(element, node);
  const parts = new Map<string, Part>();
  const add = (name: string, written: string, spec: ValueSpec | undefined, span: Span): void => {
    const bytes = unit && scaled.names.includes(name) ? parseSize(written, unit.written) : undefined;
    const scaledBy = bytes !== undefined && unit!.isWritten ? { number: written.trim(), unit: unit!.written } : undefined;
    const shown = scaledBy ? `${scaledBy.number} ${scaledBy.unit}` : written.trim();
    parts.set(name, { name, written: shown, canonical: bytes === undefined ? spelled(spec, written) : `${bytes}`, span, ...(scaledBy && { scaled: scaledBy }) });
  };
  for (const { name, value: written, valueSpan, span } of element.attributes) {
    if (!valueSpan || isXmlOwn(name) || (unit && name === 'unit')) continue;
    add(`@${name}`, written, readingOf(node, name)?.value, span);
  }
  const own = element.children.some(isElement) ? '' : text(element);
  if (own !== '') add('text()', own, node && textReadings(node.spec).find((t) => holds(t.when, node) === 'yes')?.value, textSpan(element, source));
  return parts;
}

