import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { foldingRanges, logFolds } from '../../../engine/index.ts';
import type { Session } from '../session.ts';
import { toFoldingRanges } from '../to-lsp.ts';

/** Null leaves the text to the editor's own ways. */
export const answerFoldingRanges = (session: Session) => async ({ textDocument: { uri } }: FoldingRangeParams): Promise<FoldingRange[] | null> => {
  const document = await session.explained(uri);
  if (document?.kind === 'log') return toFoldingRanges(logFolds(document.runs), document.lines);
  return document?.kind === 'domain' ? toFoldingRanges(foldingRanges(document.xml), document.lines) : null;
};
