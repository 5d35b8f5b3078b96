import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import { canDisable, CONFIG_NAME, disableForElement, disableForFile, disableForLine, turnOffInConfig, type Edit, type Finding } from '../../../engine/index.ts';
import type { Judgement } from '../judge.ts';
import type { Session } from '../session.ts';
import { toFileEdit, toWorkspaceEdit } from '../to-lsp.ts';
import { EXPLAIN_CODE, explains } from './explain-code.ts';

/** Ways to see a finding no more, and the way to understand it: for the element, for the line, for the file, for all below a configuration. */
export async function disableActions(session: Session, judgement: Judgement, finding: Finding, diagnostics: Diagnostic[]): Promise<CodeAction[]> {
  const { document } = judgement;
  const { code } = finding;
  const action = (title: string, edits: readonly Edit[]): CodeAction =>
    ({ title, kind: CodeActionKind.QuickFix, diagnostics, edit: toWorkspaceEdit(edits, document, session.needs) });
  const [element, line, file] = document.kind === 'domain' ? [disableForElement(document.xml, finding), disableForLine(document.xml, finding), disableForFile(document.xml, code)] : [];
  const config = await disableInConfig(session, judgement, code, diagnostics);
  return [
    ...(element ? [action(`Disable ${code} for this <${element.element}>`, [element.edit])] : []),
    ...(line ? [action(`Disable ${code} for this line`, [line.edit])] : []),
    ...(file ? [action(`Disable ${code} for this file`, [file.edit])] : []),
    ...(config ? [config] : []),
    ...(explains(session.needs) ? [{ title: `Explain ${code}`, kind: CodeActionKind.QuickFix, diagnostics, command: { title: `Explain ${code}`, command: EXPLAIN_CODE, arguments: [code] } }] : []),
  ];
}

/** In the nearest configuration, or in a new one of the workspace folder. */
async function disableInConfig({ needs, configs, documents }: Session, { document, configured }: Judgement, code: string, diagnostics: Diagnostic[]): Promise<CodeAction | undefined> {
  if (!needs.versionedEdits || document.kind === 'config' || !canDisable(code)) return undefined;
  const uri = configured.uri ?? configs.newUri(document.uri);
  if (uri === undefined || (configured.uri === undefined && !needs.createsFiles)) return undefined;
  const edits = turnOffInConfig(configured.text ?? '', code);
  return edits && { title: `Disable ${code} in ${CONFIG_NAME}`, kind: CodeActionKind.QuickFix, diagnostics, edit: toFileEdit(uri, configured.text, documents.get(uri)?.version ?? null, edits) };
}
