/**
 * The literal text of a pattern, matched as people's pastes and machines' quoting leave it: a blank also matches a run of white space
 * (pastes are wrapped, audit writes two), quotes match their escaped, doubled and typographic forms, `<`, `>` and `&` their escapes.
 * So nothing has to be decoded first and every offset stays the document's own.
 */
export interface FlexibleText {
  readonly source: string;
  /** The first run of ordinary characters when the text starts with one: what `indexOf` may look for. */
  readonly head: string | undefined;
  /** True when it starts with a blank, and so need not be tried inside a run of blanks. */
  readonly startsBlank: boolean;
  /** The end of the match at `at`, or -1. */
  matchAt(text: string, at: number): number;
}

type Step = (text: string, at: number) => number;

const BACKSLASH = 92;
const SPECIAL = /[\s'"<>&\\]/;

export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0 || code === 0xa0;
export const isQuote = (code: number): boolean =>
  code === 39 || code === 34 || code === 96 || code === 0xb4 || (code >= 0x2018 && code <= 0x201f);

/** Compiles `source`; linear in the length of what it matches. */
export function flexibleText(source: string): FlexibleText {
  const steps: Step[] = [];
  for (let i = 0; i < source.length;) {
    const start = i;
    const c = source[i]!;
    const special = SPECIAL.test(c);
    i++;
    while (i < source.length && (special ? sameKind(c, source[i]!) : !SPECIAL.test(source[i]!))) i++;
    steps.push(special ? specialStep(c, i - start, i === source.length || /\w/.test(source[i]!)) : literalStep(source.slice(start, i)));
  }
  const head = /^[^\s'"<>&\\]+/.exec(source)?.[0];
  return {
    source,
    head,
    startsBlank: /^\s/.test(source),
    matchAt(text, at) {
      for (const step of steps) {
        at = step(text, at);
        if (at < 0) return -1;
      }
      return at;
    },
  };
}

const sameKind = (a: string, b: string): boolean => a === b || (/\s/.test(a) && /\s/.test(b));

const literalStep = (literal: string): Step => (text, at) => (text.startsWith(literal, at) ? at + literal.length : -1);

function specialStep(c: string, count: number, opens: boolean): Step {
  if (c === "'") return (text, at) => skipSingleQuotes(text, at, count, opens);
  if (c === '"') return repeat(count, (text, at) => skipEscaped(text, at, (code) => code === 34 || (code >= 0x201c && code <= 0x201f), DOUBLE));
  if (c === '<') return repeat(count, (text, at) => skipEscaped(text, at, (code) => code === 60, LESS));
  if (c === '>') return repeat(count, (text, at) => skipEscaped(text, at, (code) => code === 62, GREATER));
  if (c === '&') return repeat(count, (text, at) => skipEscaped(text, at, (code) => code === 38, AMPERSAND));
  if (c === '\\') return (text, at) => (text.charCodeAt(at) === BACKSLASH ? skipBackslashes(text, at) : -1);
  return skipBlanks;
}

const SINGLE = ['&#39;', '&apos;', '&#x27;', '\\u0027'];
const DOUBLE = ['&quot;', '&#34;', '\\u0022'];
const LESS = ['&lt;', '\\u003c', '\\u003C'];
const GREATER = ['&gt;', '\\u003e', '\\u003E'];
const AMPERSAND = ['&amp;', '\\u0026'];

const repeat = (count: number, step: Step): Step => (text, at) => {
  for (let i = 0; i < count && at >= 0; i++) at = step(text, at);
  return at;
};

/** Runs are followed only so far, for a run may be tried from each of its offsets. */
const LONGEST_BLANK = 160;
const MOST_BACKSLASHES = 8;

const skipBackslashes = (text: string, at: number): number => {
  const limit = at + MOST_BACKSLASHES;
  while (at < limit && text.charCodeAt(at) === BACKSLASH) at++;
  return at;
};

function skipEscaped(text: string, at: number, plain: (code: number) => boolean, escapes: readonly string[]): number {
  for (const escape of escapes) if (text.startsWith(escape, at)) return at + escape.length;
  const from = skipBackslashes(text, at);
  return plain(text.charCodeAt(from)) ? from + 1 : -1;
}

const isSingle = (code: number): boolean => code === 39 || code === 96 || code === 0xb4 || (code >= 0x2018 && code <= 0x201b);

/** YAML doubles a single quote; an opening `''` before a stop is an empty value instead. */
function skipSingleQuotes(text: string, at: number, count: number, opens: boolean): number {
  let end = at;
  for (let i = 0; i < count && end >= 0; i++) end = skipEscaped(text, end, isSingle, SINGLE);
  if (end < 0) return -1;
  const doubled = skipEscaped(text, end, isSingle, SINGLE);
  if (doubled < 0 || count > 1) return end;
  return opens && /^(?:[\s:,;.)]|$)/.test(text.slice(doubled, doubled + 1)) ? end : doubled;
}

/** At least one blank: white space, NUL, or the `\n` and `\t` of an escaped text. */
export function skipBlanks(text: string, at: number): number {
  const start = at;
  while (at < start + LONGEST_BLANK) {
    if (isBlank(text.charCodeAt(at))) at++;
    else if (text.charCodeAt(at) === BACKSLASH && 'nrt'.includes(text[at + 1] ?? ' ')) at += 2;
    else break;
  }
  return at > start ? at : -1;
}
