import type { Span } from '../core/span.ts';
import { recognise } from '../schema/domain/documents.ts';
import { mentionsIn, namingOf, thingAt, type Naming, type Thing } from '../schema/mentions.ts';
import { spanOf, text, textSpan } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';
import { taggedAt } from './linked-editing.ts';

export interface Highlight {
  readonly span: Span;
  /** The thing is made here, not only named. */
  readonly defines: boolean;
}

/** The thing that is named at `offset`, and where it is named there. */
export function referenceAt(document: XmlDocument, offset: number): (Thing & { readonly span: Span }) | undefined {
  for (const mention of mentionsIn(document)) {
    const thing = thingAt(mention, offset, document.text);
    if (thing) return thing;
  }
  return undefined;
}

/** All places that name the thing, in order of the text. */
export function namings(document: XmlDocument, thing: Thing): Naming[] {
  return mentionsIn(document).flatMap((mention) => namingOf(mention, thing, document.text) ?? []);
}

/** Where the thing named at `offset` is made: where it gets its name, or what brings it along (<vcpu> its vCPUs). Empty when the text does not say. */
export function definitions(document: XmlDocument, offset: number): Span[] {
  const thing = referenceAt(document, offset);
  if (!thing) return [];
  const written = namings(document, thing).filter((n) => n.mention.spec.defines).map((n) => n.span);
  return written.length > 0 ? written : impliedBy(document, thing).map((e) => placeOfBringer(e, document.text));
}

/** What brings the thing along without naming it. */
export function impliedBy(document: XmlDocument, { kind, key }: Thing): Element[] {
  return (recognise(document)?.domains ?? []).flatMap((domain) => kind.implied?.(domain).at(key) ?? []);
}

const placeOfBringer = (element: Element, source: string): Span => (text(element) === '' ? spanOf(element) : textSpan(element, source));

/** Everything that names the thing at `offset`; `declarations`: also where it is made. */
export function references(document: XmlDocument, offset: number, { declarations }: { readonly declarations: boolean }): Span[] {
  const thing = referenceAt(document, offset);
  if (!thing) return [];
  const made = declarations ? impliedBy(document, thing).map((e) => placeOfBringer(e, document.text)) : [];
  const named = namings(document, thing).filter((n) => declarations || !n.mention.spec.defines).map((n) => n.span);
  return [...made, ...named].sort((a, b) => a.start - b.start);
}

/** What belongs together with `offset`: all names of one thing, or the two names of one element. */
export function highlights(document: XmlDocument, offset: number): Highlight[] {
  const element = taggedAt(document, offset);
  if (element) return [element.nameSpan, ...(element.endNameSpan ? [element.endNameSpan] : [])].map((span) => ({ span, defines: false }));
  const thing = referenceAt(document, offset);
  return thing ? namings(document, thing).map(({ span, mention }) => ({ span, defines: mention.spec.defines === true })) : [];
}
