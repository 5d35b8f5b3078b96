import type { Span } from '../core/span.ts';
import type { Signature } from '../signatures/signature.ts';
import type { UserSignature } from '../signatures/user-signature.ts';
import { fillMessage } from './fill-message.ts';
import { LONGEST_LINE } from './lines.ts';

/** What a user's regular expression matched in a line. */
export interface OwnMatch extends Span {
  readonly groups: Readonly<Record<string, string>>;
}

/** Compiles a pattern of RE2's syntax to a search of linear time; throws an Error that says what is wrong with it. */
export type PatternCompiler = (source: string, ignoreCase: boolean) => (line: string) => OwnMatch | undefined;

/** A user's signatures, ready to be looked for. */
export interface OwnSignatures {
  readonly all: readonly OwnSignature[];
  /** What is wrong with patterns, and where these stand in the configuration. Their signatures are left out. */
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

export interface OwnSignature {
  readonly signature: Signature;
  /** Stands in whatever matches; lower case when case is ignored. Undefined when that cannot be told. */
  readonly literal: string | undefined;
  readonly ignoreCase: boolean;
  readonly search: (line: string) => OwnMatch | undefined;
}

/** A match in a line, as a hit has it. */
export interface OwnHit extends OwnMatch {
  readonly signature: Signature;
  readonly message: string;
  readonly weight: number;
}

export function compileOwnSignatures(signatures: readonly UserSignature[], compile: PatternCompiler): OwnSignatures {
  const all: OwnSignature[] = [];
  const problems: { span: Span; message: string }[] = [];
  for (const own of signatures) {
    const { source, place } = own.pattern;
    try {
      const ignoreCase = own.ignoreCase ?? false;
      const literal = literalOf(source);
      all.push({ signature: asSignature(own), ignoreCase, literal: ignoreCase ? literal?.toLowerCase() : literal, search: compile(source, ignoreCase) });
    } catch (error) {
      problems.push({ span: place, message: `The pattern of ${own.id} is no regular expression of RE2: ${error instanceof Error ? error.message : String(error)}` });
    }
  }
  return { all, problems };
}

/** What a user's signatures say of a line; of a very long one, of its start. */
export function ownHits({ all }: OwnSignatures, line: string): OwnHit[] {
  const text = line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
  let lower: string | undefined;
  return all.flatMap(({ signature, literal, ignoreCase, search }): OwnHit[] => {
    if (literal !== undefined && !(ignoreCase ? (lower ??= text.toLowerCase()) : text).includes(literal)) return [];
    const match = search(text);
    if (!match) return [];
    const words = text.slice(match.start, match.end);
    return [{ ...match, signature, message: fillMessage(signature.message, { ...match.groups, [WORDS]: words }), weight: literal?.length ?? 1 }];
  });
}

/** The group that stands for all the matched words; no name of RE2. */
const WORDS = '0';

function asSignature({ id, pattern, severity = 'degraded', category = 'other', title = id, message = `{${WORDS}}`, why = '', do: remedy = '', check = [], xml, ignoreCase }: UserSignature): Signature {
  return {
    id, category, severity, title, message, why, remedy, match: [pattern.source], ...(ignoreCase && { ignoreCase }),
    checks: check.map((command) => ({ command })), ...(xml !== undefined && { xml: [{ path: xml }] }),
    witness: { source: '.virt-doctor.json', text: pattern.source }, samples: [], nearMisses: [],
  };
}

/**
 * The longest text that stands outside of all groups and repetitions, so that every match holds it; undefined when there is none of three
 * letters or when the pattern has alternatives or flags.
 */
export function literalOf(source: string): string | undefined {
  if (/\||\(\?[a-zA-Z-]+[:)]|\\[QEpPx0-9C]/.test(source.replace(/\(\?:/g, '('))) return undefined;
  let longest = '';
  let run = '';
  let depth = 0;
  const end = (): void => {
    if (run.length > longest.length) longest = run;
    run = '';
  };
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (c === '\\') {
      const next = source[++i] ?? '';
      if (/\w/.test(next)) end();
      else if (depth === 0) run += next;
    } else if (c === '[') {
      end();
      i = classEnd(source, i);
    } else if ('()'.includes(c)) {
      end();
      depth += c === '(' ? 1 : -1;
    } else if ('?*{'.includes(c)) {
      run = run.slice(0, -1);
      end();
      if (c === '{') i = Math.max(i, source.indexOf('}', i));
    } else if ('+.^$'.includes(c)) end();
    else if (depth === 0) run += c;
  }
  end();
  return longest.length >= 3 ? longest : undefined;
}

function classEnd(source: string, at: number): number {
  let i = at + 1;
  if (source[i] === '^') i++;
  if (source[i] === ']') i++;
  while (i < source.length && source[i] !== ']') i += source[i] === '\\' ? 2 : 1;
  return i;
}
