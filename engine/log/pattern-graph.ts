import { flexibleText, type FlexibleText } from './flexible-text.ts';
import type { GapKind, Item } from './pattern-items.ts';

/** A compiled pattern as a graph without cycles; `memo` numbers the nodes that several ways lead to. */
export type Node =
  | { readonly kind: 'text'; readonly text: FlexibleText; readonly next: Node }
  | { readonly kind: 'gap'; readonly gap: GapKind; readonly group: string; readonly memo: number; readonly next: Node }
  | { readonly kind: 'any'; readonly group?: string; readonly memo: number; readonly next: Node }
  | { readonly kind: 'choice'; readonly branches: readonly Node[] }
  | { readonly kind: 'join'; readonly memo: number; readonly next: Node }
  | { readonly kind: 'rest'; readonly group?: string }
  | { readonly kind: 'line-end' }
  | { readonly kind: 'done' };

/** How many memos a graph may have: a bit each. */
export const MOST_MEMOS = 31;

/** How many memos the graph of `items` has. */
export const memosOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + (item.kind === 'text' ? 0 : item.kind === 'choice' ? 1 + item.branches.reduce((inner, branch) => inner + memosOf(branch), 0) : 1), 0);

export function patternGraph(items: readonly Item[], atEnd: boolean): Node {
  let memos = 0;
  return link(items, { kind: atEnd ? 'line-end' : 'done' }, () => memos++, !atEnd);
}

/** An unbounded gap at the very end takes the rest of the line. */
function link(items: readonly Item[], tail: Node, memo: () => number, outermost: boolean): Node {
  let next = tail;
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!;
    if (item.kind === 'text') next = { kind: 'text', text: flexibleText(item.text), next };
    else if (item.kind === 'gap') next = { ...item, memo: memo(), next };
    else if (item.kind === 'any') next = outermost && i === items.length - 1 ? { ...item, kind: 'rest' } : { ...item, memo: memo(), next };
    else {
      const join: Node = { kind: 'join', memo: memo(), next };
      next = { kind: 'choice', branches: item.branches.map((branch) => link(branch, join, memo, false)) };
    }
  }
  return next;
}

/** The texts one of which a match starts with; undefined when it may start otherwise. */
export function headsOf(node: Node): readonly string[] | undefined {
  if (node.kind === 'text') return node.text.head === undefined ? undefined : [node.text.head];
  if (node.kind === 'join') return headsOf(node.next);
  if (node.kind !== 'choice') return undefined;
  const heads = node.branches.map(headsOf);
  return heads.every((some) => some !== undefined) ? [...new Set(heads.flat())] : undefined;
}
