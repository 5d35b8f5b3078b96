import type { Edit, Finding } from '../core/finding.ts';

/**
 * The edits that mend all that may be mended unasked: the first safe fix of each finding, as far as they do not overlap.
 * A fix goes in as a whole or not at all; what is left over (a fix within a fix) is found again when the text is judged anew.
 * In document order; O(n log n) but for the moving of what is there.
 */
export function fixAll(findings: readonly Finding[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const finding of findings) {
    const edits = finding.fixes?.find((f) => f.safe)?.edits;
    if (edits && isApart(edits) && edits.every((edit) => fits(chosen, edit))) for (const edit of edits) chosen.splice(placeOf(chosen, edit), 0, edit);
  }
  return chosen;
}

const isApart = (edits: readonly Edit[]): boolean => edits.every((edit, i) => edits.slice(i + 1).every((other) => apart(edit, other)));

/** `chosen` is in order and apart, so that only the neighbours matter: at most an insertion and a replacement begin at one place. */
function fits(chosen: readonly Edit[], edit: Edit): boolean {
  const at = placeOf(chosen, edit);
  return chosen.slice(Math.max(0, at - 2), at + 2).every((other) => apart(edit, other));
}

/** Where the edit belongs: behind all that begin before it, or at its place and end no later. */
function placeOf(chosen: readonly Edit[], { span: { start, end } }: Edit): number {
  let [low, high] = [0, chosen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { span } = chosen[middle]!;
    if (span.start < start || (span.start === start && span.end <= end)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two insertions at one place are not apart: which goes first would be chance. */
const apart = (a: Edit, b: Edit): boolean =>
  (a.span.end <= b.span.start || b.span.end <= a.span.start) && !(a.span.start === b.span.start && a.span.end === b.span.end);
