import { readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { parseAddress } from './address.ts';
import type { AskOptions } from './answer.ts';
import { run } from './process.ts';
import { sshQueryArgv } from './ssh.ts';

const MAX_DEPTH = 16;
const MAX_FILES = 256;
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_PATTERNS = 1000;

/** ssh takes the home folder of the user database, whatever HOME says. */
function userHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    return homedir();
  }
}

/** Words of a line of ssh_config: `Keyword value "a value" 'another' # comment` or `Keyword=value`. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [, double, single, plain] of line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)) {
    if (plain?.startsWith('#')) break;
    words.push(double ?? single ?? plain!);
  }
  const [first = '', ...rest] = words;
  const equals = first.indexOf('=');
  const split = equals > 0 ? [first.slice(0, equals), first.slice(equals + 1)] : [first];
  return [...split, ...(rest[0] === '=' ? rest.slice(1) : rest)].filter((word) => word !== '');
}

const globPattern = (glob: string): RegExp => new RegExp(`^${glob.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('\\*', '[^/]*').replaceAll('\\?', '[^/]')}$`);

/** Files that an Include means; wildcards may stand in any part of the path. */
function expand(path: string): string[] {
  let found = [''];
  for (const part of path.split('/').slice(1)) {
    if (!/[*?]/.test(part)) found = found.map((folder) => `${folder}/${part}`);
    else found = found.flatMap((folder) => {
      try {
        return readdirSync(folder || '/').filter((name) => globPattern(part).test(name) && (!name.startsWith('.') || part.startsWith('.'))).sort().map((name) => `${folder}/${name}`);
      } catch {
        return [];
      }
    });
  }
  return found.slice(0, MAX_FILES);
}

interface Reading {
  readonly names: Set<string>;
  readonly seen: Set<string>;
  readonly home: string;
}

/** Which names a block is for. */
type Block = (name: string) => boolean;

/** Whether `name` is what a pattern with `*` and `?` stands for. Only the last star is tried again: stars cost no more the more there are. */
function fits(name: string, pattern: string): boolean {
  let [at, next, star, from] = [0, 0, -1, 0];
  while (at < name.length) {
    if (pattern[next] === '*') [star, from] = [next++, at];
    else if (pattern[next] === '?' || pattern[next] === name[at]) [next, at] = [next + 1, at + 1];
    else if (star < 0) return false;
    else [next, at] = [star + 1, ++from];
  }
  while (pattern[next] === '*') next++;
  return next === pattern.length;
}

/** As ssh matches: any of the patterns, and none that begins with `!`; capitals are letters of their own. */
function hostBlock(patterns: readonly string[]): Block {
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  return (name) => wanted.some((pattern) => fits(name, pattern)) && !unwanted.some((pattern) => fits(name, pattern));
}

/** `within`: what is included by a block counts for the names of that block alone (ssh_config(5)). */
function readConfig(file: string, folder: string, depth: number, reading: Reading, within: Block): void {
  if (depth > MAX_DEPTH || reading.seen.has(file) || reading.seen.size >= MAX_FILES) return;
  reading.seen.add(file);
  let text: string;
  try {
    const { size, isFile } = { size: statSync(file).size, isFile: statSync(file).isFile() };
    if (!isFile || size > MAX_BYTES) return;
    text = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  let block = within;
  for (const line of text.split(/\r?\n/)) {
    const [keyword = '', ...values] = wordsOf(line.trim());
    const what = keyword.toLowerCase();
    if (what === 'include') include(values, folder, depth, reading, block);
    // Whom a Match is for, only ssh can tell.
    else if (what === 'match') block = within;
    else if (what === 'host') {
      const own = hostBlock(values.slice(0, MAX_PATTERNS));
      block = (name) => within(name) && own(name);
      for (const name of values) if (!/[*?!]/.test(name) && parseAddress(name).ok && within(name)) reading.names.add(name);
    }
  }
}

function include(values: readonly string[], folder: string, depth: number, reading: Reading, block: Block): void {
  for (const value of values) {
    const path = value.startsWith('~/') ? join(reading.home, value.slice(2)) : isAbsolute(value) ? value : join(folder, value);
    for (const file of process.platform === 'win32' ? [path] : expand(path)) readConfig(file, folder, depth + 1, reading, block);
  }
}

/**
 * The hosts that the user's ssh configuration names, in its order, with what it includes. Patterns name no host and are left out.
 * `options.sshConfig` stands in for both the user's and the system's file, as ssh -F does.
 */
export function listSshHosts(options: Pick<AskOptions, 'sshConfig'> = {}): string[] {
  const home = userHome();
  const system = process.platform === 'win32' ? join(process.env.ProgramData ?? 'C:\\ProgramData', 'ssh') : '/etc/ssh';
  const own = join(home, '.ssh');
  // A relative Include of any user's file is looked for in ~/.ssh (ssh_config(5)).
  const files = options.sshConfig === undefined ? [{ file: join(own, 'config'), folder: own }, { file: join(system, 'ssh_config'), folder: system }] : [{ file: options.sshConfig, folder: own }];
  const reading: Reading = { names: new Set(), seen: new Set(), home };
  for (const { file, folder } of files) readConfig(file, folder || dirname(file), 0, reading, () => true);
  return [...reading.names];
}

/** How ssh would reach a host. */
export interface ResolvedHost {
  readonly hostName: string;
  readonly user: string;
  readonly port: number;
  readonly proxyJump?: string;
}

/** What `ssh -G` says about a destination that `parseAddress` took; undefined when ssh is missing or refuses. */
export async function resolveSshHost(destination: string, options: AskOptions = {}): Promise<ResolvedHost | undefined> {
  const ran = await run(sshQueryArgv(destination, options), '', { seconds: 10, bytes: 1024 * 1024, ...(options.signal && { signal: options.signal }) });
  if (ran.stopped || ran.exitCode !== 0) return undefined;
  const said = new Map(ran.stdout.toString('utf8').split(/\r?\n/).map((line) => {
    const blank = line.indexOf(' ');
    return [line.slice(0, blank), line.slice(blank + 1)] as const;
  }));
  const [hostName, user, port, jump] = ['hostname', 'user', 'port', 'proxyjump'].map((key) => said.get(key));
  if (hostName === undefined || user === undefined || port === undefined) return undefined;
  return { hostName, user, port: Number(port), ...(jump !== undefined && jump !== 'none' && { proxyJump: jump }) };
}
