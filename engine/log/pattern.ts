import type { Span } from '../core/span.ts';
import { createLazy } from './lazy.ts';
import { headsOf, memosOf, MOST_MEMOS, patternGraph } from './pattern-graph.ts';
import { failAt, lowerAscii, readItems, type Item } from './pattern-items.ts';
import { PatternRun } from './pattern-run.ts';
import { longestWord, requiredTexts } from './required-texts.ts';

export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string>>;
  /** Where the groups stand, blanks around them included. */
  readonly places: Readonly<Record<string, Span>>;
}

/**
 * A pattern of the language in signatures/signature.ts. Matching visits each (part of the pattern, offset) at most once,
 * so it takes time linear in the text, whatever the text.
 */
export interface Pattern {
  readonly source: string;
  /** True when it only matches where a message starts (`^`): at `from`, blanks skipped. */
  readonly atStart: boolean;
  /** Each member: one of these texts (lower case when case is ignored) is in whatever the pattern matches. */
  readonly required: readonly (readonly string[])[];
  readonly groups: readonly string[];
  /** The groups that every match fills. */
  readonly certainGroups: readonly string[];
  /** Like `required`, but of single words, which nothing can wrap or quote otherwise. */
  readonly words: readonly (readonly string[])[];
  /** The leftmost match in `text.slice(from, to)`; offsets are those of `text`. */
  match(text: string, from?: number, to?: number): PatternMatch | undefined;
}

const LONGEST_GROUP = 4096;

/** Compiles `source`; throws an Error that names the position when it is not a pattern (our bug, or a user's). */
export function compilePattern(source: string, options: { readonly ignoreCase?: boolean } = {}): Pattern {
  const ignoreCase = options.ignoreCase ?? false;
  const { items, atStart, atEnd } = readItems(source, ignoreCase);
  const required = requiredTexts(items);
  if (!required.some((texts) => texts.every((text) => text.length >= 3))) failAt(source, 0, 'no text of at least three characters that every match holds');
  if (memosOf(items) > MOST_MEMOS) failAt(source, 0, 'too many gaps and alternatives');
  // Most patterns of a list are never tried.
  const start = createLazy(() => patternGraph(items, atEnd));
  const heads = createLazy(() => headsOf(start()));
  return {
    source, atStart, required, groups: groupsOf(items), certainGroups: certainGroupsOf(items),
    words: required.map((texts) => texts.map(longestWord)).filter((some) => some.every((word) => word !== '')),
    match(text, from = 0, to = text.length) {
      const part = from === 0 && to >= text.length ? text : text.slice(from, to);
      const run = new PatternRun(ignoreCase ? lowerAscii(part) : part);
      const first = atStart ? run.atStart(start()) : run.anywhere(start(), heads());
      if (first < 0) return undefined;
      const groups: Record<string, string> = {};
      const places: Record<string, Span> = {};
      for (const [name, s, e] of run.captures) {
        const end = Math.min(e, s + LONGEST_GROUP);
        groups[name] = part.slice(s, end).trim();
        places[name] = { start: from + s, end: from + end };
      }
      return { start: from + first, end: from + run.end, groups, places };
    },
  };
}

const groupsOf = (items: readonly Item[]): string[] => [...new Set(items.flatMap((item) =>
  item.kind === 'choice' ? item.branches.flatMap(groupsOf) : item.kind === 'text' || item.group === undefined ? [] : [item.group]))];

const certainGroupsOf = (items: readonly Item[]): string[] => [...new Set(items.flatMap((item) => {
  if (item.kind === 'text') return [];
  if (item.kind !== 'choice') return item.group === undefined ? [] : [item.group];
  const [first = [], ...others] = item.branches.map(certainGroupsOf);
  return first.filter((group) => others.every((branch) => branch.includes(group)));
}))];
