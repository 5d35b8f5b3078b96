import { createLineIndex } from '../core/line-index.ts';
import { compilePattern } from '../log/pattern.ts';
import type { AnyRule } from '../rules/rule.ts';
import type { LogEvidence, NamedText } from './cause.ts';

/** Fewer fixed letters than this could stand in any log. */
const MIN_FIXED = 14;
const MAX_LINE = 2000;

/**
 * libvirt's format string as a pattern: `%1$s` and the like become gaps. Undefined when too little of it is fixed.
 * `Multiple '%1$s' controllers with index '%2$d'` → `Multiple '…' controllers with index '…'`
 */
export function witnessPattern(format: string): string | undefined {
  const parts = withoutNote(format).split(/%(?:\d+\$)?[-+ #0-9.]*(?:hh?|ll?|[zj])?[a-z]/i).filter((part) => part.trim() !== '');
  const fixed = parts.map((part) => part.trim().length);
  if (Math.max(0, ...fixed) < MIN_FIXED && fixed.reduce((a, b) => a + b, 0) < 2 * MIN_FIXED) return undefined;
  return parts.map((part) => part.replace(/[\\{}()|…^$]/g, '\\$&')).join('…');
}

/** A witness may end with a remark of ours in parentheses. */
function withoutNote(format: string): string {
  const open = format.endsWith(')') ? format.lastIndexOf(' (') : -1;
  return open > 0 ? format.slice(0, open) : format;
}

/** The log lines in which libvirt itself says what the rule says. */
export function witnessed(rule: AnyRule, logs: readonly NamedText[]): LogEvidence[] {
  const patterns = rule.witness.flatMap(({ text }) => {
    const source = witnessPattern(text);
    return source === undefined ? [] : [compilePattern(source)];
  });
  return logs.flatMap((log) => {
    const lines = createLineIndex(log.text);
    const found: LogEvidence[] = [];
    for (const pattern of patterns) {
      const match = pattern.match(log.text);
      if (!match) continue;
      const { line } = lines.positionAt(match.start);
      const start = lines.lineStart(line);
      found.push({ file: log.name, line, span: { start: match.start, end: match.end }, text: log.text.slice(start, lines.lineStart(line + 1)).trimEnd().slice(0, MAX_LINE) });
      break;
    }
    return found;
  });
}
