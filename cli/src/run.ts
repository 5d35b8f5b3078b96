import { oneOf, parse, readAsk, readLayout, UsageError, type Values } from './options.ts';
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
      if (rest.length === 0 && values['bundles-from'] === undefined) throw new UsageError('diagnose: name HOST VM, or folders, archives or files with evidence');
      return (await import('./commands/diagnose.ts')).diagnoseCommand({ what: rest, vm: values.vm, bundlesFrom: values['bundles-from'], save: values.save, format: oneOf('format', values.format, PLAIN_FORMATS), ask: readAsk(values) }, terminal);
    case 'snapshot':
      if (rest.length !== 1) throw new UsageError('snapshot: name one host');
      return (await import('./commands/snapshot.ts')).snapshotCommand(rest[0]!, values.output, readAsk(values), terminal);
    case 'fit':
      if (rest.length < 2) throw new UsageError('fit: name a file with a domain, and one or more snapshots of hosts');
      return (await import('./commands/fit.ts')).fitCommand({ file: rest[0]!, snapshots: rest.slice(1), format: oneOf('format', values.format, ['text', 'json']), configFile: readConfigFile(values) }, terminal);
    case 'migrate-check':
      if (rest.length !== 3) throw new UsageError('migrate-check: name a file with a domain, the snapshot of its host, and that of the destination');
      return (await import('./commands/migrate-check.ts')).migrateCheckCommand({ file: rest[0]!, from: rest[1]!, to: rest[2]!, format: oneOf('format', values.format, ['text', 'json']) }, terminal);
    case 'format':
      needFiles();
      return (await import('./commands/format.ts')).formatCommand({ paths: { paths: rest, filesFrom, exclude }, ...readLayout(values) }, terminal);
    default:
      throw new UsageError(`unknown command ${command}`);
  }
}

function explainArguments(rest: readonly string[], values: Values) {
  const { rotated = false, follow = false } = values;
  if (follow && (rest.length !== 1 || rest[0] === '-' || values['files-from'] !== undefined)) throw new UsageError('explain --follow: name one file');
  if (follow && values.format === 'json') throw new UsageError('explain --follow: the format is text or jsonl');
  return { paths: { paths: rest, filesFrom: values['files-from'], exclude: values.exclude ?? [] }, format: oneOf('format', values.format, PLAIN_FORMATS), rotated, config: values['no-config'] ? 'none' as const : values.config === undefined ? 'nearest' as const : { file: values.config }, ...(follow && { follow: new AbortController().signal }) };
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
