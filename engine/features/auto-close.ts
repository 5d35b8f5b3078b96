import { elementAt } from '../xml/query.ts';
import type { XmlDocument } from '../xml/tree.ts';
import { cursorAt } from './cursor.ts';

/**
 * What to insert behind a `>` or `</` that was just typed in front of `offset`, as a snippet with `$0` where the cursor goes;
 * undefined when nothing is open there or the end tag stands there already.
 */
export function autoClose(document: XmlDocument, offset: number): string | undefined {
  const { text } = document;
  if (text[offset - 1] === '>') return endTagFor(document, offset);
  if (text[offset - 1] !== '/' || text[offset - 2] !== '<' || /[\w:.>-]/.test(text[offset] ?? '')) return undefined;
  const cursor = cursorAt(document, offset);
  return cursor?.kind === 'closing-tag' ? `${escapeSnippet(cursor.open.name)}>$0` : undefined;
}

function endTagFor(document: XmlDocument, offset: number): string | undefined {
  const opened = elementAt(document, offset - 1);
  if (!opened || opened.startTag.end !== offset || opened.selfClosed || opened.endTag || opened.name === '') return undefined;
  return `$0</${escapeSnippet(opened.name)}>`;
}

const escapeSnippet = (name: string): string => name.replace(/[\\$}]/g, '\\$&');
