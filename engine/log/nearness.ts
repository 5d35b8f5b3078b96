import type { Span } from '../core/span.ts';
import type { WeighedPattern } from './compiled-signatures.ts';
import { MOST_LINES } from './entries.ts';
import { LONGEST_LINE, type LineSource } from './lines.ts';

const BACKSLASH = 92;
const CR = 13;

/**
 * Tells whether all the words of a pattern stand near an offset, where it may match: on the line, one before or after, more where lines
 * visibly go on. Most anchors are chance, and entries are dear. Ascending offsets are cheap.
 */
export function createNearness(source: LineSource): (offset: number, pattern: WeighedPattern) => boolean {
  let line: Span = { start: 0, end: -1 };
  let around: Span = line;
  /** What was found out about words near the line. */
  let known = new Map<string, boolean>();
  let knownInAnyCase = new Map<string, boolean>();
  /** The word that was missing last is the likeliest to be missing again. */
  const missing = new Map<WeighedPattern, number>();

  const holds = (word: string, anyCase: boolean): boolean => {
    const answers = anyCase ? knownInAnyCase : known;
    let answer = answers.get(word);
    if (answer === undefined) {
      answer = source.holds(line.start, line.end, word, anyCase) || source.holds(around.start, line.start, word, anyCase) || source.holds(line.end, around.end, word, anyCase);
      answers.set(word, answer);
    }
    return answer;
  };

  return (offset, one) => {
    if (offset < line.start || offset > line.end) {
      line = lineAt(source, offset);
      around = linesAround(source, line);
      [known, knownInAnyCase] = [new Map(), new Map()];
    }
    if (line.end - line.start > LONGEST_LINE) return true;
    const { words } = one.pattern();
    const { ignoreCase } = one;
    const isLost = (some: readonly string[]): boolean => !some.some((word) => holds(word, ignoreCase));
    const last = missing.get(one);
    if (last !== undefined && isLost(words[last]!)) return false;
    const lost = words.findIndex(isLost);
    if (lost >= 0) missing.set(one, lost);
    return lost < 0;
  };
}

function lineAt(source: LineSource, offset: number): Span {
  const end = source.feedFrom(offset);
  return { start: source.feedBefore(offset) + 1, end: end < 0 ? source.length : end };
}

/** The lines that visibly belong to `line`, and one more on either side. */
function linesAround(source: LineSource, line: Span): Span {
  let { start, end } = line;
  for (let n = 0; n < MOST_LINES && start > source.first && line.end - start < LONGEST_LINE; n++) {
    const goesOn = isBlank(source.codeAt(start)) || endsWithBackslash(source, start - 1);
    start = source.feedBefore(start - 1) + 1;
    if (!goesOn) break;
  }
  for (let n = 0; n < MOST_LINES && end < source.length && end - line.start < LONGEST_LINE; n++) {
    const goesOn = isBlank(source.codeAt(end + 1)) || endsWithBackslash(source, end);
    const next = source.feedFrom(end + 1);
    end = next < 0 ? source.length : next;
    if (!goesOn) break;
  }
  return { start: Math.max(start, line.start - LONGEST_LINE), end: Math.min(end, line.end + LONGEST_LINE) };
}

const isBlank = (code: number | undefined): boolean => code === 32 || code === 9;

function endsWithBackslash(source: LineSource, feed: number): boolean {
  return source.codeAt(source.codeAt(feed - 1) === CR ? feed - 2 : feed - 1) === BACKSLASH;
}
