import type { Span } from '../core/span.ts';
import type { Aside } from '../xml/tree.ts';

/** One code of a suppressing comment, and where it is written. */
export interface WrittenCode {
  readonly code: string;
  readonly span: Span;
}

/** `<!-- virt-doctor disable=CODE[,CODE]: reason -->` and its kin. */
export interface SuppressionComment {
  readonly comment: Aside;
  /** What the comment is about: the next element and all in it, the file, its own lines, or the line after it. */
  readonly scope: 'element' | 'file' | 'line' | 'next-line';
  /** Empty when the comment does not say. */
  readonly codes: readonly WrittenCode[];
  /** The word that was meant as `disable`, for a comment that cannot be read. */
  readonly word: Span;
}

const MARK = '<!--'.length;
/** What follows is a reason, whatever its length. */
const MAX_READ = 4096;
const SCOPES: Readonly<Record<string, SuppressionComment['scope']>> = { disable: 'element', 'disable-file': 'file', 'disable-line': 'line', 'disable-next-line': 'next-line' };

/** Reads a comment that wants to suppress something; undefined for any other comment, also one that merely speaks of virt-doctor. */
export function readSuppression(comment: Aside): SuppressionComment | undefined {
  const value = comment.value.slice(0, MAX_READ);
  const head = /^\s*virt-doctor\s+((?:disable|enable|ignore|suppress)[\w-]*)/.exec(value);
  if (!head) return undefined;
  const at = comment.span.start + MARK;
  const end = head[0].length;
  const word = { start: at + end - head[1]!.length, end: at + end };
  const scope = Object.hasOwn(SCOPES, head[1]!) ? SCOPES[head[1]!] : undefined;
  const list = /^\s*=([^:]*)/.exec(value.slice(end));
  if (!scope || !list) return { comment, scope: scope ?? 'element', codes: [], word };
  return { comment, scope, codes: codesOf(list[1]!, at + end + list[0].length - list[1]!.length), word };
}

function codesOf(list: string, at: number): WrittenCode[] {
  const codes: WrittenCode[] = [];
  let start = at;
  for (const part of list.split(/[\s,]/)) {
    if (part !== '') codes.push({ code: part, span: { start, end: start + part.length } });
    start += part.length + 1;
  }
  return codes;
}
