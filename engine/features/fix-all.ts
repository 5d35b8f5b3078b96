import type { Edit, Finding } from '../core/finding.ts';

/**
 * The edits that mend all that may be mended unasked: the first safe fix of each finding, as far as they do not overlap.
 * What is left over (a fix within a fix) is found again when the text is judged anew. In document order.
 */
export function fixAll(findings: readonly Finding[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes?.find((f) => f.safe);
    if (fix && fix.edits.every((edit) => chosen.every((other) => apart(edit, other)))) chosen.push(...fix.edits);
  }
  return chosen.sort((a, b) => a.span.start - b.span.start);
}

/** Two insertions at one place are not apart: which goes first would be chance. */
const apart = (a: Edit, b: Edit): boolean =>
  (a.span.end <= b.span.start || b.span.end <= a.span.start) && !(a.span.start === b.span.start && a.span.end === b.span.end);
