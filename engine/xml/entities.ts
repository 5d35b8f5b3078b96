import type { Span } from '../core/span.ts';

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export interface EntityProblem {
  readonly code: 'bare-ampersand' | 'unknown-entity';
  readonly span: Span;
  readonly message: string;
}

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([A-Za-z_][\w.-]{0,63}));/y;

function resolve(match: RegExpExecArray): string | undefined {
  const named = match[3];
  if (named !== undefined) return Object.hasOwn(PREDEFINED, named) ? PREDEFINED[named] : undefined;
  const code = match[1] === undefined ? parseInt(match[2]!, 16) : Number(match[1]);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/**
 * Resolves the five predefined entities and character references of `text[start, end)`. Entities of a DOCTYPE are left as written,
 * without a problem when `hasDoctype`; nothing is ever expanded, so nothing can explode.
 * `find` is an indexOf over `text` that only moves forward and remembers: without it each value would search to the end of the text.
 */
export function decodeEntities(text: string, start: number, end: number, hasDoctype: boolean, find: (needle: string, from: number) => number, report: (p: EntityProblem) => void): string {
  let at = find('&', start);
  if (at < 0 || at >= end) return text.slice(start, end);
  let decoded = '';
  let from = start;
  for (; at >= 0 && at < end; at = find('&', at + 1)) {
    REFERENCE.lastIndex = at;
    const match = REFERENCE.exec(text);
    if (!match || REFERENCE.lastIndex > end) {
      report({ code: 'bare-ampersand', span: { start: at, end: at + 1 }, message: 'A bare & starts an entity; write &amp; for the character itself.' });
      continue;
    }
    const resolved = resolve(match);
    if (resolved === undefined) {
      if (!hasDoctype) report({ code: 'unknown-entity', span: { start: at, end: at + match[0].length }, message: `The entity ${match[0]} is not defined; XML itself knows only &amp; &lt; &gt; &quot; and &apos;.` });
      continue;
    }
    decoded += text.slice(from, at) + resolved;
    from = at + match[0].length;
  }
  return decoded + text.slice(from, end);
}
