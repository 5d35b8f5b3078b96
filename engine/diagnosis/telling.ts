import type { LogEvidence, NamedText } from './cause.ts';
import type { LogKind } from './log-kind.ts';

const WORDS = /\b(?:error|fail(?:ed|ure)?|denied|cannot|could not|unable|invalid|refused|fatal|panic|abort(?:ed)?|segfault|killed|timed? ?out)\b/i;
const MAX_LINES = 8;
const MAX_OF_A_LOG = 4;
const MAX_LENGTH = 500;

/** Who is asked first: what somebody was told, and QEMU, speak of this VM; a kernel speaks of everything. */
const ORDER: readonly LogKind[] = ['client', 'qemu', 'other', 'daemon', 'kernel'];

/** A log, what kind it is, and which of its lines are known to be harmless or about something else. */
export interface TellingLog extends NamedText {
  readonly kind: LogKind;
  isIdle(line: number, text: string): boolean;
}

/** The last lines of each log that sound like trouble, for when nothing known was found; what is said again with other numbers once. */
export function tellingLines(logs: readonly TellingLog[]): LogEvidence[] {
  const said = new Set<string>();
  return [...logs].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)).flatMap((log) => lastOf(log, said)).slice(0, MAX_LINES);
}

function lastOf(log: TellingLog, said: Set<string>): LogEvidence[] {
  const found: LogEvidence[] = [];
  const lines = log.text.split('\n');
  let at = log.text.length + 1;
  for (let line = lines.length - 1; line >= 0 && found.length < MAX_OF_A_LOG; line--) {
    const whole = lines[line]!;
    at -= whole.length + 1;
    const text = whole.slice(0, MAX_LENGTH);
    const shape = text.replaceAll(/\d+/g, '0');
    if (!WORDS.test(text) || said.has(shape) || log.isIdle(line, whole)) continue;
    said.add(shape);
    found.unshift({ file: log.name, line, span: { start: at, end: at + whole.length }, text });
  }
  return found;
}
