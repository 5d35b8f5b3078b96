import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';
import { toSelectionRange } from '../to-lsp.ts';

/** Cursors that one request may ask about. */
const MAX_CURSORS = 1000;

export const answerSelectionRanges = (session: Session) => ({ textDocument: { uri }, positions }: SelectionRangeParams): SelectionRange[] | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain' || positions.length > MAX_CURSORS) return null;
  return positions.map((position) => toSelectionRange(selectionRanges(document.xml, fromPosition(document.lines, position)), position, document.lines));
};
