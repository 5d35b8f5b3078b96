import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { symbols } from '../../../engine/index.ts';
import type { Session } from '../session.ts';
import { toDocumentSymbol, toSymbolInformation } from '../to-lsp.ts';

export const answerSymbols = (session: Session) => ({ textDocument: { uri } }: DocumentSymbolParams): DocumentSymbol[] | SymbolInformation[] | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  const tree = symbols(document.xml).map((node) => toDocumentSymbol(node, document.lines));
  return session.needs.nestedSymbols ? tree : tree.flatMap((symbol) => toSymbolInformation(symbol, uri));
};
