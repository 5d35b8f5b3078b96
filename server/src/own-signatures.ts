import { createLineIndex, oneLine, readConfig, CONFIG_NAME, type OwnSignatures, type UserSignature } from '../../engine/index.ts';
import type { WrongConfig } from '../../protocol/requests.ts';
import type { Configured } from './config-source.ts';
import type { Session } from './session.ts';
import { toRange } from './to-lsp.ts';

/** What a configuration says of logs, and what is wrong with it. */
export interface OwnOfLog {
  readonly own?: OwnSignatures;
  readonly signatures: readonly UserSignature[];
  readonly wrong?: WrongConfig;
}

/** The user's own signatures for what lies at a URI; none where it is said to lie nowhere. */
export async function ownFor({ configs }: Session, uri: unknown): Promise<OwnOfLog> {
  if (typeof uri !== 'string') return { signatures: [] };
  const configured = await configs.of(uri);
  return { ...(configured.own && { own: configured.own }), signatures: configured.config.signatures ?? [], ...wrongIn(configured) };
}

const MOST_PROBLEMS = 20;
const LONGEST_MESSAGE = 1000;

/** Only what keeps a configuration from being heeded. */
function wrongIn(configured: Configured): Pick<OwnOfLog, 'wrong'> {
  if (configured.uri === undefined || configured.text === undefined) return {};
  const problems = [...readConfig(configured.text).problems, ...configured.problems].filter(({ severity }) => severity === 'error');
  if (problems.length === 0) return {};
  const lines = createLineIndex(configured.text);
  return { wrong: { uri: configured.uri, lines: problems.slice(0, MOST_PROBLEMS).map(({ span, message }) => ({ file: CONFIG_NAME, range: toRange(lines, span), text: oneLine(message, LONGEST_MESSAGE) })) } };
}
