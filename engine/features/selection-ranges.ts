import { contains, touches, type Span } from '../core/span.ts';
import { textSpan } from '../xml/query.ts';
import type { Element, Node, XmlDocument } from '../xml/tree.ts';

/** What a selection at `offset` grows to, step by step: from the innermost thing to the whole text; each holds the one before. Total. */
export function selectionRanges(document: XmlDocument, offset: number): Span[] {
  const steps: Span[] = [{ start: 0, end: document.text.length }];
  let level: readonly Node[] = document.nodes;
  for (;;) {
    const node = level.find((n) => n.span.start <= offset && offset < n.span.end) ?? level.find((n) => n.span.end === offset);
    if (!node) break;
    if (node.kind !== 'element') {
      steps.push(...stepsOfLeaf(node, document.text));
      break;
    }
    steps.push(node.span);
    if (offset < node.startTag.end || node.selfClosed) {
      steps.push(...stepsOfTag(node, offset));
      break;
    }
    if (node.endTag && node.endTag.start <= offset) {
      if (node.endTag.start < offset) steps.push(node.endTag, node.endNameSpan!);
      break;
    }
    steps.push({ start: node.startTag.end, end: node.endTag?.start ?? node.span.end });
    if (node.children.every((c) => c.kind !== 'element')) steps.push(textSpan(node, document.text));
    level = node.children;
  }
  return growing(steps, offset);
}

function stepsOfTag({ startTag, nameSpan, attributes }: Element, offset: number): Span[] {
  const steps: Span[] = [startTag];
  if (touches(nameSpan, offset)) return [...steps, nameSpan];
  const first = attributes[0];
  if (first) steps.push({ start: first.span.start, end: attributes.at(-1)!.span.end });
  const own = attributes.find((a) => touches(a.span, offset));
  if (!own) return steps;
  steps.push(own.span);
  if (touches(own.nameSpan, offset)) steps.push(own.nameSpan);
  else if (own.valueSpan) steps.push(own.valueSpan);
  return steps;
}

/** What stands between the marks of a comment or CDATA section, without the blanks around it. */
function stepsOfLeaf(node: Exclude<Node, Element>, text: string): Span[] {
  const [open, close] = node.kind === 'comment' ? [4, 3] : node.kind === 'cdata' ? [9, 3] : node.kind === 'instruction' ? [2, 2] : [0, 0];
  let { start, end } = { start: node.span.start + open, end: node.span.end - close };
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  const inner = { start, end };
  return node.kind === 'text' ? [inner] : [node.span, inner];
}

/** From the inside out, without what does not hold the cursor or is no smaller than the step around it. */
function growing(steps: readonly Span[], offset: number): Span[] {
  const kept: Span[] = [];
  for (const step of steps) {
    const outer = kept.at(-1);
    if (!touches(step, offset) || step.start === step.end) continue;
    if (outer && (!contains(outer, step) || (outer.start === step.start && outer.end === step.end))) continue;
    kept.push(step);
  }
  return kept.reverse();
}
