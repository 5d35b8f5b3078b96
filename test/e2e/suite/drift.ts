import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { fileUri, ownDiagnostics } from './window.ts';

const stored = (): string => readFileSync(fileUri('recorded-host/webshop/domain.xml').fsPath, 'utf8');

async function edit(text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'xml', content: text });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

suite('Compare with Host and Dry Run', () => {
  const host = (): string => fileUri('recorded-host').fsPath;

  test('a changed file beside the host’s definition: the lines differ where the meaning does, with what it takes', async () => {
    await edit(stored().replace(/<currentMemory[\s\S]*?<\/currentMemory>/, "<currentMemory unit='MiB'>128</currentMemory>").replaceAll("'", '"').replace(/<uuid>.*<\/uuid>/, ''));
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('virtDoctor.compareWithHost', { host: host(), vm: 'webshop' });
    assert.ok(uri, 'no comparison');
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(tab instanceof vscode.TabInputTextDiff, 'no diff editor');
    const [before, after] = await Promise.all([tab.original, tab.modified].map((side) => vscode.workspace.openTextDocument(side)));
    const lines = (document: vscode.TextDocument): string[] => document.getText().split('\n');
    assert.deepEqual(lines(after!).filter((line) => !lines(before!).includes(line)).map((line) => line.trim()), ["<currentMemory unit='MiB'>128</currentMemory>"]);
    const [mark, ...more] = ownDiagnostics(uri);
    assert.equal(more.length, 0);
    assert.match(mark!.message, /<currentMemory>: the value was "262144 KiB" and is "128 MiB"\.\nCan be applied live: virsh setmem VM SIZE --live\n/);
    assert.equal(after!.getText(mark!.range), "<currentMemory unit='MiB'>128</currentMemory>");
  });

  test('a file that means the same gives a comparison without a difference', async () => {
    await edit(stored().replaceAll("'", '"'));
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('virtDoctor.compareWithHost', { host: host(), vm: 'webshop' });
    assert.ok(uri, 'no comparison');
    assert.deepEqual(ownDiagnostics(uri), []);
  });

  test('a dry run by this machine’s libvirt marks its refusal where it belongs', async function () {
    if (spawnSync('virsh', ['--version']).status !== 0) {
      if (process.env['CI'] === 'true') throw new Error('there is no virsh here');
      this.skip();
    }
    this.timeout(60_000);
    const text = "<domain type='qemu'>\n  <name>tried</name>\n  <memory>65536</memory>\n  <os><type arch='x86_64' machine='pc'>hvm</type></os>\n  <devices>\n    <disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>\n    <disk type='file'><source file='/b'/><target dev='vda' bus='virtio'/></disk>\n  </devices>\n</domain>\n";
    const document = await edit(text);
    assert.equal(await vscode.commands.executeCommand('virtDoctor.dryRun', { host: 'local' }), 1);
    const [refusal] = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'libvirt');
    assert.match(refusal?.message ?? '', /target 'vda' duplicated/);
    assert.equal(document.getText(refusal!.range), "dev='vda'");
    assert.equal(refusal!.range.start.line, 6);
    await edit(text.replace("file='/b'/><target dev='vda'", "file='/b'/><target dev='vdb'"));
    assert.equal(await vscode.commands.executeCommand('virtDoctor.dryRun', { host: 'local' }), 0);
  });
});
