import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExplainLogResult } from '../../../protocol/requests.ts';
import { codeOf, diagnosticsOf, fileUri, hoverText, open, ownDiagnostics, until } from './window.ts';

suite('logs', () => {
  test('a QEMU log: the line that failed is underlined and explained', async () => {
    const { document } = await open('libvirt/qemu/shop.log');
    const found = await diagnosticsOf(document.uri);
    assert.equal(found.length, 1);
    assert.equal(found[0]!.range.start.line, 6);
    const said = await hoverText(document, "Could not open '/srv", 3);
    assert.match(said, /\/srv\/images\/shop\\?\.qcow2/);
    assert.match(said, /exist/i);
  });

  test('a daemon log is read as well', async () => {
    const { document } = await open('libvirtd.log');
    const [found] = await diagnosticsOf(document.uri);
    assert.ok(found);
    assert.ok(codeOf(found).length > 0);
    assert.match(found.message, /network/);
  });

  test('only unmistakable logs get a language of ours; the log language stays the user’s', async () => {
    assert.equal((await open('libvirt/qemu/shop.log')).document.languageId, 'virt-log');
    assert.equal((await open('libvirtd.log')).document.languageId, 'virt-log');
    const others = (await open('shop.log')).document;
    assert.equal(others.languageId, 'log');
    await diagnosticsOf((await open('libvirtd.log')).document.uri);
    assert.deepEqual(ownDiagnostics(others.uri), []);
    assert.equal(await hoverText(others, 'ERROR', 2), '');
  });

  test('a run of the VM is a node of the outline, folds, and says above its start why it failed', async () => {
    const { document } = await open('libvirt/qemu/shop.log');
    await diagnosticsOf(document.uri);
    const [run] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.match(run!.detail, /^shop – /);
    assert.equal(run!.children[0]!.name, 'command line');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.ok(folds.some(({ start }) => start === run!.range.start.line));
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 5);
    assert.match(lens!.command!.title, /^Failed: /);
    await vscode.commands.executeCommand(lens!.command!.command, ...lens!.command!.arguments as unknown[]);
    assert.equal(vscode.window.activeTextEditor!.selection.active.line, 6);
  });

  test('a big log is scanned where it lies: what is found is shown while the rest is read, with the user’s own signatures', async () => {
    const [log, config] = [fileUri('big/huge.log'), fileUri('big/.virt-doctor.json')];
    const chatter = Buffer.from('Mar 14 09:00:00 rack3 kernel: br0: port 1(vnet0) entered forwarding state\n'.repeat(1_300_000));
    const failures = Buffer.from('Mar 14 09:00:00 rack3 pear[1]: pear job 7 failed\n2026-03-02T10:12:00.100000Z qemu-system-x86_64: cannot set up guest memory \'pc.ram\': Cannot allocate memory\n');
    await vscode.workspace.fs.writeFile(config, Buffer.from('{ "signatures": [{ "id": "pear-job", "pattern": "pear job", "severity": "benign" }, { "id": "half", "pattern": "(" }] }'));
    await vscode.workspace.fs.writeFile(log, Buffer.concat([failures, chatter]));
    try {
      let isOver = false;
      const result = vscode.commands.executeCommand<ExplainLogResult>('virtDoctor.explainLogFile', log);
      void result.then(() => { isOver = true; });
      const wasOver = await until('the page', vscode.window.tabGroups.onDidChangeTabs, () => (vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'What huge.log says')) ? { isOver } : undefined), 60);
      assert.equal(wasOver.isOver, false);
      const { statements, wrong } = await result;
      assert.deepEqual(statements.filter(({ lines: [first] }) => first!.range.start.line < 2).map(({ severity, lines: [first] }) => [severity, first!.range.start.line]), [['fatal', 1], ['benign', 0]]);
      assert.match(wrong!.lines[0]!.text, /half/);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(log, '..'), { recursive: true });
    }
  }).timeout(120_000);

  test('what was rotated away of a log is explained with it on request', async () => {
    const failed = (path: string): string => `2026-03-02T10:12:00.100000Z qemu-system-x86_64: -blockdev x: Could not open '${path}': No such file or directory\n`;
    const log = fileUri('rotated/vm.log');
    await vscode.workspace.fs.writeFile(log, Buffer.from(failed('/srv/new.qcow2')));
    await vscode.workspace.fs.writeFile(fileUri('rotated/vm.log.1'), Buffer.from(`\n${failed('/srv/old.qcow2')}`));
    try {
      const { statements } = await vscode.commands.executeCommand<ExplainLogResult>('virtDoctor.explainRotatedLogs', log);
      assert.deepEqual(statements.map(({ lines: [first] }) => `${first!.file}:${first!.range.start.line}`), ['vm.log:0', 'vm.log.1:1']);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(log, '..'), { recursive: true });
    }
  });

  test('only its failures are shown on request, with links to their lines', async () => {
    const { document } = await open('libvirt/qemu/shop.log');
    await diagnosticsOf(document.uri);
    assert.ok((await vscode.commands.executeCommand<number>('virtDoctor.filterLog')) >= 1);
    const shown = vscode.window.activeTextEditor!.document;
    assert.match(shown.getText(), /shop\.log:7\n.*Could not open/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', shown.uri);
    assert.ok(links.some(({ target }) => target?.fragment === 'L7,1'));
  });
});
