import * as vscode from 'vscode';
import type { HostFacts } from '../../../engine/index.ts';
import { DIAGNOSE, type DiagnoseParams, type DiagnoseResult } from '../../../protocol/requests.ts';
import type { Server } from '../server.ts';

/** What libvirt on a host said against a draft, in the draft, until it is edited or defined. */
export interface Refusals extends vscode.Disposable {
  /** Puts the words where they belong; gives the place and what is left of them. */
  show(document: vscode.TextDocument, words: string, facts?: HostFacts): Promise<{ readonly range: vscode.Range; readonly said: string }>;
  forget(uri: vscode.Uri): void;
}

/** virsh's own first line says what was tried; libvirt's XML parser tells the line, for instance `(domain_definition):12: …`. */
const ATTEMPT = /^error: Failed to define domain from .*\n/m;
const AT_LINE = /\(\w+\):(\d{1,7}): |\bat line (\d{1,7})\b/;

export function createRefusals(server: Server): Refusals {
  const collection = vscode.languages.createDiagnosticCollection('virt-doctor-host');
  const edited = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) collection.delete(document.uri);
  });
  return {
    async show(document, words, facts) {
      const said = words.replace(ATTEMPT, '').replace(/^error: /gm, '').trim();
      const range = lineIn(document, said) ?? await elementIn(server, document, words, facts) ?? new vscode.Range(0, 0, 0, document.lineAt(0).text.length);
      // The engine is not loaded for a collection that is made at the start.
      const { visible } = await import('../../../engine/index.ts');
      const message = visible(said) || 'libvirt refuses this definition.';
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = 'libvirt';
      collection.set(document.uri, [diagnostic]);
      return { range, said: message };
    },
    forget: (uri) => collection.delete(uri),
    dispose: () => {
      collection.dispose();
      edited.dispose();
    },
  };
}

function lineIn(document: vscode.TextDocument, said: string): vscode.Range | undefined {
  const match = AT_LINE.exec(said);
  const line = Number(match?.[1] ?? match?.[2]) - 1;
  return line >= 0 && line < document.lineCount ? document.lineAt(line).range : undefined;
}

/** The element that libvirt means, as a diagnosis of its words finds it. */
async function elementIn(server: Server, document: vscode.TextDocument, words: string, facts: HostFacts | undefined): Promise<vscode.Range | undefined> {
  const name = 'virsh.err';
  const params: DiagnoseParams = { xml: { name: 'domain.xml', text: document.getText() }, logs: [{ name, text: `${words}\n` }], ...(facts && { facts }) };
  const result = await server.request<DiagnoseResult | null>(DIAGNOSE, params).catch(() => null);
  const element = result?.causes.find((cause) => cause.element && cause.evidence.some(({ file }) => file === name))?.element;
  return element && new vscode.Range(element.range.start.line, element.range.start.character, element.range.end.line, element.range.end.character);
}
