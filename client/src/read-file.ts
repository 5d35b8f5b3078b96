import * as vscode from 'vscode';
import type { ReadFileParams, ReadFileResult } from '../../protocol/requests.ts';

/** As the server itself does where it has files. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Reads a file of a virtual workspace for the server, which cannot reach it; only from within the workspace. */
export async function readFile({ uri: written }: ReadFileParams): Promise<ReadFileResult> {
  const uri = vscode.Uri.parse(written);
  if (!vscode.workspace.getWorkspaceFolder(uri)) return null;
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > MAX_BYTES) return null;
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return null;
  }
}
