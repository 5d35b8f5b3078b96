import type { DocumentLink } from './document-links.ts';

const MAX_LINKS = 2000;
/** Files that an editor shows; images and sockets are none. */
const SHOWN = /(?<![\w/.:-])(?:https?:\/\/[^\s"'<>\\()]{1,500}[^\s"'<>\\().,;:]|\/(?:[\w.+@-]{1,200}\/){1,20}[\w.+@-]{1,190}\.(?:log|xml|conf|json|yaml|txt|service))(?![\w/])/g;

/** Addresses and paths of texts in a log. `files`: the paths are of this machine. At most 2,000, of the end of the log. */
export function logLinks(text: string, { files }: { readonly files: boolean }): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const match of text.matchAll(SHOWN)) {
    const [found] = match;
    if (!files && found.startsWith('/')) continue;
    links.push({ span: { start: match.index, end: match.index + found.length }, target: found.startsWith('/') ? `file://${encodeURI(found)}` : found });
    if (links.length > 2 * MAX_LINKS) links.splice(0, MAX_LINKS);
  }
  return links.slice(-MAX_LINKS);
}
