import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open } from './window.ts';

const UGLY = "<domain type='kvm'><name>late</name>\n<memory unit='MiB'>512</memory> <!-- enough -->\n\n\n\n<os>\n<type>hvm</type></os></domain>";
const TIDY = "<domain type='kvm'>\n  <name>late</name>\n  <memory unit='MiB'>512</memory> <!-- enough -->\n\n  <os>\n    <type>hvm</type>\n  </os>\n</domain>";
const options = { tabSize: 2, insertSpaces: true };

/** What the formatters of the document say; asked again until one is there, for ours comes when it has seen the text. */
async function formatted(document: vscode.TextDocument, command: string, ...more: unknown[]): Promise<vscode.TextEdit[]> {
  for (const began = Date.now(); Date.now() - began < 20_000;) {
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(command, document.uri, ...more, options);
    if (edits !== undefined && edits.length > 0) return edits;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('no formatter answered within 20 s');
}

async function apply(document: vscode.TextDocument, edits: vscode.TextEdit[]): Promise<string> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  assert.ok(await vscode.workspace.applyEdit(edit));
  return document.getText();
}

suite('formatting', () => {
  test('Format Document lays out a domain', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'xml', content: UGLY });
    assert.equal(await apply(document, await formatted(document, 'vscode.executeFormatDocumentProvider')), TIDY);
  });

  test('Format Selection lays out what is selected', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'xml', content: UGLY });
    const made = await apply(document, await formatted(document, 'vscode.executeFormatRangeProvider', document.lineAt(6).range));
    assert.equal(made, UGLY.replace('\n<type>', '\n  <type>').replace('</os>', '\n</os>').replace('</domain>', '\n</domain>'));
  });

  test('is nobody\'s business in XML of others', async () => {
    const { document } = await open('pom.xml');
    const domain = await vscode.workspace.openTextDocument({ language: 'xml', content: UGLY });
    await formatted(domain, 'vscode.executeFormatDocumentProvider');
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, options);
    assert.equal(edits?.length ?? 0, 0);
  });
});
