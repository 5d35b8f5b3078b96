import { logExtract, logMarks, oneLine } from '../../../engine/index.ts';
import type { LogExtractResult, LogMarksResult, OpenLogParams } from '../../../protocol/requests.ts';
import type { Session } from '../session.ts';
import { toRange } from '../to-lsp.ts';

const MAX_MARKS = 5000;
const MAX_TEXT = 2000;

export const answerLogMarks = (session: Session) => ({ uri }: OpenLogParams): LogMarksResult => {
  const document = session.open(uri);
  if (document?.kind !== 'log') return null;
  return { version: document.version, marks: logMarks(document.explanation, document.runs, MAX_MARKS).map(({ kind, span }) => ({ kind, words: toRange(document.lines, span) })) };
};

export const answerLogExtract = (session: Session) => ({ uri }: OpenLogParams): LogExtractResult => {
  const document = session.open(uri);
  return document?.kind === 'log' ? logExtract(document.text, document.explanation).map(({ line, text }) => ({ line, text: text.split(/\r?\n/).map((part) => oneLine(part, MAX_TEXT)).join('\n') })) : null;
};
