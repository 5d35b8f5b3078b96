import { oneOf, parse, readAsk, readJobs, readLayout, UsageError, type Values } from './options.ts';
import type { OwnArguments } from './explain/own-source.ts';
import { lintArguments, readConfigFile } from './lint-arguments.ts';
import { reason } from './reason.ts';
import { EXIT, printable, type Terminal } from './terminal.ts';
import { USAGE } from './usage.ts';

const PLAIN_FORMATS = ['text', 'json', 'jsonl'] as const;

/** Commands load what they need when they are called: `--version` needs no engine. */
async function dispatch(command: string, rest: readonly string[], values: Values, terminal: Terminal): Promise<number> {
  const filesFrom = values['files-from'];
  const exclude = values.exclude ?? [];
  const needFiles = (): void => {
    if (rest.length === 0 && filesFrom === undefined && values['stdin-filename'] === undefined) throw new UsageError(`${command}: name a file, a folder, a glob, or - for standard input`);
  };
  if (values.explain !== undefined) return (await import('./commands/explain-code.ts')).explainCodeCommand(values.explain, terminal);
  switch (command) {
    case 'lint':
      if (values.rules) return (await import('./commands/rules.ts')).rulesCommand(oneOf('format', values.format, PLAIN_FORMATS), terminal);
      needFiles();
      return (await import('./commands/lint.ts')).lintCommand(await lintArguments(rest, values, terminal, VERSION), terminal);
    case 'explain':
      needFiles();
      return (await import('./commands/explain.ts')).explainCommand(explainArguments(rest, values), terminal);
    case 'diagnose':
      if (values.hosts !== undefined || values.inventory !== undefined) return diagnoseHosts(rest, values, terminal);
      if (rest.length === 0 && values['bundles-from'] === undefined && values.told === undefined) throw new UsageError('diagnose: name HOST VM, or folders, archives or files with evidence; several hosts with --hosts or --inventory');
      return (await import('./commands/diagnose.ts')).diagnoseCommand({ what: rest, vm: values.vm, bundlesFrom: values['bundles-from'], told: values.told, save: values.save, format: oneOf('format', values.format, PLAIN_FORMATS), ask: readAsk(values), ...ownArguments(values) }, terminal);
    case 'timeline':
      if (rest.length === 0) throw new UsageError('timeline: name logs, or folders and archives with them');
      return (await import('./commands/timeline.ts')).timelineCommand({ paths: rest, vm: values.vm, format: oneOf('format', values.format, ['text', 'json', 'svg']), utc: values.utc ?? false, ...ownArguments(values) }, terminal);
    case 'snapshot':
      return snapshots(rest, values, terminal);
    case 'fit':
      if (rest.length < 2) throw new UsageError('fit: name a file with a domain, and one or more snapshots of hosts');
      return (await import('./commands/fit.ts')).fitCommand({ file: rest[0]!, snapshots: rest.slice(1), format: oneOf('format', values.format, ['text', 'json']), configFile: readConfigFile(values) }, terminal);
    case 'migrate-check':
      if (rest.length !== 3) throw new UsageError('migrate-check: name a file with a domain, the snapshot of its host, and that of the destination');
      return (await import('./commands/migrate-check.ts')).migrateCheckCommand({ file: rest[0]!, from: rest[1]!, to: rest[2]!, format: oneOf('format', values.format, ['text', 'json']) }, terminal);
    case 'host-check':
      if (rest.length !== 1) throw new UsageError('host-check: name a host, or the snapshot of one');
      return (await import('./commands/host-check.ts')).hostCheckCommand({ host: rest[0]!, format: oneOf('format', values.format, ['text', 'json']), ask: readAsk(values) }, terminal);
    case 'drift':
      if (rest.length < 2 || rest.length > 3) throw new UsageError('drift: name HOST VM, HOST VM FILE, or two files');
      return (await import('./commands/drift.ts')).driftCommand({ what: rest, format: oneOf('format', values.format, ['text', 'json']), ask: readAsk(values) }, terminal);
    case 'dry-run':
      if (rest.length < 1 || rest.length > 2) throw new UsageError('dry-run: name a file with a domain, after the host if it is not this machine');
      return (await import('./commands/dry-run.ts')).dryRunCommand({ host: rest.length === 2 ? rest[0] : undefined, file: rest.at(-1)!, format: oneOf('format', values.format, ['text', 'json']), ask: readAsk(values) }, terminal);
    case 'format':
      needFiles();
      return (await import('./commands/format.ts')).formatCommand({ paths: { paths: rest, filesFrom, exclude }, ...readLayout(values) }, terminal);
    default:
      throw new UsageError(`unknown command ${command}`);
  }
}

