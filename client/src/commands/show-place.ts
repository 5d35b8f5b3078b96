import * as vscode from 'vscode';

/** Shows a place of an open document, `[uri, position]`: what code lenses of our server run. */
export const SHOW_PLACE = 'virtDoctor.showPlace';

/** Only documents that are open are shown: the words come over a wire. */
export async function showPlace(uri: unknown, position: unknown): Promise<void> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  const { line, character } = (typeof position === 'object' && position !== null ? position : {}) as Record<string, unknown>;
  if (!document || typeof line !== 'number' || typeof character !== 'number' || !(line >= 0) || !(character >= 0)) return;
  const at = document.validatePosition(new vscode.Position(line, character));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
