import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver';
import { highlights } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';
import { toDocumentHighlight } from '../to-lsp.ts';

/** Null where nothing belongs together leaves the words to the editor. */
export const answerDocumentHighlight = (session: Session) => ({ textDocument: { uri }, position }: DocumentHighlightParams): DocumentHighlight[] | null => {
  const document = session.open(uri);
  const found = document?.kind === 'domain' ? highlights(document.xml, fromPosition(document.lines, position)) : [];
  return found.length > 0 ? found.map((highlight) => toDocumentHighlight(highlight, document!.lines)) : null;
};
