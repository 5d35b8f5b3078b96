import * as vscode from 'vscode';
import { codePageUri, REPORT_LANGUAGE } from './code-pages.ts';
import type { Report, ReportTarget } from './report-writer.ts';
import { createVirtualTexts } from './virtual-texts.ts';

export const REPORT_SCHEME = 'virt-doctor-report';

const MAX_REPORTS = 20;

/** Shows reports as read-only documents whose links are our own and no others. */
export interface Reports extends vscode.Disposable {
  /** `fileName` is what its tab says; `uris` tells where the texts are that the report speaks of, by name. */
  show(fileName: string, report: Report, uris: ReadonlyMap<string, vscode.Uri>): Promise<vscode.TextEditor>;
}

export function createReports(): Reports {
  const texts = createVirtualTexts(REPORT_SCHEME);
  const links = new Map<string, (document: vscode.TextDocument) => vscode.DocumentLink[]>();
  const provider = vscode.languages.registerDocumentLinkProvider({ scheme: REPORT_SCHEME }, {
    provideDocumentLinks: (document) => links.get(document.uri.toString())?.(document) ?? [],
  });
  return {
    async show(fileName, report, uris) {
      const uri = texts.add('reports', new Map([[fileName, report.text]])).get(fileName)!;
      links.set(uri.toString(), (document) => report.links.flatMap(({ start, end, target }) => {
        const to = uriOf(target, uris);
        return to ? [new vscode.DocumentLink(new vscode.Range(document.positionAt(start), document.positionAt(end)), to)] : [];
      }));
      if (links.size > MAX_REPORTS) links.delete(links.keys().next().value!);
      const document = await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), REPORT_LANGUAGE);
      return vscode.window.showTextDocument(document, { preview: false });
    },
    dispose: () => {
      texts.dispose();
      provider.dispose();
    },
  };
}

function uriOf(target: ReportTarget, uris: ReadonlyMap<string, vscode.Uri>): vscode.Uri | undefined {
  if (target.kind === 'code') return codePageUri(target.code);
  return uris.get(target.file)?.with({ fragment: `L${target.line + 1},${target.character + 1}` });
}
