import type { Span } from '../core/span.ts';
import { fileLinks, fileLinksByType, isFileSource, sourceUrl, unopenable } from '../schema/domain/links.ts';
import { placeTable, visitPlaces } from '../schema/place-pattern.ts';
import { attribute, isText, text, textSpan } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';

/** A stretch that leads elsewhere: an `http(s)` address, or a `file` address of an absolute path. Never anything else. */
export interface DocumentLink {
  readonly span: Span;
  readonly target: string;
}

const MAX_LINKS = 2000;
const MAX_TARGET = 2000;

const filesOf = placeTable([
  ...fileLinks.map((place) => [place, (): boolean => true] as const),
  ...fileLinksByType.map((place) => [place, isFileSource] as const),
]);

/** Links of the text, in its order. `files`: the paths in it may be of this machine. Total. */
export function documentLinks(document: XmlDocument, { files }: { readonly files: boolean }): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const node of document.nodes) {
    if (node.kind !== 'element') continue;
    visitPlaces(node, (element, place) => {
      if (links.length >= MAX_LINKS) return;
      links.push(...[...urlsOf(element, document.text), ...(files ? pathsOf(element, place, document.text) : [])].sort((a, b) => a.span.start - b.span.start));
    });
  }
  return links;
}

function urlsOf(element: Element, source: string): DocumentLink[] {
  const links = element.attributes.flatMap(({ name, value, valueSpan }) => (valueSpan && !/^xmlns(?::|$)/.test(name) ? linkTo(valueSpan, url(value)) : []));
  if (element.children.some(isText)) links.push(...linkTo(textSpan(element, source), url(text(element))));
  const composed = sourceUrl(element);
  const name = composed === undefined ? undefined : attribute(element, 'name')?.valueSpan;
  return name ? [...links, ...linkTo(name, url(composed!))] : links;
}

const linkTo = (span: Span, target: string | undefined): DocumentLink[] => (target === undefined ? [] : [{ span, target }]);

/** Only what is an address of the web from its first to its last character; what does not belong into one is written as such. */
function url(written: string): string | undefined {
  const trimmed = written.trim();
  return trimmed.length < MAX_TARGET && /^https?:\/\/[^\s/"'<>\\]+(?:\/[^\s"'<>\\]*)?$/i.test(trimmed) ? trimmed : undefined;
}

function pathsOf(element: Element, place: string, source: string): DocumentLink[] {
  return filesOf(element, place).flatMap(([part, applies]) => {
    if (!applies(element)) return [];
    if (part === 'text()') return linkTo(textSpan(element, source), fileUri(text(element)));
    const found = attribute(element, part.slice(1));
    return found?.valueSpan ? linkTo(found.valueSpan, fileUri(found.value.trim())) : [];
  });
}

function fileUri(path: string): string | undefined {
  if (!/^\/[^/]/.test(path) || path.length > MAX_TARGET || path.endsWith('/') || /\p{C}/u.test(path)) return undefined;
  const steps = path.split('/');
  if (steps.includes('..') || unopenable.some((start) => path.startsWith(start))) return undefined;
  return `file://${steps.map(encodeURIComponent).join('/')}`;
}
