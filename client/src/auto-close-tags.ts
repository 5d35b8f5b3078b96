import * as vscode from 'vscode';
import { AUTO_CLOSE, type AutoCloseParams, type AutoCloseResult } from '../../protocol/requests.ts';
import type { Server } from './server.ts';

/** As long as VS Code's own HTML support waits: what was typed has reached the server then. */
const DELAY_MS = 100;

/** Typed, not pasted. */
const CLOSING = /^<?[>/]$/;

/** Extensions that close the tags of all XML; two would close them twice. */
const OTHERS = ['redhat.vscode-xml', 'formulahendry.auto-close-tag'];

/** Adds the end tag when `>` or `</` is typed in a domain's XML. */
export function registerAutoCloseTags(server: Server): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change] = contentChanges;
    const editor = vscode.window.activeTextEditor;
    // An event without a change tells that the document is unsaved now; it follows the first letter typed.
    if (!change || editor?.document !== document) return;
    clearTimeout(timer);
    if (contentChanges.length > 1 || reason !== undefined || !CLOSING.test(change.text) || !isWanted(document)) return;
    const position = document.positionAt(change.rangeOffset + change.text.length);
    timer = setTimeout(() => void close(server, editor, position, document.version), DELAY_MS);
  });
  return { dispose: () => { clearTimeout(timer); listener.dispose(); } };
}

function isWanted(document: vscode.TextDocument): boolean {
  return document.languageId === 'xml'
    && vscode.workspace.getConfiguration('virtDoctor', document).get<unknown>('autoClosingTags') !== false
    && !OTHERS.some((id) => vscode.extensions.getExtension(id)?.isActive);
}

async function close(server: Server, editor: vscode.TextEditor, position: vscode.Position, version: number): Promise<void> {
  const isAsBefore = (): boolean => vscode.window.activeTextEditor === editor && editor.document.version === version
    && editor.selections.length === 1 && editor.selection.isEmpty && editor.selection.active.isEqual(position);
  if (!server.isStarted || !isAsBefore()) return;
  const params: AutoCloseParams = { textDocument: { uri: editor.document.uri.toString() }, position: { line: position.line, character: position.character } };
  const snippet = await server.request<AutoCloseResult>(AUTO_CLOSE, params).catch(() => null);
  if (snippet !== null && isAsBefore()) await editor.insertSnippet(new vscode.SnippetString(snippet), undefined, { undoStopBefore: false, undoStopAfter: true });
}
