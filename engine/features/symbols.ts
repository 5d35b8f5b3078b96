import type { Span } from '../core/span.ts';
import { deviceName } from '../schema/device-name.ts';
import { deviceDetail } from '../schema/domain/device-details.ts';
import { recognise } from '../schema/domain/documents.ts';
import { child, children, text } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';

export interface SymbolNode {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'domain' | 'section' | 'device' | 'element' | 'event';
  readonly span: Span;
  readonly selectionSpan: Span;
  readonly children: readonly SymbolNode[];
}

const MAX_DETAIL = 100;
const shorten = (words: string): string => (words.length > MAX_DETAIL ? `${words.slice(0, MAX_DETAIL - 1)}…` : words);

/** The outline of a text: a lone device, or domains by name, their sections, devices by what tells them apart. */
export function symbols(document: XmlDocument): SymbolNode[] {
  const recognised = recognise(document);
  if (recognised?.fragment) return [device(recognised.fragment.device)];
  return (recognised?.domains ?? []).map((domain) => ({
    ...place(domain), kind: 'domain', name: text(child(domain, 'name')) || domain.name, detail: '',
    children: children(domain).map(section),
  }));
}

const place = (element: Element): { span: Span; selectionSpan: Span } => ({ span: element.span, selectionSpan: element.nameSpan });

function section(element: Element): SymbolNode {
  const below = children(element);
  const isList = element.name === 'devices';
  return {
    ...place(element), name: element.name, kind: below.length > 0 ? 'section' : 'element', detail: shorten(text(element) || attributesOf(element)),
    children: below.map(isList ? device : plain),
  };
}

const device = (element: Element): SymbolNode => ({ ...place(element), name: deviceName(element), kind: 'device', detail: shorten(deviceDetail(element)), children: children(element).map(plain) });

const plain = (element: Element): SymbolNode => ({
  ...place(element), name: element.name, kind: 'element', detail: shorten(text(element) || attributesOf(element)), children: children(element).map(plain),
});

const attributesOf = (element: Element): string => element.attributes.slice(0, 4).map((a) => a.value).join(' ');
