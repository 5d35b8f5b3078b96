import * as vscode from 'vscode';
import type { Server } from './server.ts';

const UTF_16 = /^utf-?16/;
const MESSAGE = 'This file is saved as UTF-16, which libvirt refuses to read ("Start tag expected"). Save it as UTF-8: Change File Encoding, Save with Encoding.';

/** Notes on domains that are stored in an encoding that libvirt cannot read. Only the editor knows how a file is stored. */
export function registerEncodingNotes(server: Server): vscode.Disposable {
  const notes = vscode.languages.createDiagnosticCollection('virt-doctor-encoding');
  const ours = new Set<string>();
  const look = (document: vscode.TextDocument): void => {
    if (!ours.has(document.uri.toString())) return;
    const isReadable = document.isUntitled || !UTF_16.test(document.encoding);
    notes.set(document.uri, isReadable ? undefined : [note()]);
  };
  return vscode.Disposable.from(
    notes,
    server.onJudged(({ uri, kind }) => {
      if (kind === 'domain') ours.add(uri);
      else ours.delete(uri);
      const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri);
      if (document) look(document);
    }),
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      ours.delete(uri.toString());
      notes.delete(uri);
    }),
  );
}

function note(): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), MESSAGE, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'virt-doctor';
  diagnostic.code = 'utf-16';
  return diagnostic;
}
