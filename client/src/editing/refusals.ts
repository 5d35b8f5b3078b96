import * as vscode from 'vscode';
import type { DryRunFinding } from '../../../engine/index.ts';

/** What libvirt on a host says against a draft, in the draft, until it is edited or defined. */
export interface Refusals extends vscode.Disposable {
  /** Gives the place of the first. */
  show(document: vscode.TextDocument, findings: readonly Pick<DryRunFinding, 'words' | 'span'>[]): vscode.Range | undefined;
  forget(uri: vscode.Uri): void;
}

export function createRefusals(): Refusals {
  const collection = vscode.languages.createDiagnosticCollection('virt-doctor-host');
  const edited = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) collection.delete(document.uri);
  });
  return {
    show(document, findings) {
      const diagnostics = findings.map(({ words, span }) => {
        const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
        const diagnostic = new vscode.Diagnostic(range, words, vscode.DiagnosticSeverity.Error);
        diagnostic.source = 'libvirt';
        return diagnostic;
      });
      collection.set(document.uri, diagnostics);
      return diagnostics[0]?.range;
    },
    forget: (uri) => collection.delete(uri),
    dispose: () => {
      collection.dispose();
      edited.dispose();
    },
  };
}
