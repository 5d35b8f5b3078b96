import type { Span } from '../core/span.ts';
import { touches } from '../core/span.ts';
import { attribute, isText, text, textSpan } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';
import { recognise } from './domain/documents.ts';
import { referenceKinds } from './domain/references.ts';
import { placeTable, visitPlaces } from './place-pattern.ts';
import { canonicalUuid } from './read.ts';
import type { MentionSpec, ReferenceKind } from './reference.ts';

/** A value of the text that names a thing, or several. */
export interface Mention {
  readonly kind: ReferenceKind;
  readonly spec: MentionSpec;
  readonly scope: string;
  readonly owner: Element;
  /** Without the blanks around it; entities resolved. */
  readonly written: string;
  /** Where `written` stands. */
  readonly span: Span;
}

/** What names have in common that name the same thing. */
export interface Thing {
  readonly kind: ReferenceKind;
  readonly scope: string;
  readonly key: string;
}

/** Where a thing is named: in a set of numbers, the number or range that holds it. */
export interface Naming {
  readonly mention: Mention;
  readonly span: Span;
}

type Entry = readonly [ReferenceKind, MentionSpec];
const table = placeTable<Entry>(referenceKinds.flatMap((kind) => kind.mentions.map((spec) => [spec.place, [kind, spec]] as const)));

/** The kinds that the parts of an element may name; `part` is `@attribute` or `text()`. */
export const kindAt = (element: Element, part: string): Entry | undefined => table(element).find(([p]) => p === part)?.[1];

/** Everything below `root`, itself included, that names something; in order of the text. */
export function mentionsBelow(root: Element, source: string): Mention[] {
  const found: Mention[] = [];
  visitPlaces(root, (element, place) => { found.push(...mentionsOf(element, place, source)); });
  return found;
}

const known = new WeakMap<XmlDocument, readonly Mention[]>();

/** All mentions of a text: one machine, however many times it is described. Looked for once: a text that is read does not change. */
export function mentionsIn(document: XmlDocument): readonly Mention[] {
  let found = known.get(document);
  if (!found) known.set(document, found = document.root && recognise(document)?.kind === 'domain' ? mentionsBelow(document.root, document.text) : []);
  return found;
}

function mentionsOf(element: Element, place: string, source: string): Mention[] {
  return table(element, place).flatMap(([part, [kind, spec]]) => {
    const scope = spec.scope ? spec.scope(element) : '';
    const found = scope === undefined ? undefined : writtenAt(element, part, source);
    return found && found.written !== '' ? [{ kind, spec, scope: scope!, owner: element, ...found }] : [];
  });
}

function writtenAt(element: Element, part: string, source: string): Pick<Mention, 'written' | 'span'> | undefined {
  if (part === 'text()') return element.children.some(isText) ? { written: text(element), span: textSpan(element, source) } : undefined;
  const found = attribute(element, part.slice(1));
  if (!found?.valueSpan) return undefined;
  let { start, end } = found.valueSpan;
  while (start < end && /\s/.test(source[start]!)) start++;
  while (end > start && /\s/.test(source[end - 1]!)) end--;
  return { written: found.value.trim(), span: { start, end } };
}

/** The one thing that is named at `offset`: in a set of numbers, the number that the cursor touches. */
export function thingAt(mention: Mention, offset: number, source: string): (Thing & { readonly span: Span }) | undefined {
  if (!touches(mention.span, offset)) return undefined;
  const { kind, scope, spec, span, written } = mention;
  if (spec.form !== 'numbers') {
    const key = keyOf(spec.form, written);
    return key === undefined ? undefined : { kind, scope, key, span };
  }
  for (const number of source.slice(span.start, span.end).matchAll(/\d+/g)) {
    const own = { start: span.start + number.index, end: span.start + number.index + number[0].length };
    if (touches(own, offset) && number[0].length <= MAX_DIGITS) return { kind, scope, key: String(Number(number[0])), span: own };
  }
  return undefined;
}

const MAX_DIGITS = 9;

/** What two spellings of one name have in common; undefined when the value is no name of that form. */
export function keyOf(form: MentionSpec['form'], written: string): string | undefined {
  if (form === 'name') return written === '' ? undefined : written;
  if (form === 'uuid') return canonicalUuid(written);
  return /^(?:0x[\da-f]{1,7}|\d{1,9})$/i.test(written) ? String(Number(written)) : undefined;
}

/** Where the mention names the thing, if it does. */
export function namingOf(mention: Mention, thing: Thing, source: string): Naming | undefined {
  if (mention.kind !== thing.kind || mention.scope !== thing.scope) return undefined;
  if (mention.spec.form !== 'numbers') return keyOf(mention.spec.form, mention.written) === thing.key ? { mention, span: mention.span } : undefined;
  const span = memberSpan(source.slice(mention.span.start, mention.span.end), Number(thing.key));
  return span && { mention, span: { start: mention.span.start + span.start, end: mention.span.start + span.end } };
}

/** The part of a set of numbers that holds `member`, read from the left as libvirt does: `^n` takes n out again. */
function memberSpan(set: string, member: number): Span | undefined {
  let found: Span | undefined;
  let at = 0;
  for (const part of set.split(',')) {
    const match = /^\s*(\^?)(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?$/.exec(part);
    if (match && Number(match[2]) <= member && member <= Number(match[3] ?? match[2])) {
      const blanks = part.length - part.trimStart().length;
      found = match[1] ? undefined : { start: at + blanks, end: at + part.trimEnd().length };
    }
    at += part.length + 1;
  }
  return found;
}
