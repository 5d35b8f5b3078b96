import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSnapshot, type HostFacts } from '../../engine/index.ts';
import type { AskOptions } from '../../host/index.ts';
import { diagnoseCommand } from './commands/diagnose.ts';
import { explainCommand } from './commands/explain.ts';
import { formatCommand } from './commands/format.ts';
import { lintCommand } from './commands/lint.ts';
import { snapshotCommand } from './commands/snapshot.ts';
import { reason } from './input.ts';
import { EXIT, printable, type Terminal } from './terminal.ts';
import { USAGE } from './usage.ts';

/** The user called us wrongly; the message says how. */
class UsageError extends Error {}

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  'files-from': { type: 'string' },
  'bundles-from': { type: 'string' },
  host: { type: 'string' },
  target: { type: 'string' },
  save: { type: 'string' },
  output: { type: 'string', short: 'o' },
  connect: { type: 'string' },
  ssh: { type: 'string' },
  'ssh-config': { type: 'string' },
  timeout: { type: 'string' },
  check: { type: 'boolean' },
  write: { type: 'boolean' },
  'tab-width': { type: 'string' },
  'use-tabs': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parse>['values'];

function readFormat(format: string): 'text' | 'json' | 'jsonl' {
  if (format === 'text' || format === 'json' || format === 'jsonl') return format;
  throw new UsageError(`unknown format ${format}; text, json and jsonl are known`);
}

function readHost(path: string | undefined): HostFacts | undefined {
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
  const snapshot = readSnapshot(text);
  if (!snapshot.ok) throw new UsageError(`${path}: ${snapshot.problem}`);
  return snapshot.facts;
}

function readTarget(text: string | undefined): { libvirt?: string; qemu?: string } | undefined {
  if (text === undefined) return undefined;
  const target: { libvirt?: string; qemu?: string } = {};
  for (const part of text.split(',')) {
    const match = /^(libvirt|qemu)=(\d+(?:\.\d+){0,2})$/.exec(part.trim());
    if (!match) throw new UsageError(`--target ${part}: write libvirt=X.Y.Z or qemu=X.Y.Z`);
    target[match[1] as 'libvirt' | 'qemu'] = match[2]!.split('.').concat('0', '0').slice(0, 3).join('.');
  }
  return target;
}

function readAsk(values: Values): AskOptions {
  const timeout = values.timeout === undefined ? undefined : Number(values.timeout);
  if (timeout !== undefined && !(timeout > 0 && timeout <= 3600)) throw new UsageError(`--timeout ${values.timeout}: a number of seconds up to 3600`);
  return {
    ...(values.connect !== undefined && { uri: values.connect }),
    ...(values.ssh !== undefined && { sshPath: values.ssh }),
    ...(values['ssh-config'] !== undefined && { sshConfig: values['ssh-config'] }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
  };
}

function readLayout({ check = false, write = false, 'tab-width': width, 'use-tabs': useTabs = false }: Values) {
  if (check && write) throw new UsageError('format: either --check or --write');
  if (width !== undefined && !/^[1-8]$/.test(width)) throw new UsageError(`--tab-width ${width}: a number from 1 to 8`);
  return { check, write, useTabs, tabWidth: width === undefined ? 2 : Number(width) };
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals: [command, ...rest] } = parse(argv);
  if (values.version) {
    terminal.write(`virt-doctor ${VERSION}\n`);
    return EXIT.clean;
  }
  if (values.help || command === undefined) {
    terminal.write(USAGE);
    return values.help ? EXIT.clean : EXIT.usage;
  }
  const format = readFormat(values.format);
  const filesFrom = values['files-from'];
  const needFiles = (): void => {
    if (rest.length === 0 && filesFrom === undefined) throw new UsageError(`${command}: name a file, a folder, or - for standard input`);
  };
  switch (command) {
    case 'lint':
      needFiles();
      return lintCommand({ files: rest, filesFrom, format, host: readHost(values.host), target: readTarget(values.target) }, terminal);
    case 'format':
      needFiles();
      return formatCommand({ files: rest, filesFrom, ...readLayout(values) }, terminal);
    case 'explain':
      needFiles();
      return explainCommand({ files: rest, filesFrom, format }, terminal);
    case 'diagnose':
      if (rest.length === 0 && values['bundles-from'] === undefined) throw new UsageError('diagnose: name HOST VM, or a folder with evidence');
      return diagnoseCommand({ what: rest, bundlesFrom: values['bundles-from'], save: values.save, format, ask: readAsk(values) }, terminal);
    case 'snapshot':
      if (rest.length !== 1) throw new UsageError('snapshot: name one host');
      return snapshotCommand(rest[0]!, values.output, readAsk(values), terminal);
    default:
      throw new UsageError(`unknown command ${command}`);
  }
}

declare const __VERSION__: string | undefined;
const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : 'development';

/** Runs the command line and gives the exit code; never throws. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(`virt-doctor: ${printable(error.message)}\nTry virt-doctor --help.\n`);
      return EXIT.usage;
    }
    terminal.complain(`virt-doctor: ${printable(reason(error))}\n`);
    return EXIT.failed;
  }
}
