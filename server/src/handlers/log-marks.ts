import { explain, logExtract, logMarks, logRuns, oneLine } from '../../../engine/index.ts';
import type { LogExtractResult, LogMarksResult, OpenLogParams } from '../../../protocol/requests.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Session } from '../session.ts';
import { toRange } from '../to-lsp.ts';

const MAX_MARKS = 5000;
const MAX_TEXT = 2000;
/** More than a screen shows, and explained at once. */
const HEAD = 131_072;

/** Until a big log is explained, its marks are those of what one sees of it first: the client is told when it is judged, and asks again. */
export const answerLogMarks = (session: Session) => async ({ uri }: OpenLogParams): Promise<LogMarksResult> => {
  const opened = session.open(uri);
  if (opened?.kind !== 'log') return null;
  if (session.needs.options.judgements && opened.text.length > HEAD && !opened.explainedSoFar() && !opened.followsExplained) {
    session.judged(uri).catch((error: unknown) => { session.reportBug('judging a log', error); });
    return { version: opened.version, marks: headMarks(opened) };
  }
  const document = await session.explained(uri);
  return document?.kind === 'log' ? { version: document.version, marks: marksOf(document) } : null;
};

function headMarks({ text, own }: OpenDocument) {
  const head = text.slice(0, HEAD);
  const explanation = explain(head, own ? { own } : {});
  return marksOf({ explanation, runs: logRuns(head, explanation), lines: explanation.lines });
}

const marksOf = ({ explanation, runs, lines }: Pick<OpenDocument, 'explanation' | 'runs' | 'lines'>) =>
  logMarks(explanation, runs, MAX_MARKS).map(({ kind, span }) => ({ kind, words: toRange(lines, span) }));

export const answerLogExtract = (session: Session) => async ({ uri }: OpenLogParams): Promise<LogExtractResult> => {
  const document = await session.explained(uri);
  return document?.kind === 'log' ? logExtract(document.text, document.explanation).map(({ line, text }) => ({ line, text: text.split(/\r?\n/).map((part) => oneLine(part, MAX_TEXT)).join('\n') })) : null;
};
