import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, codesWithText, diagnosticsOf, fileUri, hoverText, open, ownDiagnostics, placeOf } from './window.ts';

suite('domain XML', () => {
  test('each mistake is underlined exactly, others of the file are not', async () => {
    const { document } = await open('broken.xml');
    const found = await diagnosticsOf(document.uri);
    assert.deepEqual(codesWithText(document, found).sort(), ["bad-number-set: 3-1", "duplicate-disk-target: dev='vda'", 'memory-unit-slip: 4096']);
    const twice = found.find((d) => codeOf(d) === 'duplicate-disk-target')!;
    assert.equal(twice.range.start.line, 19);
    assert.equal(twice.relatedInformation?.[0]?.location.range.start.line, 14);
    assert.equal(twice.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof twice.code === 'object', 'the code links to its page');
  });

  test('hover says what an element is', async () => {
    const { document } = await open('broken.xml');
    assert.match(await hoverText(document, '<numatune', 3), /NUMA/);
    assert.match(await hoverText(document, "bus='virtio'", 1), /bus/i);
  });

  test('a quick fix mends what it says, and the finding goes', async () => {
    const { document } = await open('broken.xml');
    const [slip] = (await diagnosticsOf(document.uri)).filter((d) => codeOf(d) === 'memory-unit-slip');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, slip!.range, vscode.CodeActionKind.QuickFix.value);
    const fix = actions.find((a) => /MiB/.test(a.title));
    assert.ok(fix?.edit, actions.map((a) => a.title).join(', '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /<memory unit='MiB'>4096<\/memory>/);
    await diagnosticsOf(document.uri, (found) => found.length > 0 && found.every((d) => codeOf(d) !== 'memory-unit-slip'));
  });

  test('completion offers what belongs in a place', async () => {
    const { document } = await open('broken.xml');
    const at = placeOf(document, "bus='virtio'", "bus='".length);
    const values = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
    const labels = values.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
    assert.ok(labels.includes('scsi') && labels.includes('sata'), labels.slice(0, 30).join(', '));
  });

  test('a mistake that is typed is found while typing', async () => {
    const editor = await open('broken.xml');
    const at = placeOf(editor.document, '<vcpu>2', '<vcpu>'.length);
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 1)), '2"'));
    await editor.edit((edit) => edit.insert(placeOf(editor.document, '</domain>'), '<disk>'));
    await diagnosticsOf(editor.document.uri, (found) => found.some((d) => codeOf(d) === 'tag-not-closed'));
    await vscode.commands.executeCommand('undo');
  });

  test('XML of others stays untouched', async () => {
    const { document } = await open('pom.xml');
    // The server answers in order: once a domain opened later has its findings, this one had its turn.
    const later = await vscode.workspace.openTextDocument({ language: 'xml', content: "<domain type='kvm'>\n  <name>late</name>\n  <memory>512</memory>\n</domain>\n" });
    await diagnosticsOf(later.uri);
    assert.deepEqual(ownDiagnostics(document.uri), []);
    assert.equal(await hoverText(document, '<devices', 3), '');
    assert.equal(document.languageId, 'xml');
    assert.equal((await vscode.workspace.openTextDocument(fileUri('broken.xml'))).languageId, 'xml');
  });
});
