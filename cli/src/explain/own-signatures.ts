import { readFileSync } from 'node:fs';
import { compileOwnSignatures, re2Compiler, readConfig } from '../../../engine/index.ts';
import { placedProblem } from '../config-file.ts';
import { reason } from '../reason.ts';
import type { ReadOwn } from './own-source.ts';

/** The signatures of a configuration; what is wrong with it is told with its place. Undefined when it has none. */
export const readOwn: ReadOwn = async (path, complain) => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    complain(`${path}: ${reason(error)}`);
    return undefined;
  }
  const { config, problems } = readConfig(text);
  for (const problem of problems) if (problem.severity === 'error') complain(placedProblem(path, text, problem));
  if (!config.signatures?.length) return undefined;
  const { RE2JS } = await import('re2js');
  const own = compileOwnSignatures(config.signatures, re2Compiler(RE2JS));
  for (const { span, message } of own.problems) complain(placedProblem(path, text, { span, severity: 'error', message, code: 'config-bad-value' }));
  return own;
};
