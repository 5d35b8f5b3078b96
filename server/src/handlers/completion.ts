import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { complete, completeConfig, completeSuppression, type Completion } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Session } from '../session.ts';
import { toCompletionItem } from '../to-lsp.ts';

export const answerCompletion = (session: Session) => async ({ textDocument: { uri }, position }: CompletionParams): Promise<CompletionItem[] | null> => {
  const document = session.open(uri);
  if (document?.kind === 'config') return configCodes(session, document, fromPosition(document.lines, position));
  if (document?.kind !== 'domain') return null;
  const offset = fromPosition(document.lines, position);
  const choice = session.hosts.of(uri);
  const items = await suppressions(session, document, offset) ?? complete(document.xml, offset, choice ? { host: choice.facts } : {});
  return items.map((item) => toCompletionItem(item, document.text, offset, document.lines, session.needs));
};

const configCodes = ({ needs }: Session, { text, lines }: OpenDocument, offset: number): CompletionItem[] =>
  completeConfig(text, offset).map((item) => toCompletionItem(item, text, offset, lines, needs));

/** In a comment of ours; what is reported is what people want to suppress. */
async function suppressions(session: Session, { uri, xml }: OpenDocument, offset: number): Promise<Completion[] | undefined> {
  if (!completeSuppression(xml, offset, new Set())) return undefined;
  const judgement = await session.judged(uri);
  return completeSuppression(xml, offset, new Set(judgement?.findings.map(({ code }) => code)));
}
