import * as vscode from 'vscode';
import { mayConcernUs } from './concern.ts';
import type { Server } from './server.ts';

/** Starts the server with the first document that may concern it; until then it costs nothing. */
export function startWhenNeeded(server: Server): vscode.Disposable {
  const listeners: vscode.Disposable[] = [];
  const look = (document: vscode.TextDocument): void => {
    if (server.isStarted || !mayConcernUs(document)) return;
    for (const listener of listeners.splice(0)) listener.dispose();
    server.start().catch(() => undefined);
  };
  listeners.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  for (const document of vscode.workspace.textDocuments) look(document);
  return { dispose: () => { for (const listener of listeners.splice(0)) listener.dispose(); } };
}
