import * as vscode from 'vscode';
import { readSnapshot, type Candidate } from '../../../engine/index.ts';
import type { Doctor } from '../doctor.ts';
import { inLabel, inMessage } from '../plain.ts';

interface SnapshotItem extends vscode.QuickPickItem, Partial<Candidate> {
  /** Asks for files instead. */
  readonly browse?: true;
}

const MAX_FILES = 200;
const MAX_BYTES = 16 * 1024 * 1024;
const NO_FILES = '**/{node_modules,.git,.vscode}/**';

/** Lets one or several hosts be chosen whose facts are known: those chosen for files, and snapshot files of the workspace or elsewhere. */
export async function pickSnapshots(doctor: Doctor, title: string, placeHolder: string, canPickMany: boolean): Promise<readonly Candidate[] | undefined> {
  const items = await itemsOf(doctor);
  const picked = canPickMany ? await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true, matchOnDescription: true }) : await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }).then((one) => one && [one]);
  if (!picked || picked.length === 0) return undefined;
  const chosen = picked.flatMap(({ name, facts }) => (name !== undefined && facts ? [{ name, facts }] : []));
  return picked.some(({ browse }) => browse) ? [...chosen, ...await browse(canPickMany)] : chosen;
}

async function itemsOf(doctor: Doctor): Promise<SnapshotItem[]> {
  const stored = await Promise.all([...new Map(doctor.facts.all().map((choice) => [choice.label, choice])).values()].map(async (choice): Promise<SnapshotItem[]> => {
    const facts = await doctor.facts.factsOf(choice);
    return facts ? [{ label: inLabel(choice.label), description: choice.taken === '' ? 'recorded facts' : `facts taken ${new Date(choice.taken).toLocaleString()}`, name: choice.label, facts }] : [];
  }));
  const files = await vscode.workspace.findFiles('**/*.json', NO_FILES, MAX_FILES);
  const read = await Promise.all(files.sort((a, b) => (a.path < b.path ? -1 : 1)).map(readFile));
  const fromFiles = read.flatMap((candidate, i): SnapshotItem[] => ('facts' in candidate ? [{ label: inLabel(candidate.name), description: inLabel(vscode.workspace.asRelativePath(files[i]!)), ...candidate }] : []));
  return [...stored.flat(), ...fromFiles, { label: '$(folder-opened) Other snapshot files…', description: 'as virt-doctor snapshot writes them', browse: true, alwaysShow: true }];
}

/** The host of a snapshot file, or why it is none. */
async function readFile(uri: vscode.Uri): Promise<Candidate | { readonly problem: string }> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > MAX_BYTES) return { problem: 'it is too large for a snapshot' };
    const snapshot = readSnapshot(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    if (!snapshot.ok) return { problem: snapshot.problem };
    return { name: snapshot.facts.hostname ?? snapshot.origin.host ?? vscode.workspace.asRelativePath(uri), facts: snapshot.facts };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function browse(canSelectMany: boolean): Promise<Candidate[]> {
  const uris = await vscode.window.showOpenDialog({ canSelectMany, filters: { Snapshots: ['json'] }, openLabel: 'Use', title: 'Snapshots of hosts' }) ?? [];
  const read = await Promise.all(uris.map(async (uri) => ({ uri, candidate: await readFile(uri) })));
  const wrong = read.flatMap(({ uri, candidate }) => ('problem' in candidate ? [`${vscode.workspace.asRelativePath(uri)}: ${candidate.problem}`] : []));
  if (wrong.length > 0) void vscode.window.showWarningMessage(inMessage(wrong.join('; ')));
  return read.flatMap(({ candidate }) => ('facts' in candidate ? [candidate] : []));
}