/** The hosts that arguments and options name together. */
async function hostsOf(named: readonly string[], values: Values) {
  const { selectHosts } = await import('./inventory/select.ts');
  return selectHosts({ hosts: [...named, ...(values.hosts ?? []).flatMap((list) => list.split(',')).map((host) => host.trim()).filter(Boolean)], inventories: values.inventory ?? [], limit: values.limit, sshConfig: values['ssh-config'] });
}

async function diagnoseHosts(vms: readonly string[], values: Values, terminal: Terminal): Promise<number> {
  if (values['bundles-from'] !== undefined) throw new UsageError('diagnose: either --bundles-from, or --hosts and --inventory');
  const format = oneOf('format', values.format, [...PLAIN_FORMATS, 'markdown']);
  const hosts = await hostsOf([], values);
  return (await import('./commands/diagnose-hosts.ts')).diagnoseHostsCommand({ hosts, vms: [...vms, ...values.vm === undefined ? [] : [values.vm]], save: values.save, jobs: readJobs(values), format, ask: readAsk(values), ...ownArguments(values) }, terminal);
}

/** One host is printed or goes into a file; several go into a folder. */
async function snapshots(named: readonly string[], values: Values, terminal: Terminal): Promise<number> {
  const format = oneOf('format', values.format, ['text', 'json']);
  if (named.length === 1 && values.hosts === undefined && values.inventory === undefined && (!/[*?]/.test(named[0]!) || /[/\\]/.test(named[0]!))) return (await import('./commands/snapshot.ts')).snapshotCommand(named[0]!, values.output, values.pseudonyms ?? false, readAsk(values), terminal);
  if (named.length === 0 && values.hosts === undefined && values.inventory === undefined) throw new UsageError('snapshot: name a host, or several with -o FOLDER');
  if (values.output === undefined || values.output === '-') throw new UsageError('snapshot: several hosts need -o FOLDER');
  const hosts = await hostsOf(named, values);
  return (await import('./commands/snapshot-hosts.ts')).snapshotHostsCommand({ hosts, folder: values.output, jobs: readJobs(values), pseudonyms: values.pseudonyms ?? false, format, ask: readAsk(values) }, terminal);
}

/** All of the engine is loaded only where there is a configuration; `explain` has a program of its own, with what logs need (scripts/build.mjs). */
const ownArguments = (values: Values): OwnArguments => ({
  config: values['no-config'] ? 'none' : values.config === undefined ? 'nearest' : { file: values.config },
  readOwn: async (...args) => (await import('./explain/own-signatures.ts')).readOwn(...args),
});

const EXPLAIN_FORMATS = [...PLAIN_FORMATS, 'sarif'] as const;

function explainArguments(rest: readonly string[], values: Values) {
  const { rotated = false, follow = false } = values;
  if (follow && (rest.length !== 1 || rest[0] === '-' || values['files-from'] !== undefined)) throw new UsageError('explain --follow: name one file');
  if (follow && (values.format === 'json' || values.format === 'sarif')) throw new UsageError('explain --follow: the format is text or jsonl');
  return { paths: { paths: rest, filesFrom: values['files-from'], exclude: values.exclude ?? [] }, format: oneOf('format', values.format, EXPLAIN_FORMATS), version: VERSION, rotated, ...ownArguments(values), ...(follow && { follow: new AbortController().signal }) };
}

declare const __VERSION__: string | undefined;
const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : 'development';

async function runOrThrow(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { values, command, rest } = parse(argv);
  if (values.version) {
    terminal.write(`virt-doctor ${VERSION}\n`);
    return EXIT.clean;
  }
  if (values.help || command === undefined) {
    terminal.write(USAGE);
    return values.help ? EXIT.clean : EXIT.usage;
  }
  const colour = values['no-color'] ? false : values.color ?? terminal.colour;
  return dispatch(command, rest, values, { ...terminal, colour });
}

/** Runs the command line and gives the exit code; never throws. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runOrThrow(argv, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(`virt-doctor: ${printable(error.message)}\nTry virt-doctor --help.\n`);
      return EXIT.usage;
    }
    terminal.complain(`virt-doctor: ${printable(reason(error))}\n`);
    return EXIT.failed;
  }
}
