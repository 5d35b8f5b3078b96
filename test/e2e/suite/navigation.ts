import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codesWithText, diagnosticsOf, fileUri, open, placeOf, until } from './window.ts';

const at = async <T>(command: string, uri: vscode.Uri, ...more: readonly unknown[]): Promise<T> => vscode.commands.executeCommand<T>(command, uri, ...more);

/** The server has to know the file before it is asked about it. */
async function known(path: string): Promise<vscode.TextDocument> {
  const { document } = await open(path);
  for (let tries = 0; tries < 100; tries++) {
    const symbols = await at<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri);
    if (symbols?.length) return document;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no outline of ${path}`);
}

suite('navigation', () => {
  test('goes from an I/O thread’s number to where it is made, and to all that name it', async () => {
    const document = await known('threads.xml');
    const place = placeOf(document, "iothread='2'", "iothread='".length);
    const definitions = await at<vscode.Location[]>('vscode.executeDefinitionProvider', document.uri, place);
    assert.deepEqual(definitions.map((d) => d.range.start.line), [7]);
    const references = await at<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place);
    assert.deepEqual(references.map((r) => document.getText(r.range)), ['2', '1-2', '2']);
    const highlights = await at<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, place);
    assert.deepEqual(highlights.map((h) => h.kind), [vscode.DocumentHighlightKind.Write, vscode.DocumentHighlightKind.Read, vscode.DocumentHighlightKind.Read]);
  });

  test('renames it everywhere, in sets of numbers too', async () => {
    const document = await known('threads.xml');
    const place = placeOf(document, "iothread='2'", "iothread='".length);
    const edit = await at<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, place, '5');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /<iothread id='5'\/>/);
    assert.match(document.getText(), /iothreads='1,5'/);
    assert.match(document.getText(), /iothread='5'\/>/);
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /iothreads='1-2'/);
  });

  test('says why a name cannot be had', async () => {
    const document = await known('threads.xml');
    const place = placeOf(document, "iothread='2'", "iothread='".length);
    await assert.rejects(at('vscode.executeDocumentRenameProvider', document.uri, place, '1'), /I\/O thread 1 already/);
  });

  test('folds, widens selections and links files', async () => {
    const document = await known('threads.xml');
    const folds = await at<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const disk = placeOf(document, '<disk ').line;
    assert.ok(folds.some((f) => f.start === disk && f.end === placeOf(document, '</disk>').line - 1), JSON.stringify(folds));
    const [selection] = await at<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [placeOf(document, "bus='virtio'", 7)]);
    const steps: string[] = [];
    for (let s = selection; s; s = s.parent!) steps.push(document.getText(s.range));
    assert.ok(steps.includes('virtio') && steps.includes("bus='virtio'") && steps.includes("<target dev='vda' bus='virtio'/>"), steps.slice(0, 4).join(' | '));
    const links = await at<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
    assert.deepEqual(links.map((l) => l.target?.fsPath), ['/srv/images/threads.qcow2']);
  });

  test('both tags of an element are renamed', async () => {
    const document = await known('threads.xml');
    const edit = await at<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, placeOf(document, '<disk ', 2), 'hostdev');
    assert.deepEqual(edit.get(document.uri).map((e) => e.range.start.line), [placeOf(document, '<disk ').line, placeOf(document, '</disk>').line]);
  });

  test('a tag is closed as it is typed', async () => {
    const document = await known('threads.xml');
    const editor = vscode.window.activeTextEditor!;
    const place = placeOf(document, '  </devices>');
    editor.selection = new vscode.Selection(place, place);
    for (const typed of '    <rng>') await vscode.commands.executeCommand('type', { text: typed });
    await until('</rng>', vscode.workspace.onDidChangeTextDocument, () => (document.getText().includes('<rng></rng>') ? true : undefined));
    // The extension host is not told of every move of the cursor; what is typed next shows where it is.
    await vscode.commands.executeCommand('type', { text: 'x' });
    await until('what is typed next', vscode.workspace.onDidChangeTextDocument, () => (document.getText().includes('<rng>x</rng>') ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('a file with a single device is judged', async () => {
    const { document } = await open('new-disk.xml');
    assert.deepEqual(codesWithText(document, await diagnosticsOf(document.uri)), ['unknown-attribute: cach']);
  });

  test('virsh’s temporary file is XML and judged; UTF-16 is named', async () => {
    const text = "<domain type='kvm'>\n  <name>x</name>\n  <memory>1048576</memory>\n  <os><type>hvm</type></os>\n  <vcpu>zwei</vcpu>\n</domain>\n";
    const virsh = fileUri('virshQ7Xa2B.xml');
    await vscode.workspace.fs.writeFile(virsh, new TextEncoder().encode(text));
    const { document } = await open('virshQ7Xa2B.xml');
    assert.equal(document.languageId, 'xml');
    assert.ok((await diagnosticsOf(document.uri)).some((d) => document.getText(d.range) === 'zwei'));

    const bytes = new Uint8Array(2 + 2 * text.length);
    [0xfeff, ...[...text].map((c) => c.charCodeAt(0))].forEach((unit, i) => bytes.set([unit & 0xff, unit >> 8], 2 * i));
    await vscode.workspace.fs.writeFile(fileUri('wide.xml'), bytes);
    const wide = (await open('wide.xml')).document;
    const notes = await until('the note on UTF-16', vscode.languages.onDidChangeDiagnostics, () => {
      const found = vscode.languages.getDiagnostics(wide.uri).filter((d) => d.code === 'utf-16');
      return found.length > 0 ? found : undefined;
    });
    assert.match(notes[0]!.message, /UTF-8/);
    assert.equal(vscode.languages.getDiagnostics(virsh).some((d) => d.code === 'utf-16'), false);
  });
});
