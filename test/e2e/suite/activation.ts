import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, notes } from './window.ts';

suite('activation', () => {
  test('activation takes at most 30 ms of the extension host', async () => {
    const api = await extension().activate();
    notes.push(`activation took ${api.activationMs.toFixed(1)} ms`);
    assert.ok(api.activationMs <= 30, `${api.activationMs} ms`);
  });

  test('every command of package.json is registered', async () => {
    const manifest = extension().packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = manifest.contributes.commands.map((c) => c.command);
    assert.ok(declared.includes('virtDoctor.diagnoseRemoteVm'));
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(declared.filter((command) => !registered.has(command)), []);
  });
});
