import { blankControls } from '../log/controls.ts';
import type { Explanation } from './explain.ts';

/** A record of a log that says that something is wrong. */
export interface LogExtract {
  /** From 0. */
  readonly line: number;
  readonly text: string;
}

const MAX_EXTRACTS = 20_000;
const MAX_TEXT = 2000;

/** The failing records of a log, in its order, each once: what is left when chatter is taken away. */
export function logExtract(text: string, { hits, lines }: Explanation): LogExtract[] {
  const found = new Map<number, LogExtract>();
  for (const { signature, entry } of hits) {
    if (signature.severity === 'benign' || found.has(entry.start) || found.size >= MAX_EXTRACTS) continue;
    const end = Math.min(entry.end, entry.start + MAX_TEXT);
    found.set(entry.start, { line: lines.positionAt(entry.start).line, text: blankControls(text.slice(entry.start, end)) });
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}
