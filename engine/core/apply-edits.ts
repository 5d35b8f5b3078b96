import type { Edit } from './finding.ts';

/** The text after edits that do not overlap; several insertions at one place go in as they are listed. New lines end as those of the text do. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const crlf = /^[^\n]*\r\n/.test(text);
  const asThere = (newText: string): string => (crlf ? newText.replace(/\r?\n/g, '\r\n') : newText);
  const ordered = edits.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.i - b.i);
  let result = '';
  let at = 0;
  for (const { edit: { span, newText } } of ordered) {
    result += text.slice(at, span.start) + asThere(newText);
    at = span.end;
  }
  return result + text.slice(at);
}
