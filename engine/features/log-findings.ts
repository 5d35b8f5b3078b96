import type { Evidence, Finding, Severity } from '../core/finding.ts';
import type { LineIndex } from '../core/line-index.ts';
import type { Span } from '../core/span.ts';
import type { Hit } from '../log/hit.ts';
import type { Explanation } from './explain.ts';
import { fold, type FoldedHit } from './fold.ts';

export interface LogFindingsOptions {
  /** The mildest that is told; what is benign never is. `degraded` when absent. */
  readonly threshold?: 'fatal' | 'degraded' | 'off';
  /** Severity by signature id, or `off`. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

const MOST_REPETITIONS_SHOWN = 5;

/** What a log says went wrong, each thing once, however often it is repeated; in the order of the log. */
export function logFindings({ hits, lines }: Explanation, { threshold = 'degraded', severities = {} }: LogFindingsOptions = {}): Finding[] {
  const told = hits.filter(({ signature: { severity } }) => severity === 'fatal' ? threshold !== 'off' : severity === 'degraded' && threshold === 'degraded');
  return fold(oncePerEntry(told)).flatMap((folded): Finding[] => {
    const severity = severities[folded.hit.signature.id] ?? severityOf(folded.hit);
    return severity === 'off' ? [] : [toFinding(folded, severity, lines)];
  });
}

/** An entry that says the same in several words says it once. */
function oncePerEntry(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ signature: { id }, message, entry }) => {
    const key = `${entry.start} ${id} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What only follows from something else is not to stand beside it as an error. */
const severityOf = ({ signature }: Hit): Severity => (signature.consequence ? 'info' : signature.severity === 'fatal' ? 'error' : 'warning');

function toFinding({ hit, count, lines: repeated }: FoldedHit, severity: Severity, lines: LineIndex): Finding {
  const others = repeated.slice(1, MOST_REPETITIONS_SHOWN + 1);
  const evidence = others.map((line): Evidence => ({ place: { span: lineSpan(lines, line) }, message: 'The same again.' }));
  return {
    code: hit.signature.id, severity, span: hit.span,
    message: count > 1 ? `${hit.message} (${count} times)` : hit.message,
    ...(evidence.length > 0 && { evidence }),
  };
}

/** Without the line's end, as far as one character tells. */
const lineSpan = (lines: LineIndex, line: number): Span => {
  const start = lines.lineStart(line);
  return { start, end: Math.max(start, lines.lineStart(line + 1) - 1) };
};
