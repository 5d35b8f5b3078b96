import { findNodeAtLocation, getLocation, parseTree, type Node } from 'jsonc-parser';
import type { Span } from '../core/span.ts';

/** What the code of a user's own signature looks like. */
export const CODE_PATTERN = '^[a-z0-9][a-z0-9-]{1,63}$';
const CODE = new RegExp(CODE_PATTERN);
export const isCode = (text: string): boolean => CODE.test(text);

const known = new WeakMap<Node, ReadonlySet<string>>();

/** The codes of the user's own signatures in the configuration that a node belongs to. */
export function ownCodes(node: Node): ReadonlySet<string> {
  let root = node;
  while (root.parent) root = root.parent;
  const found = known.get(root) ?? new Set((findNodeAtLocation(root, ['signatures'])?.children ?? []).flatMap((one) => codeOf(one) ?? []));
  known.set(root, found);
  return found;
}

function codeOf(signature: Node): string | undefined {
  const { value } = (findNodeAtLocation(signature, ['id']) ?? {}) as { readonly value?: unknown };
  return typeof value === 'string' && isCode(value) ? value : undefined;
}

/** Where a code of the user's own may stand, and which: its quotes are part of the span. */
export interface OwnCodePlace {
  readonly span: Span;
  readonly codes: readonly string[];
  /** It is the key of a severity, which has none yet. */
  readonly isNewKey: boolean;
}

/** Undefined where no code belongs, or where the user has no signatures. The JSON schema tells of all the other codes. */
export function ownCodePlace(text: string, offset: number): OwnCodePlace | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const isKey = path.length === 2 && (path[0] === 'severities' || path[0] === 'rules') && isAtPropertyKey;
  const isValue = path[0] === 'suppress' && (path[2] === 'codes' || path[2] === 'code') && path.length <= 4 && !isAtPropertyKey;
  if (!isKey && !isValue) return undefined;
  const root = parseTree(text, [], { allowTrailingComma: true });
  const codes = root ? [...ownCodes(root)].sort() : [];
  if (codes.length === 0) return undefined;
  const isWithin = (previousNode?.type === 'string' || previousNode?.type === 'property') && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const span = isWithin ? { start: previousNode.offset, end: previousNode.offset + previousNode.length } : { start: offset, end: offset };
  return { span, codes, isNewKey: isKey && !/^\s*:/.test(text.slice(span.end, span.end + 50)) };
}
