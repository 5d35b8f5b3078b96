import { resolve } from 'node:path';
import type { LintArguments } from './commands/lint.ts';
import type * as Control from './lint/control.ts';
import type { FixMode, LintSettings } from './lint/settings.ts';
import { oneOf, readCount, readNamed, readRules, readTarget, UsageError, type Values } from './options.ts';
import { reason } from './reason.ts';
import type { Terminal } from './terminal.ts';
import type { Config, Profile, Severity } from '../../engine/index.ts';

const FORMATS = ['text', 'json', 'jsonl', 'sarif', 'junit', 'github'] as const;

/** What `virt-doctor lint` is to do, from its options. */
export async function lintArguments(files: readonly string[], values: Values, terminal: Terminal, version: string): Promise<LintArguments> {
  const { quiet = false, 'stdin-filename': stdinFilename } = values;
  const updateBaseline = values['update-baseline'] ? values.baseline ?? (await import('../../engine/index.ts')).BASELINE_NAME : undefined;
  return {
    paths: { paths: files.length === 0 && stdinFilename !== undefined ? ['-'] : files, filesFrom: values['files-from'], exclude: values.exclude ?? [] },
    maxWarnings: readCount('max-warnings', values['max-warnings'], 0, -1),
    updateBaseline,
    settings: {
      format: oneOf('format', values.format, FORMATS),
      colour: terminal.colour, isTerminal: terminal.isTerminal ?? false, quiet, folder: process.cwd(), version,
      host: await named(values.host, (control) => control.readHostFile), config: await readOverrides(values), stdinFilename,
      configFile: readConfigFile(values),
      baseline: updateBaseline !== undefined ? 'none' : await named(values.baseline, (control) => control.readBaselineFile) ?? 'of-config',
      keepLinted: updateBaseline !== undefined,
      fix: readFix(values),
    },
  };
}

/** What the command line says that a configuration could say as well. */
async function readOverrides(values: Values): Promise<Config> {
  const { codes, PROFILES, severities: SEVERITIES } = await import('../../engine/index.ts');
  const target = readTarget(values);
  const severities = readRules(values.rule, (code) => codes.has(code) && codes.get(code)!.kind !== 'signature');
  const threshold = values.threshold ?? (values.quiet ? 'error' : undefined);
  const wanted = values.profile?.flatMap((written) => written.split(',')).map((written) => oneOf('profile', written, PROFILES as [Profile, ...Profile[]]));
  return {
    ...(target && { target }),
    ...(values.rule && { severities }),
    ...(threshold !== undefined && { threshold: oneOf('threshold', threshold, SEVERITIES as [Severity, ...Severity[]]) }),
    ...(wanted && { profiles: Object.fromEntries(PROFILES.map((profile) => [profile, wanted.includes(profile)])) }),
  };
}

/** Which configuration the options choose. */
export function readConfigFile({ config, 'no-config': none = false }: Values): LintSettings['configFile'] {
  if (config !== undefined && none) throw new UsageError('either --config or --no-config');
  if (config !== undefined) readNamed(config);
  return none ? 'none' : config === undefined ? 'nearest' : resolve(config);
}

/** What an option names a file of, if it is there: a file that does not hold it is wrong usage. The engine is loaded for it alone. */
async function named<T>(path: string | undefined, reader: (control: typeof Control) => (path: string) => T): Promise<T | undefined> {
  if (path === undefined) return undefined;
  const read = reader(await import('./lint/control.ts'));
  try {
    return read(path);
  } catch (error) {
    throw new UsageError(reason(error));
  }
}

function readFix({ fix = false, 'fix-dry-run': dryRun = false, diff = false }: Values): FixMode {
  if (fix && dryRun) throw new UsageError('lint: either --fix or --fix-dry-run');
  return diff ? 'diff' : dryRun ? 'dry-run' : fix ? 'write' : 'none';
}
