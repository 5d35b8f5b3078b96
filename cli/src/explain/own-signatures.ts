import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { compileOwnSignatures, re2Compiler, readConfig, type OwnSignatures } from '../../../engine/index.ts';
import { configAbove, placedProblem } from '../config-file.ts';
import { reason } from '../reason.ts';

/** The signatures that hold for a log: those of the configuration that was named, or of the nearest one above the file. */
export interface OwnSource {
  of(file: string): Promise<OwnSignatures | undefined>;
}

/** `config` names a file, or says that there is none or which one is nearest. Each configuration is read, and complained about, once. */
export function createOwnSource(config: { readonly file: string } | 'nearest' | 'none', complain: (words: string) => void): OwnSource {
  const known = new Map<string, Promise<OwnSignatures | undefined>>();
  const nearest = new Map<string, string | undefined>();
  return {
    async of(file) {
      if (config === 'none') return undefined;
      const path = config === 'nearest' ? configAbove(dirname(resolve(file)), nearest) : resolve(config.file);
      if (path === undefined) return undefined;
      const own = known.get(path) ?? readOwn(path, complain);
      known.set(path, own);
      return own;
    },
  };
}

async function readOwn(path: string, complain: (words: string) => void): Promise<OwnSignatures | undefined> {
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
}
