import type { Edit } from './finding.ts';

/** The edits with new lines that end as those of the text do. */
export function withLineEnds(text: string, edits: readonly Edit[]): readonly Edit[] {
  if (!/^[^\n]*\r\n/.test(text)) return edits;
  return edits.map(({ span, newText }) => ({ span, newText: newText.replace(/\r?\n/g, '\r\n') }));
}

/** The text after edits that do not overlap; several insertions at one place go in as they are listed. New lines end as those of the text do. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = withLineEnds(text, edits).map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.i - b.i);
  let result = '';
  let at = 0;
  for (const { edit: { span, newText } } of ordered) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
