import type { LogEvidence, NamedText } from './cause.ts';

const COMPLAINT = /\b(?:error|invalid|unknown|unsupported|malformed|must be|extra element|failed to validate)\b/i;
const MAX_LINE = 2000;

const mentions = (line: string, word: string): boolean => {
  const at = line.indexOf(word);
  return at >= 0 && !/[\w-]/.test(line[at - 1] ?? ' ') && !/[\w-]/.test(line[at + word.length] ?? ' ');
};

/**
 * The complaint of each log that speaks of one of `words`, the first word that is found counting most: a value, an attribute's
 * name, an element's name. The last such line of a log, because a log ends with what failed.
 */
export function complaintsAbout(words: readonly string[], logs: readonly NamedText[]): LogEvidence[] {
  const telling = words.filter((word) => word.length >= 3);
  return logs.flatMap((log) => {
    const lines: LogEvidence[] = [];
    let at = 0;
    log.text.split('\n').forEach((full, line) => {
      const text = full.slice(0, MAX_LINE);
      if (COMPLAINT.test(text)) lines.push({ file: log.name, line, span: { start: at, end: at + full.length }, text });
      at += full.length + 1;
    });
    for (const word of telling) {
      const found = lines.findLast((candidate) => mentions(candidate.text, word));
      if (found) return [found];
    }
    return [];
  });
}
