import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DiagnoseResult } from '../../../protocol/requests.ts';
import { fileUri, ownDiagnostics, until } from './window.ts';

suite('Diagnose Remote VM', () => {
  test('a recorded host: the cause, a report as a page and as text, and the pulled texts with their findings', async () => {
    const result = await vscode.commands.executeCommand<DiagnoseResult | undefined>('virtDoctor.diagnoseRemoteVm', { host: fileUri('recorded-host').fsPath, vm: 'webshop' });
    assert.ok(result, 'no result');
    const [cause] = result.causes;
    assert.ok(cause, 'no cause');
    assert.equal(cause.id, 'img-missing');
    assert.match(cause.element?.xpath ?? '', /disk/);
    assert.ok(cause.evidence.length > 0);

    await until('the report as a page', vscode.window.tabGroups.onDidChangeTabs, () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('virtDoctor.diagnosis')));
    await vscode.commands.executeCommand('virtDoctor.openReportAsText');
    const report = await until('the report', vscode.window.onDidChangeVisibleTextEditors, () => vscode.window.visibleTextEditors.find((e) => e.document.uri.scheme === 'virt-doctor-report'));
    const text = report.document.getText();
    assert.ok(text.includes('webshop') && text.includes(cause.title), text);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', report.document.uri);
    const toXml = links.find((l) => l.target?.scheme === 'virt-doctor' && l.target.path.endsWith('.xml'));
    assert.ok(toXml?.target, 'the report links to the XML');
    const toLog = links.find((l) => l.target?.scheme === 'virt-doctor' && l.target.path.endsWith('.log'));
    assert.ok(toLog?.target, 'the report links to the log');
    await vscode.workspace.openTextDocument(toLog.target.with({ fragment: '' }));
    await until('findings in the pulled log', vscode.languages.onDidChangeDiagnostics, () => (ownDiagnostics(toLog.target!.with({ fragment: '' })).length > 0 ? true : undefined));
  });

  test('evidence that somebody sent: single files, and a folder with one machine', async () => {
    const files = (await vscode.workspace.fs.readDirectory(fileUri('recorded-host/webshop'))).filter(([name]) => /^(?:domain\.xml|libvirtd\.log)$/.test(name)).map(([name]) => vscode.Uri.joinPath(fileUri('recorded-host/webshop'), name));
    assert.equal(files.length, 2);
    for (const chosen of [files, [fileUri('recorded-host/webshop')]]) {
      const result = await vscode.commands.executeCommand<DiagnoseResult | undefined>('virtDoctor.diagnoseEvidence', chosen[0], chosen);
      assert.equal(result?.causes[0]?.id, 'img-missing');
    }
  });

  test('the words that somebody was told count, and so do signatures of the workspace', async () => {
    await vscode.workspace.fs.copy(fileUri('recorded-host'), fileUri('own/recorded-host'));
    await vscode.workspace.fs.writeFile(fileUri('own/.virt-doctor.json'), new TextEncoder().encode('{"signatures": [{"id": "pear-quota", "pattern": "quota of (?P<what>[a-z]+) is used up", "severity": "fatal", "message": "No more {what}."}]}'));
    const result = await vscode.commands.executeCommand<DiagnoseResult | undefined>('virtDoctor.diagnoseErrorText', { host: fileUri('own/recorded-host').fsPath, vm: 'webshop', told: 'error: The quota of pears is used up' });
    const cause = result?.causes.find(({ id }) => id === 'pear-quota');
    assert.equal(cause?.message, 'No more pears.');
    assert.deepEqual(cause.evidence.map(({ file }) => file), ['told.txt']);
  });

  test('a VM that is not there gives no result and harms nothing', async () => {
    assert.equal(await vscode.commands.executeCommand('virtDoctor.diagnoseRemoteVm', { host: fileUri('recorded-host').fsPath, vm: 'nobody' }), undefined);
  });
});
