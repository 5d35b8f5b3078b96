import * as vscode from 'vscode';
import { EXPLAIN_RULE, type ExplainRuleResult } from '../../../protocol/requests.ts';
import type { Server } from '../server.ts';

export const RULE_SCHEME = 'virt-doctor-rule';
/** Plain text for people: coloured, wrapped, without line numbers. */
export const REPORT_LANGUAGE = 'virt-doctor-report';

/** The pages behind the codes of findings: `virt-doctor-rule:/ID`, written by the server, available offline. */
export function registerCodePages(server: Server): vscode.Disposable {
  const provider = vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
    async provideTextDocumentContent(uri) {
      const id = uri.path.replace(/^\//, '');
      return await server.request<ExplainRuleResult>(EXPLAIN_RULE, { id }) ?? `"${id}" is no code of virt-doctor. Signatures of your own stand in .virt-doctor.json.\n`;
    },
  });
  const opened = vscode.workspace.onDidOpenTextDocument((document) => {
    if (document.uri.scheme === RULE_SCHEME && document.languageId !== REPORT_LANGUAGE) void vscode.languages.setTextDocumentLanguage(document, REPORT_LANGUAGE);
  });
  return vscode.Disposable.from(provider, opened);
}

export const codePageUri = (id: string): vscode.Uri => vscode.Uri.from({ scheme: RULE_SCHEME, path: `/${id}` });
