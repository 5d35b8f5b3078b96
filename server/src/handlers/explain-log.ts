import { explain, fold, rank } from '../../../engine/index.ts';
import type { ExplainLogParams, ExplainLogResult } from '../../../protocol/requests.ts';
import { toStatements } from '../to-lsp.ts';

export const answerExplainLog = ({ name, text }: ExplainLogParams): ExplainLogResult => {
  const { hits, lines } = explain(text);
  return { statements: toStatements(name, text, fold(rank(hits)), lines) };
};
