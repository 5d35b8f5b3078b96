import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { complete } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';
import { toCompletionItem } from '../to-lsp.ts';

export const answerCompletion = (session: Session) => ({ textDocument: { uri }, position }: CompletionParams): CompletionItem[] | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  const offset = fromPosition(document.lines, position);
  const choice = session.hosts.of(uri);
  return complete(document.xml, offset, choice ? { host: choice.facts } : {}).map((item) => toCompletionItem(item, document.text, offset, document.lines, session.needs));
};
