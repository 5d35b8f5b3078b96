import type { LintArguments } from './commands/lint.ts';
import type { FixMode } from './lint/settings.ts';
import { oneOf, readCount, readHost, readRules, readTarget, SEVERITIES, UsageError, type Values } from './options.ts';
import type { Terminal } from './terminal.ts';

const FORMATS = ['text', 'json', 'jsonl', 'sarif', 'junit', 'github'] as const;

/** What `virt-doctor lint` is to do, from its options. */
export async function lintArguments(files: readonly string[], values: Values, terminal: Terminal, version: string): Promise<LintArguments> {
  const { catalogue } = await import('../../engine/index.ts');
  const known = new Set(catalogue().map(({ code }) => code));
  const { quiet = false, 'stdin-filename': stdinFilename } = values;
  const severities = readRules(values.rule, (code) => known.has(code));
  return {
    paths: { paths: files.length === 0 && stdinFilename !== undefined ? ['-'] : files, filesFrom: values['files-from'], exclude: values.exclude ?? [] },
    maxWarnings: readCount('max-warnings', values['max-warnings'], 0, -1),
    settings: {
      format: oneOf('format', values.format, FORMATS),
      colour: terminal.colour, isTerminal: terminal.isTerminal ?? false, quiet, folder: process.cwd(), version,
      host: await readHost(values.host), target: readTarget(values), severities, stdinFilename,
      threshold: oneOf('threshold', values.threshold ?? (quiet ? 'error' : 'hint'), SEVERITIES),
      fix: readFix(values),
    },
  };
}

function readFix({ fix = false, 'fix-dry-run': dryRun = false, diff = false }: Values): FixMode {
  if (fix && dryRun) throw new UsageError('lint: either --fix or --fix-dry-run');
  return diff ? 'diff' : dryRun ? 'dry-run' : fix ? 'write' : 'none';
}
