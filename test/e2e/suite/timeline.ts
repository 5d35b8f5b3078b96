import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, open, until } from './window.ts';

const show = (...given: unknown[]): Thenable<number> => vscode.commands.executeCommand<number>('virtDoctor.showTimeline', ...given);

suite('timeline', () => {
  setup(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('open logs are merged by time and shown as a page', async () => {
    await open('libvirt/qemu/shop.log');
    await open('libvirtd.log');
    assert.equal(await show(), 4);
    await until('the page', vscode.window.tabGroups.onDidChangeTabs, () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input, label }) => input instanceof vscode.TabInputWebview && label === 'Timeline of 2 logs'));
  });

  test('logs selected in the explorer are shown, and as a text lead to their lines', async () => {
    const uris = [fileUri('libvirtd.log'), fileUri('libvirt/qemu/shop.log')];
    assert.equal(await show(uris[0], uris), 4);
    await vscode.commands.executeCommand('virtDoctor.openReportAsText');
    const { document } = vscode.window.activeTextEditor!;
    const text = document.getText();
    const places = ['shop.log:1', 'shop.log:7', 'shop.log:8', 'libvirtd.log:1'].map((place) => text.indexOf(place));
    assert.deepEqual(places, [...places].sort((a, b) => a - b), text);
    assert.ok(places[0]! > 0, text);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    assert.ok(links.some(({ target }) => target?.path.endsWith('/shop.log') && target.fragment === 'L7,1'));
  });

  test('a log of which nothing is known says so', async () => {
    const uris = [fileUri('shop.log')];
    assert.equal(await show(uris[0], uris), 0);
  });
});
