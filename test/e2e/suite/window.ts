import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/extension.ts';

/** Measures to print beside the outcomes. */
export const notes: string[] = [];

export const extension = (): vscode.Extension<Api> => {
  const found = vscode.extensions.getExtension<Api>('virt-doctor.virt-doctor');
  assert.ok(found, 'the extension is not there');
  return found;
};

export const fileUri = (path: string): vscode.Uri => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(path)), { preview: false });
}

/** Resolves as soon as `look` sees something; looks now and after each event. Rejects after `seconds`. */
export function until<T>(what: string, event: vscode.Event<unknown>, look: () => T | undefined, seconds = 20): Promise<T> {
  return new Promise((resolve, reject) => {
    const listener = event(() => check());
    const timer = setTimeout(() => {
      listener.dispose();
      reject(new Error(`${what}: not within ${seconds} s`));
    }, seconds * 1000);
    const check = (): void => {
      const seen = look();
      if (seen === undefined) return;
      clearTimeout(timer);
      listener.dispose();
      resolve(seen);
    };
    check();
  });
}

/** The diagnostics of ours for `uri`, as soon as there are some that `fit`. */
export const diagnosticsOf = (uri: vscode.Uri, fit: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0): Promise<vscode.Diagnostic[]> =>
  until(`diagnostics of ${uri.path}`, vscode.languages.onDidChangeDiagnostics, () => {
    const ours = ownDiagnostics(uri);
    return fit(ours) ? ours : undefined;
  });

export const ownDiagnostics = (uri: vscode.Uri): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter((d) => /^virt[- ]doctor$/i.test(d.source ?? ''));

/** `code` → the text under it, for each diagnostic. */
export const codesWithText = (document: vscode.TextDocument, found: readonly vscode.Diagnostic[]): string[] =>
  found.map((d) => `${codeOf(d)}: ${document.getText(d.range)}`);

export const codeOf = (d: vscode.Diagnostic): string => String(typeof d.code === 'object' ? d.code.value : d.code);

/** The place of `needle` in the document; `within` is how far behind its start. */
export function placeOf(document: vscode.TextDocument, needle: string, within = 0): vscode.Position {
  const at = document.getText().indexOf(needle);
  assert.ok(at >= 0, `${needle} is not in ${document.uri.path}`);
  return document.positionAt(at + within);
}

/** All that is said on hovering over `needle`. */
export async function hoverText(document: vscode.TextDocument, needle: string, within = 0): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, placeOf(document, needle, within));
  return hovers.flatMap((h) => h.contents).map((c) => (typeof c === 'string' ? c : c.value)).join('\n');
}
