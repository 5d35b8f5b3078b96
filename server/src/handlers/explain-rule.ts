import { codePage } from '../../../engine/index.ts';
import type { ExplainRuleParams, ExplainRuleResult } from '../../../protocol/requests.ts';
import { proseToDocument } from '../markdown.ts';

export const answerExplainRule = ({ id }: ExplainRuleParams): ExplainRuleResult => {
  const page = codePage(id);
  return page ? proseToDocument(page) : null;
};
