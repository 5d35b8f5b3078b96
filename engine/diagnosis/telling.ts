import type { LogEvidence, NamedText } from './cause.ts';

const WORDS = /\b(?:error|fail(?:ed|ure)?|denied|cannot|could not|unable|invalid|refused|fatal|panic|abort(?:ed)?|segfault|killed|timed? ?out)\b/i;
const MAX_LINES = 8;
const MAX_LENGTH = 500;

/** The last lines that sound like trouble, for when nothing known was found. */
export function tellingLines(logs: readonly NamedText[]): LogEvidence[] {
  const found: LogEvidence[] = [];
  for (const log of logs) {
    let at = 0;
    log.text.split('\n').forEach((text, line) => {
      if (WORDS.test(text.slice(0, MAX_LENGTH))) found.push({ file: log.name, line, span: { start: at, end: at + text.length }, text: text.slice(0, MAX_LENGTH) });
      at += text.length + 1;
    });
  }
  return found.slice(-MAX_LINES);
}
