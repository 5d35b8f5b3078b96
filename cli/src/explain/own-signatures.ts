import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compileOwnSignatures, CONFIG_NAME, createLineIndex, re2Compiler, readConfig, type ConfigProblem, type OwnSignatures } from '../../../engine/index.ts';
import { reason } from '../reason.ts';

/** The signatures that hold for a log: those of the configuration that was named, or of the nearest one above the file. */
export interface OwnSource {
  of(file: string): Promise<OwnSignatures | undefined>;
}

/** `config` names a file, or says that there is none or which one is nearest. Each configuration is read, and complained about, once. */
export function createOwnSource(config: { readonly file: string } | 'nearest' | 'none', complain: (words: string) => void): OwnSource {
  const known = new Map<string, Promise<OwnSignatures | undefined>>();
  return {
    async of(file) {
      if (config === 'none') return undefined;
      const path = config === 'nearest' ? above(dirname(resolve(file === '-' ? 'stdin' : file))) : resolve(config.file);
      if (path === undefined) return undefined;
      const own = known.get(path) ?? readOwn(path, complain);
      known.set(path, own);
      return own;
    },
  };
}

function above(folder: string): string | undefined {
  const path = join(folder, CONFIG_NAME);
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? undefined : above(dirname(folder));
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
  const lines = createLineIndex(text);
  const tell = ({ span, severity, message, code }: Pick<ConfigProblem, 'span' | 'severity' | 'message' | 'code'>): void => {
    const { line, character } = lines.positionAt(span.start);
    complain(`${path}:${line + 1}:${character + 1}: ${severity}: ${message} [${code}]`);
  };
  problems.filter(({ severity }) => severity === 'error').forEach(tell);
  if (!config.signatures?.length) return undefined;
  const { RE2JS } = await import('re2js');
  const own = compileOwnSignatures(config.signatures, re2Compiler(RE2JS));
  for (const { span, message } of own.problems) tell({ span, severity: 'error', message, code: 'config-bad-value' });
  return own;
}
