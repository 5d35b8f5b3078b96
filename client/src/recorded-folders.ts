import { dirname } from 'node:path';
import * as vscode from 'vscode';

const MAX_FOUND = 50;

/** Folders of a trusted workspace that hold a recorded host: those with facts, the outermost of each. */
export async function recordedFolders(): Promise<string[]> {
  const files = await vscode.workspace.findFiles('**/facts.json', '**/{node_modules,.git}/**', MAX_FOUND);
  const folders = new Set(files.filter((file) => file.scheme === 'file').map((file) => dirname(file.fsPath)));
  return [...folders].filter((folder) => !folders.has(dirname(folder))).sort();
}
