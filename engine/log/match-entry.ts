import type { Span } from '../core/span.ts';
import type { CompiledSignature, WeighedPattern } from './compiled-signatures.ts';
import { createLazy } from './lazy.ts';
import { depthAt, messagesOf, type Message } from './messages.ts';
import type { LogEntry } from './entries.ts';
import type { Pattern, PatternMatch } from './pattern.ts';

/** A match in an entry; the span is one of the source. */
export interface EntryMatch {
  readonly span: Span;
  readonly groups: Readonly<Record<string, string>>;
  /** Where the groups stand in the entry's text. */
  readonly places: Readonly<Record<string, Span>>;
  readonly depth: number;
  readonly weight: number;
}

const MOST_MATCHES = 60;

/** Looks for signatures in one entry, by those of their patterns that may match. */
export function createEntryMatcher(entry: LogEntry): (compiled: CompiledSignature, patterns: Iterable<WeighedPattern>) => EntryMatch[] {
  const { text } = entry;
  const messages = createLazy(() => messagesOf(entry));
  return ({ signature, unless }, patterns) => {
    // They quote what a user chose and what a program tried: nothing in them is a failure.
    if ((entry.kind === 'arguments' || entry.kind === 'trace') && signature.severity !== 'benign') return [];
    const found = Array.from(patterns).flatMap((one) => matchesOf(one.pattern(), text, messages).map((match) => ({ ...match, weight: one.weight() })));
    if (found.length === 0 || unless().some((pattern) => matchesOf(pattern, text, messages).length > 0)) return [];
    return withoutOverlaps(found).map(({ start, end, groups, places, weight }) => ({
      span: { start: entry.offsetAt(start), end: entry.offsetAt(end) },
      groups, places, weight, depth: depthAt(messages(), start),
    }));
  };
}

function matchesOf(pattern: Pattern, text: string, messages: () => readonly Message[]): PatternMatch[] {
  if (pattern.atStart) return messages().flatMap((m) => pattern.match(text, m.start, m.end) ?? []);
  const matches: PatternMatch[] = [];
  for (let at = 0; matches.length < MOST_MATCHES;) {
    const match = pattern.match(text, at);
    if (!match) break;
    matches.push(withinMessage(pattern, text, match, messages()));
    at = Math.max(match.end, match.start + 1);
  }
  return matches;
}

/** What closes a wrapper is no part of the message it carries. */
function withinMessage(pattern: Pattern, text: string, match: PatternMatch, messages: readonly Message[]): PatternMatch {
  const around = messages.findLast((m) => m.start <= match.start && m.end > match.start);
  return around && around.end < match.end ? (pattern.match(text, match.start, around.end) ?? match) : match;
}

function withoutOverlaps<T extends PatternMatch & { readonly weight: number }>(matches: T[]): T[] {
  const kept: T[] = [];
  for (const match of matches.sort((a, b) => a.start - b.start || b.weight - a.weight || b.end - a.end)) {
    const before = kept.at(-1);
    if (!before || match.start >= before.end) kept.push(match);
  }
  return kept;
}
