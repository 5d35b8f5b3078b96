import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { readSnapshot, writeSnapshot, type HostFacts } from '../../engine/index.ts';
import { pull, savePull, type Pull } from '../../host/index.ts';
import type { HostFinding } from './views/hosts-report.ts';

/** What pages need when the window comes back: evidence without secrets, in the extension's storage of this workspace, for its owner's eyes. */
const folderOf = ({ storageUri, globalStorageUri }: vscode.ExtensionContext): string => join((storageUri ?? globalStorageUri).fsPath, 'pages');

const MAX_KEPT = 12;
const MAX_LETTERS = 8 * 1024 * 1024;

const lettersIn = ({ bundle, liveXml }: Pull): number => [...bundle.logs, bundle.xml, liveXml].reduce((sum, text) => sum + (text?.text.length ?? 0), 0);

/** Removes all but the newest. */
async function keepNewest(folder: string): Promise<void> {
  const files = await Promise.all((await readdir(folder)).map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of files.sort((a, b) => b.time - a.time).slice(MAX_KEPT)) await rm(join(folder, name), { force: true });
}

/** Gives the name under which it is kept; undefined when it cannot be: then its page is gone with the window. */
async function keep(context: vscode.ExtensionContext, ending: string, write: (path: string) => Promise<void>): Promise<string | undefined> {
  const name = randomBytes(16).toString('hex');
  try {
    const folder = folderOf(context);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await write(join(folder, `${name}${ending}`));
    await keepNewest(folder);
    return name;
  } catch {
    return undefined;
  }
}

/** Keeps what was read of a VM, unless it is more than a window is likely to need again. */
export const keepPull = (context: vscode.ExtensionContext, pulled: Pull): Promise<string | undefined> =>
  (lettersIn(pulled) > MAX_LETTERS ? Promise.resolve(undefined) : keep(context, '.tar.gz', (path) => savePull(pulled, path)));

export const keepFacts = (context: vscode.ExtensionContext, facts: HostFacts): Promise<string | undefined> =>
  keep(context, '.json', (path) => writeFile(path, writeSnapshot(facts), { mode: 0o600 }));

/** What was found on many hosts: what their page is made of. */
export interface FoundOnHosts {
  /** When they were asked, in words. */
  readonly asked: string;
  readonly findings: readonly HostFinding[];
  /** The texts that causes speak of, under the names that they have among many. */
  readonly texts: readonly (readonly [name: string, text: string])[];
}

const HOSTS_VERSION = 1;

/** Keeps what was found, unless its texts are more than a window is likely to need again. */
export const keepHosts = (context: vscode.ExtensionContext, found: FoundOnHosts): Promise<string | undefined> =>
  (found.texts.reduce((sum, [, text]) => sum + text.length, 0) > MAX_LETTERS ? Promise.resolve(undefined)
    : keep(context, '.hosts.json', (path) => writeFile(path, JSON.stringify({ version: HOSTS_VERSION, ...found }), { mode: 0o600 })));

/** `kept` of 32 hexadecimal digits. Undefined when it is gone. */
export async function readKeptPull(context: vscode.ExtensionContext, kept: string, vm: string): Promise<Pull | undefined> {
  const answer = await pull({ kind: 'recorded', folder: join(folderOf(context), `${kept}.tar.gz`) }, vm);
  return answer.ok ? answer.value : undefined;
}

export async function readKeptFacts(context: vscode.ExtensionContext, kept: string): Promise<HostFacts | undefined> {
  const text = await readFile(join(folderOf(context), `${kept}.json`), 'utf8').catch(() => undefined);
  const snapshot = text === undefined ? undefined : readSnapshot(text);
  return snapshot?.ok ? snapshot.facts : undefined;
}

/** Only we write there; what another version of ours wrote is not read. */
export async function readKeptHosts(context: vscode.ExtensionContext, kept: string): Promise<FoundOnHosts | undefined> {
  try {
    const { version, ...found } = JSON.parse(await readFile(join(folderOf(context), `${kept}.hosts.json`), 'utf8')) as FoundOnHosts & { readonly version: number };
    return version === HOSTS_VERSION ? found : undefined;
  } catch {
    return undefined;
  }
}
