import { logExtract, oneLine, type Hit } from '../../../engine/index.ts';
import type { LogExtractResult, LogMarksResult, OpenLogParams } from '../../../protocol/requests.ts';
import type { Session } from '../session.ts';
import { toRange } from '../to-lsp.ts';

const MAX_MARKS = 5000;
const MAX_TEXT = 2000;

export const answerLogMarks = (session: Session) => ({ uri }: OpenLogParams): LogMarksResult => {
  const document = session.open(uri);
  if (document?.kind !== 'log') return null;
  const marks = mostUrgent(document.explanation.hits).map(({ span, signature }) => ({ severity: signature.severity, consequence: signature.consequence === true, words: toRange(document.lines, span) }));
  return { version: document.version, marks };
};

/** One of a kind on a line. Where there are too many, chatter goes first, then what merely follows, and of the rest the last ones stay. */
function mostUrgent(hits: readonly Hit[]): Hit[] {
  const levels: Hit[][] = [[], [], [], []];
  let [line, seen] = [-1, 0];
  for (const hit of hits) {
    const level = hit.signature.severity === 'benign' ? 3 : hit.signature.consequence ? 2 : hit.signature.severity === 'fatal' ? 0 : 1;
    if (hit.line !== line) [line, seen] = [hit.line, 0];
    if ((seen & (1 << level)) === 0) levels[level]!.push(hit);
    seen |= 1 << level;
  }
  const chosen: Hit[] = [];
  for (const level of levels) if (chosen.length < MAX_MARKS) chosen.push(...level.slice(chosen.length - MAX_MARKS));
  return chosen.sort((a, b) => a.span.start - b.span.start);
}

export const answerLogExtract = (session: Session) => ({ uri }: OpenLogParams): LogExtractResult => {
  const document = session.open(uri);
  return document?.kind === 'log' ? logExtract(document.text, document.explanation).map(({ line, text }) => ({ line, text: text.split(/\r?\n/).map((part) => oneLine(part, MAX_TEXT)).join('\n') })) : null;
};
