import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, codesWithText, diagnosticsOf, fileUri, open, ownDiagnostics, until } from './window.ts';

const SLIP = 'memory-unit-slip';
const VM = 'control/vm.xml';
const CONFIG = '.virt-doctor.json';
const DOMAIN = `<domain type='kvm'>
  <name>late</name>
  <memory>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
</domain>
`;

const codesOf = (found: readonly vscode.Diagnostic[]): string[] => found.map(codeOf);
const write = (path: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
const read = async (path: string): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(path)));

async function slipActions(uri: vscode.Uri): Promise<readonly vscode.CodeAction[]> {
  const [slip] = (await diagnosticsOf(uri, (found) => codesOf(found).includes(SLIP))).filter((d) => codeOf(d) === SLIP);
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, slip!.range, vscode.CodeActionKind.QuickFix.value);
}

async function slipAction(uri: vscode.Uri, title: string): Promise<vscode.CodeAction> {
  const actions = await slipActions(uri);
  const found = actions.find((a) => a.title === title);
  assert.ok(found, `${title} is not among ${actions.map((a) => a.title).join(', ')}`);
  return found;
}

suite('what is to be reported', () => {
  suiteSetup(() => write(VM, DOMAIN));
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(fileUri(CONFIG)).then(undefined, () => undefined);
  });

  test('a code is disabled for an element by a comment', async () => {
    const { document } = await open(VM);
    const action = await slipAction(document.uri, `Disable ${SLIP} for this <memory>`);
    assert.ok(await vscode.workspace.applyEdit(action.edit!));
    assert.match(document.getText(), / {2}<!-- virt-doctor disable=memory-unit-slip -->\n {2}<memory>/);
    await diagnosticsOf(document.uri, (found) => !codesOf(found).includes(SLIP));
    assert.ok(!codesOf(ownDiagnostics(document.uri)).includes('unused-suppression'));
    await vscode.commands.executeCommand('undo');
    await slipActions(document.uri);
  });

  test('a suppression of a configuration that hides nothing is faded, and comes back when it is needed', async () => {
    const folder = 'quiet';
    await write(`${folder}/vm.xml`, DOMAIN.replace('512', '524288'));
    await write(`${folder}/${CONFIG}`, `{\n  "suppress": [{ "code": "${SLIP}", "reason": "for now" }]\n}\n`);
    const { document } = await open(`${folder}/${CONFIG}`);
    const [found] = await diagnosticsOf(document.uri);
    assert.deepEqual([codeOf(found!), found!.severity, found!.tags, document.getText(found!.range)], ['unused-suppression', vscode.DiagnosticSeverity.Hint, [vscode.DiagnosticTag.Unnecessary], `{ "code": "${SLIP}", "reason": "for now" }`]);
    const { document: vm } = await open(`${folder}/vm.xml`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(vm.uri, new vscode.Range(0, 0, vm.lineCount, 0), DOMAIN);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document);
    await diagnosticsOf(document.uri, (all) => all.length === 0);
    await vm.save();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('a code is explained on its page', async () => {
    const { document } = await open(VM);
    const { command } = await slipAction(document.uri, `Explain ${SLIP}`);
    const shown = until('the page', vscode.window.onDidChangeActiveTextEditor, () => {
      const at = vscode.window.activeTextEditor?.document;
      return at?.uri.scheme === 'virt-doctor-rule' ? at : undefined;
    });
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    assert.match((await shown).getText(), /memory/);
  });

  test('a code is disabled in a new configuration, which takes effect at once and when it is gone', async () => {
    const { document } = await open(VM);
    const action = await slipAction(document.uri, `Disable ${SLIP} in ${CONFIG}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit!));
    await diagnosticsOf(document.uri, (found) => !codesOf(found).includes(SLIP));
    // As a user stores it. An extension that opened it would keep its text alive, and an open text counts more than a file.
    await vscode.commands.executeCommand('vscode.open', fileUri(CONFIG));
    await vscode.commands.executeCommand('workbench.action.files.save');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.deepEqual(JSON.parse(await read(CONFIG)), { severities: { [SLIP]: 'off' } });
    await vscode.workspace.fs.delete(fileUri(CONFIG));
    // Where nobody watches the files, as in a code-server without its native parts, the next edit tells.
    const nudge = setInterval(() => void vscode.window.showTextDocument(document).then((editor) => editor.edit((edit) => edit.insert(new vscode.Position(document.lineCount, 0), '\n'))), 3000);
    await diagnosticsOf(document.uri, (found) => codesOf(found).includes(SLIP)).finally(() => clearInterval(nudge));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('a configuration has a schema and is judged itself, each mistake told once', async () => {
    await write(CONFIG, '{\n  // ours\n  "treshold": 1,\n  "memoryShare": "much",\n  "severities": { "memory-unit-slop": "off", "memory-unit-slip": "" }\n}\n');
    const { document } = await open(CONFIG);
    assert.equal(document.languageId, 'jsonc');
    assert.deepEqual(codesWithText(document, await diagnosticsOf(document.uri)).sort(), ['config-unknown-code: "memory-unit-slop"', 'config-unknown-key: "treshold"']);
    const all = await until('what the schema says', vscode.languages.onDidChangeDiagnostics, () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length >= 4 ? found : undefined;
    });
    assert.deepEqual(all.map((d) => d.range.start.line).sort(), [2, 3, 4, 4]);
    const at = document.positionAt(document.getText().indexOf('""') + 1);
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
    const labels = offered.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
    assert.ok(labels.some((l) => /off/.test(l)) && labels.some((l) => /warning/.test(l)), labels.join(', '));
  });

  test('what is typed into a configuration takes effect before it is stored', async () => {
    const { document } = await open(VM);
    await diagnosticsOf(document.uri, (found) => codesOf(found).includes(SLIP));
    const config = await open(CONFIG);
    await config.edit((edit) => edit.replace(new vscode.Range(0, 0, config.document.lineCount, 0), `{ "severities": { "${SLIP}": "error" } }`));
    await diagnosticsOf(document.uri, (found) => found.some((d) => codeOf(d) === SLIP && d.severity === vscode.DiagnosticSeverity.Error));
  });
});
