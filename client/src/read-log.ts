import * as vscode from 'vscode';
import { PULLED_SCHEME } from './concern.ts';

/** The text of a log, as it is being edited or stored; the path of a file that is to be scanned where it lies. Throws what the file system throws. */
export async function readLog(uri: vscode.Uri): Promise<{ readonly text: string } | { readonly path: string }> {
  const edited = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (edited) return { text: edited.getText() };
  // What was read from a host is held by us, in no file system.
  if (uri.scheme === PULLED_SCHEME) return { text: (await vscode.workspace.openTextDocument(uri)).getText() };
  // The engine is only loaded when it is needed here.
  if (uri.scheme === 'file' && await (await import('./scan-log.ts')).isToBeScanned(uri.fsPath)) return { path: uri.fsPath };
  return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
}
