import { logExtract, oneLine } from '../../../engine/index.ts';
import type { LogExtractResult, LogMarksResult, OpenLogParams } from '../../../protocol/requests.ts';
import type { Session } from '../session.ts';
import { toRange } from '../to-lsp.ts';

const MAX_MARKS = 5000;
const MAX_TEXT = 2000;

export const answerLogMarks = (session: Session) => ({ uri }: OpenLogParams): LogMarksResult => {
  const document = session.open(uri);
  if (document?.kind !== 'log') return null;
  const seen = new Set<string>();
  const marked = document.explanation.hits.filter(({ line, signature: { severity } }) => {
    const key = `${line} ${severity}`;
    return seen.size < MAX_MARKS && !seen.has(key) && seen.add(key);
  });
  return { version: document.version, marks: marked.map(({ span, signature }) => ({ severity: signature.severity, consequence: signature.consequence === true, words: toRange(document.lines, span) })) };
};

export const answerLogExtract = (session: Session) => ({ uri }: OpenLogParams): LogExtractResult => {
  const document = session.open(uri);
  return document?.kind === 'log' ? logExtract(document.text, document.explanation).map(({ line, text }) => ({ line, text: text.split(/\r?\n/).map((part) => oneLine(part, MAX_TEXT)).join('\n') })) : null;
};
