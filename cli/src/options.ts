import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Severity } from '../../engine/index.ts';
import type { AskOptions } from '../../host/index.ts';
import { reason } from './reason.ts';

/** The user called us wrongly; the message says how. */
export class UsageError extends Error {}

const OPTIONS = {
  format: { type: 'string' },
  'files-from': { type: 'string' },
  'bundles-from': { type: 'string' },
  exclude: { type: 'string', multiple: true },
  host: { type: 'string' },
  target: { type: 'string' },
  'target-libvirt': { type: 'string' },
  'target-qemu': { type: 'string' },
  rule: { type: 'string', multiple: true },
  profile: { type: 'string', multiple: true },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  threshold: { type: 'string' },
  'max-warnings': { type: 'string' },
  'stdin-filename': { type: 'string' },
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  diff: { type: 'boolean' },
  rules: { type: 'boolean' },
  explain: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  save: { type: 'string' },
  vm: { type: 'string' },
  told: { type: 'string' },
  output: { type: 'string', short: 'o' },
  hosts: { type: 'string', multiple: true },
  inventory: { type: 'string', short: 'i', multiple: true },
  limit: { type: 'string', short: 'l' },
  forks: { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  connect: { type: 'string' },
  ssh: { type: 'string' },
  'ssh-config': { type: 'string' },
  timeout: { type: 'string' },
  rotated: { type: 'boolean' },
  utc: { type: 'boolean' },
  follow: { type: 'boolean', short: 'f' },
  check: { type: 'boolean' },
  write: { type: 'boolean' },
  'domain-capabilities': { type: 'boolean' },
  pseudonyms: { type: 'boolean' },
  'tab-width': { type: 'string' },
  'use-tabs': { type: 'boolean' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

export type OptionName = keyof typeof OPTIONS;

const MANY_HOSTS = ['hosts', 'inventory', 'limit', 'forks', 'jobs'] as const satisfies readonly OptionName[];

/** What each command takes; the rest is for all of them. */
const TAKES: Readonly<Record<string, readonly OptionName[]>> = {
  lint: ['format', 'files-from', 'exclude', 'host', 'target', 'target-libvirt', 'target-qemu', 'rule', 'profile', 'threshold', 'config', 'no-config', 'baseline', 'update-baseline', 'max-warnings', 'stdin-filename', 'fix', 'fix-dry-run', 'diff', 'rules', 'explain', 'quiet'],
  explain: ['format', 'files-from', 'exclude', 'explain', 'rotated', 'follow', 'config', 'no-config'],
  diagnose: ['format', 'bundles-from', 'vm', 'told', 'save', 'config', 'no-config', ...MANY_HOSTS, 'connect', 'ssh', 'ssh-config', 'timeout'],
  timeline: ['format', 'vm', 'utc', 'config', 'no-config'],
  snapshot: ['output', 'domain-capabilities', 'pseudonyms', 'format', ...MANY_HOSTS, 'connect', 'ssh', 'ssh-config', 'timeout'],
  fit: ['format', 'config', 'no-config'],
  'migrate-check': ['format'],
  'host-check': ['format', 'connect', 'ssh', 'ssh-config', 'timeout'],
  'dry-run': ['format', 'ssh', 'ssh-config', 'timeout'],
  drift: ['format', 'connect', 'ssh', 'ssh-config', 'timeout'],
  format: ['files-from', 'exclude', 'check', 'write', 'tab-width', 'use-tabs'],
};
const COMMON: readonly OptionName[] = ['color', 'no-color', 'help', 'version'];

export function parse(argv: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({ args: withNegatives(argv), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals: [command, ...rest] } = parsed;
  const takes = command === undefined ? undefined : Object.hasOwn(TAKES, command) ? TAKES[command] : undefined;
  const foreign = takes && (Object.keys(values) as OptionName[]).find((name) => !takes.includes(name) && !COMMON.includes(name));
  if (foreign) throw new UsageError(`${command} has no option --${foreign}`);
  return { values, command, rest };
}

/** `--max-warnings -1`: Node takes a dash for the next option. */
const withNegatives = (argv: readonly string[]): string[] =>
  argv.flatMap((arg, i) => (arg === '--max-warnings' && /^-\d+$/.test(argv[i + 1] ?? '') ? [`${arg}=${argv[i + 1]}`] : argv[i - 1] === '--max-warnings' && /^-\d+$/.test(arg) ? [] : [arg]));

export type Values = ReturnType<typeof parse>['values'];

/** One of several words; the first is the default. */
export function oneOf<const T extends string>(option: string, written: string | undefined, words: readonly [T, ...T[]]): T {
  const found = words.find((word) => word === (written ?? words[0]));
  if (found === undefined) throw new UsageError(`unknown ${option} ${written}; ${words.slice(0, -1).join(', ')} and ${words.at(-1)} are known`);
  return found;
}

/** The text of a file that an option names. */
export function readNamed(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
}

type Target = { libvirt?: string; qemu?: string };

/** `--target libvirt=9.0,qemu=7.2`, or an option for each. */
export function readTarget(values: Values): Target | undefined {
  const parts = [
    ...(values.target ?? '').split(',').filter((part) => part.trim() !== ''),
    ...(values['target-libvirt'] === undefined ? [] : [`libvirt=${values['target-libvirt']}`]),
    ...(values['target-qemu'] === undefined ? [] : [`qemu=${values['target-qemu']}`]),
  ];
  if (values.target !== undefined && parts.length === 0) throw new UsageError('--target: write libvirt=X.Y.Z or qemu=X.Y.Z');
  const target: Target = {};
  for (const part of parts) {
    const match = /^(libvirt|qemu)=(\d{1,4}(?:\.\d{1,4}){0,2})$/.exec(part.trim());
    if (!match) throw new UsageError(`target ${part}: write libvirt=X.Y.Z or qemu=X.Y.Z`);
    target[match[1] as keyof Target] = match[2]!.split('.').concat('0', '0').slice(0, 3).join('.');
  }
  return parts.length === 0 ? undefined : target;
}

/** `--rule CODE=SEVERITY`, as often as one likes. */
export function readRules(written: readonly string[] | undefined, isKnown: (code: string) => boolean): Record<string, Severity | 'off'> {
  const severities: [string, Severity | 'off'][] = [];
  for (const each of written ?? []) {
    const [, code = '', severity] = /^([a-z0-9-]+)=(error|warning|info|hint|off)$/.exec(each) ?? [];
    if (severity === undefined) throw new UsageError(`--rule ${each}: write CODE=error, warning, info, hint or off`);
    if (!isKnown(code)) throw new UsageError(`--rule ${each}: there is no code ${code}; virt-doctor lint --rules lists them`);
    severities.push([code, severity as Severity | 'off']);
  }
  return Object.fromEntries(severities);
}

/** A whole number from `least`, or the default. */
export function readCount(option: string, written: string | undefined, fallback: number, least: number): number {
  if (written === undefined) return fallback;
  const count = /^-?\d{1,9}$/.test(written) ? Number(written) : NaN;
  if (!(count >= least)) throw new UsageError(`--${option} ${written}: a whole number`);
  return count;
}

export function readAsk(values: Values): AskOptions {
  const timeout = values.timeout === undefined ? undefined : Number(values.timeout);
  if (timeout !== undefined && !(timeout > 0 && timeout <= 3600)) throw new UsageError(`--timeout ${values.timeout}: a number of seconds up to 3600`);
  return {
    ...(values.connect !== undefined && { uri: values.connect }),
    ...(values.ssh !== undefined && { sshPath: values.ssh }),
    ...(values['ssh-config'] !== undefined && { sshConfig: values['ssh-config'] }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    ...(values['domain-capabilities'] && { domainCapabilities: true }),
  };
}

/** How many hosts at a time: `--forks` as Ansible calls it, or `--jobs`. */
export const readJobs = ({ forks, jobs }: Values): number | undefined => ((forks ?? jobs) === undefined ? undefined : readCount(forks === undefined ? 'jobs' : 'forks', forks ?? jobs, 8, 1));

export function readLayout({ check = false, write = false, 'tab-width': width, 'use-tabs': useTabs = false }: Values) {
  if (check && write) throw new UsageError('format: either --check or --write');
  if (width !== undefined && !/^[1-8]$/.test(width)) throw new UsageError(`--tab-width ${width}: a number from 1 to 8`);
  return { check, write, useTabs, tabWidth: width === undefined ? 2 : Number(width) };
}
