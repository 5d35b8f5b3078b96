import { explain, fold, rank } from '../../../engine/index.ts';
import type { ExplainLogParams, ExplainLogResult, OwnSignaturesParams, OwnSignaturesResult } from '../../../protocol/requests.ts';
import { ownFor } from '../own-signatures.ts';
import type { Session } from '../session.ts';
import { toStatements } from '../to-lsp.ts';

export const answerExplainLog = (session: Session) => async ({ name, text, uri }: ExplainLogParams): Promise<ExplainLogResult> => {
  const { own, wrong } = await ownFor(session, uri);
  const { hits, lines } = explain(text, own ? { own } : {});
  return { statements: toStatements(name, text, fold(rank(hits)), lines), ...(wrong && { wrong }) };
};

export const answerOwnSignatures = (session: Session) => async ({ uri }: OwnSignaturesParams): Promise<OwnSignaturesResult> => {
  const { signatures, wrong } = await ownFor(session, uri);
  return { signatures, ...(wrong && { wrong }) };
};
