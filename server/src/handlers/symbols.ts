import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { logSymbols, symbols } from '../../../engine/index.ts';
import type { Session } from '../session.ts';
import { toDocumentSymbol, toSymbolInformation } from '../to-lsp.ts';

export const answerSymbols = (session: Session) => async ({ textDocument: { uri } }: DocumentSymbolParams): Promise<DocumentSymbol[] | SymbolInformation[] | null> => {
  const document = await session.explained(uri);
  if (document?.kind !== 'domain' && document?.kind !== 'log') return null;
  const nodes = document.kind === 'log' ? logSymbols(document.explanation, document.runs) : symbols(document.xml);
  const tree = nodes.map((node) => toDocumentSymbol(node, document.lines));
  return session.needs.nestedSymbols ? tree : tree.flatMap((symbol) => toSymbolInformation(symbol, uri));
};
