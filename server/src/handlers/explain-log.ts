import { createLineIndex, explain, fold, oneLine, rank, readConfig, CONFIG_NAME } from '../../../engine/index.ts';
import type { ExplainLogParams, ExplainLogResult, OwnSignaturesParams, OwnSignaturesResult, WrongConfig } from '../../../protocol/requests.ts';
import type { Configured } from '../config-source.ts';
import type { Session } from '../session.ts';
import { toRange, toStatements } from '../to-lsp.ts';

export const answerExplainLog = (session: Session) => async ({ name, text, uri }: ExplainLogParams): Promise<ExplainLogResult> => {
  const configured = typeof uri === 'string' ? await session.configs.of(uri) : undefined;
  const { hits, lines } = explain(text, configured?.own ? { own: configured.own } : {});
  return { statements: toStatements(name, text, fold(rank(hits)), lines), ...wrongIn(configured) };
};

export const answerOwnSignatures = (session: Session) => async ({ uri }: OwnSignaturesParams): Promise<OwnSignaturesResult> => {
  const configured = await session.configs.of(uri);
  return { signatures: configured.config.signatures ?? [], ...wrongIn(configured) };
};

const MOST_PROBLEMS = 20;
const LONGEST_MESSAGE = 1000;

/** Only what keeps a configuration from being heeded. */
function wrongIn(configured: Configured | undefined): { readonly wrong?: WrongConfig } {
  if (configured?.uri === undefined || configured.text === undefined) return {};
  const problems = [...readConfig(configured.text).problems, ...configured.problems].filter(({ severity }) => severity === 'error');
  if (problems.length === 0) return {};
  const lines = createLineIndex(configured.text);
  return { wrong: { uri: configured.uri, lines: problems.slice(0, MOST_PROBLEMS).map(({ span, message }) => ({ file: CONFIG_NAME, range: toRange(lines, span), text: oneLine(message, LONGEST_MESSAGE) })) } };
}
