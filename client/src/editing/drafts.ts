import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import * as vscode from 'vscode';
import { inFileName } from '../plain.ts';

/** Of which VM a draft is, and what its host held when it was opened. */
export interface Origin {
  /** The address as a person would type it. */
  readonly host: string;
  /** The libvirt connection there, as the setting had it; undefined for the default. */
  readonly connection: string | undefined;
  readonly vm: string;
  readonly uuid: string;
  /** The definition on the host, as libvirt wrote it. */
  readonly before: string;
  /** Whether its next start takes up a saved state instead. */
  readonly hasSavedState: boolean;
}

export interface Backup {
  readonly path: string;
  /** When it was made; ISO 8601. */
  readonly made: string;
}

/** Definitions hold what no other user of this machine has to know. */
const ONLY_MINE = { mode: 0o600 } as const;
const MAX_BACKUPS = 50;
const ORIGIN = 'origin.json';

/**
 * Drafts are files in the extension's storage: the editor keeps, restores and judges them like any others, and saving one changes no
 * host. Beside each stands its origin, and every definition that it took the place of.
 */
const root = (context: vscode.ExtensionContext): string => join(context.globalStorageUri.fsPath, 'edits');

const folderOf = (context: vscode.ExtensionContext, { host, connection, uuid }: Pick<Origin, 'host' | 'connection' | 'uuid'>): string =>
  join(root(context), createHash('sha256').update(JSON.stringify([host, connection ?? '', uuid])).digest('hex').slice(0, 16));

/** Opens folder and file for their owner alone. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, ONLY_MINE);
  await chmod(path, ONLY_MINE.mode);
}

/** The draft's file, and what is in it already when there is one. */
export async function findDraft(context: vscode.ExtensionContext, origin: Origin): Promise<{ readonly uri: vscode.Uri; readonly text: string | undefined; readonly known: Origin | undefined }> {
  const uri = vscode.Uri.file(join(folderOf(context, origin), `${inFileName(`${origin.vm} on ${origin.host}`)}.xml`));
  const text = await readFile(uri.fsPath, 'utf8').catch(() => undefined);
  return { uri, text, known: await originOf(context, uri) };
}

/** Where a draft comes from; undefined for files that are none. */
export async function originOf(context: vscode.ExtensionContext, uri: vscode.Uri): Promise<Origin | undefined> {
  if (uri.scheme !== 'file' || !uri.fsPath.startsWith(root(context) + sep)) return undefined;
  try {
    const { host, connection, vm, uuid, before, hasSavedState } = JSON.parse(await readFile(join(dirname(uri.fsPath), ORIGIN), 'utf8')) as Record<string, unknown>;
    return [host, vm, uuid, before].every((part) => typeof part === 'string') ? { host, vm, uuid, before, connection: typeof connection === 'string' ? connection : undefined, hasSavedState: hasSavedState === true } as Origin : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the origin of a draft, and, when given, its text. */
export async function keepDraft(uri: vscode.Uri, origin: Origin, text?: string): Promise<void> {
  await write(join(dirname(uri.fsPath), ORIGIN), JSON.stringify(origin));
  if (text !== undefined) await write(uri.fsPath, text);
}

/** Keeps a definition that another one is about to take the place of. Rejects when it cannot be kept. */
export async function backUp(uri: vscode.Uri, definition: string): Promise<string> {
  const path = join(dirname(uri.fsPath), 'backups', `${new Date().toISOString().replace(/[:.]/g, '-')}.xml`);
  await write(path, definition);
  return path;
}

/** What was kept of a VM's former definitions, the newest first. */
export async function backupsOf(uri: vscode.Uri): Promise<Backup[]> {
  const folder = join(dirname(uri.fsPath), 'backups');
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.xml')).sort().reverse().slice(0, MAX_BACKUPS).map((name) => ({ path: join(folder, name), made: basename(name, '.xml').replace(/T(\d\d)-(\d\d)-(\d\d)-(\d+)Z/, 'T$1:$2:$3.$4Z') }));
}

export const readBackup = ({ path }: Backup): Promise<string> => readFile(path, 'utf8');
