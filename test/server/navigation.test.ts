import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentHighlight, DocumentLink, FoldingRange, LinkedEditingRanges, Location, Range, SelectionRange, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, type ClientCapabilities } from 'vscode-languageserver/node';
import { AUTO_CLOSE, SET_HOST_FACTS, STATUS, type StatusResult } from '../../protocol/requests.ts';
import { bundleServer, LanguageClient, PLAIN, rangeOf, VSCODE, type Options } from './language-client.ts';

let bundle: Awaited<ReturnType<typeof bundleServer>>;
const running: LanguageClient[] = [];

beforeAll(async () => { bundle = await bundleServer(); });
afterEach(async () => {
  for (const client of running.splice(0)) {
    expect((await client.connection.sendRequest<StatusResult>(STATUS, {})).bugs).toEqual([]);
    expect(await client.stop()).toBe(0);
  }
});
afterAll(() => bundle.remove());

const RENAMING: ClientCapabilities = { ...VSCODE, textDocument: { ...VSCODE.textDocument, rename: { prepareSupport: true } } };

async function start(options: Options = { capabilities: RENAMING }): Promise<LanguageClient> {
  const client = await LanguageClient.start(bundle.program, options);
  running.push(client);
  return client;
}

const VM = 'file:///work/vm.xml';
const DOMAIN = `<domain type='kvm'>
  <name>🐧</name>
  <iothreadids>
    <iothread id='1'/>
    <iothread id='2'/>
  </iothreadids>
  <cputune>
    <iothreadsched iothreads='1-2' scheduler='fifo' priority='1'/>
  </cputune>
  <!-- one
       two -->
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' iothread='2'/>
      <source file='/srv/images/a b.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const inside = (part: string, within = 0) => {
  const { start } = rangeOf(DOMAIN, part);
  return { textDocument: { uri: VM }, position: { line: start.line, character: start.character + within } };
};
const ask = <R>(client: LanguageClient, method: string, params: object): Promise<R> => client.connection.sendRequest(method, params);
const cut = ({ start, end }: Range, text = DOMAIN): string => {
  const lines = text.split('\n');
  return start.line === end.line ? lines[start.line]!.slice(start.character, end.character) : [lines[start.line]!.slice(start.character), ...lines.slice(start.line + 1, end.line), lines[end.line]!.slice(0, end.character)].join('\n');
};
const shown = (locations: readonly { range: Range }[]): string[] => locations.map(({ range }) => `${range.start.line}: ${cut(range)}`);

describe('navigation', () => {
  test('is offered to clients as far as they understand it', async () => {
    const [rich, plain] = [await start(), await start({ capabilities: PLAIN })];
    expect(rich.initialized.capabilities).toMatchObject({
      foldingRangeProvider: true, selectionRangeProvider: true, linkedEditingRangeProvider: true, documentLinkProvider: {}, definitionProvider: true, referencesProvider: true,
      documentHighlightProvider: true, renameProvider: { prepareProvider: true },
    });
    expect(plain.initialized.capabilities.renameProvider).toBe(true);
  });

  test('folds elements and comments', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const folds = await ask<FoldingRange[]>(client, 'textDocument/foldingRange', { textDocument: { uri: VM } });
    expect(folds).toContainEqual({ startLine: 12, endLine: 15 });
    expect(folds).toContainEqual({ startLine: 9, endLine: 10, kind: 'comment' });
    expect(new Set(folds.map((f) => f.startLine)).size).toBe(folds.length);
  });

  test('widens selections, one for each cursor', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const [first, second] = await ask<SelectionRange[]>(client, 'textDocument/selectionRange', { textDocument: { uri: VM }, positions: [inside('virtio', 2).position, inside('🐧').position] });
    expect([cut(first!.range), cut(first!.parent!.range)]).toEqual(['virtio', "bus='virtio'"]);
    expect(cut(second!.range)).toBe('🐧');
  });

  test('links start and end tag', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const linked = await ask<LinkedEditingRanges>(client, 'textDocument/linkedEditingRange', inside('</disk>', 3));
    expect(shown(linked.ranges.map((range) => ({ range })))).toEqual(['12: disk', '16: disk']);
    expect(new RegExp(`^${linked.wordPattern}$`).test('qemu:arg')).toBe(true);
  });

  test('links files of this machine only', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const links = () => ask<DocumentLink[]>(client, 'textDocument/documentLink', { textDocument: { uri: VM } });
    expect((await links()).map((l) => `${cut(l.range)} → ${l.target}`)).toEqual(['/srv/images/a b.qcow2 → file:///srv/images/a%20b.qcow2']);
    await client.connection.sendNotification(SET_HOST_FACTS, { uri: VM, host: 'root@elsewhere', facts: {} });
    expect(await links()).toEqual([]);
    await client.connection.sendNotification(SET_HOST_FACTS, { uri: VM, host: 'local', facts: {} });
    expect(await links()).toHaveLength(1);
    await client.open('virt-doctor:/host/vm.xml', DOMAIN);
    expect(await ask(client, 'textDocument/documentLink', { textDocument: { uri: 'virt-doctor:/host/vm.xml' } })).toEqual([]);
  });

  test('finds what a number names', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const at = inside("iothread='2'", 10);
    expect(shown(await ask<Location[]>(client, 'textDocument/definition', at))).toEqual(['4: 2']);
    expect(shown(await ask<Location[]>(client, 'textDocument/references', { ...at, context: { includeDeclaration: true } }))).toEqual(['4: 2', '7: 1-2', '13: 2']);
    expect(shown(await ask<Location[]>(client, 'textDocument/references', { ...at, context: { includeDeclaration: false } }))).toEqual(['7: 1-2', '13: 2']);
    expect((await ask<DocumentHighlight[]>(client, 'textDocument/documentHighlight', at)).map((h) => h.kind)).toEqual([3, 2, 2]);
    expect(await ask(client, 'textDocument/documentHighlight', inside('fifo'))).toBeNull();
  });

  test('renames it everywhere, and says why where it cannot', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const at = inside("iothread='2'", 10);
    expect(await ask(client, 'textDocument/prepareRename', at)).toEqual({ range: { start: at.position, end: { line: 13, character: at.position.character + 1 } }, placeholder: '2' });
    const { documentChanges } = await ask<WorkspaceEdit>(client, 'textDocument/rename', { ...at, newName: '7' });
    const [{ textDocument, edits }] = documentChanges as [TextDocumentEdit];
    expect(textDocument).toEqual({ uri: VM, version: 1 });
    expect(edits.map((e) => `${e.range.start.line}: ${'newText' in e ? e.newText : ''}`)).toEqual(['4: 7', '7: 1,7', '13: 7']);
    await expect(ask(client, 'textDocument/rename', { ...at, newName: '1' })).rejects.toMatchObject({ code: LSPErrorCodes.RequestFailed, message: expect.stringContaining('I/O thread 1 already') });
    expect(await ask(client, 'textDocument/prepareRename', inside('fifo'))).toBeNull();
  });

  test('closes tags', async () => {
    const client = await start();
    const text = "<domain type='kvm'>\n  <devices>\n    <disk>\n  </devices>\n</domain>\n";
    await client.open(VM, text);
    const at = (line: number, character: number) => ({ textDocument: { uri: VM }, position: { line, character } });
    expect(await ask(client, AUTO_CLOSE, at(2, 10))).toBe('$0</disk>');
    expect(await ask(client, AUTO_CLOSE, at(1, 11))).toBeNull();
    await client.change(VM, 2, text.replace('<disk>', '<disk></'));
    expect(await ask(client, AUTO_CLOSE, at(2, 12))).toBe('disk>$0');
  });

  test('leaves what is not libvirt’s domain to the editor', async () => {
    const client = await start();
    for (const [name, text] of [['net', '<network>\n<name>n</name>\n</network>'], ['pom', '<project>\n<a/>\n</project>'], ['empty', '']]) {
      const uri = `file:///${name}.xml`;
      await client.open(uri, text!);
      for (const [method, more] of [['foldingRange', {}], ['selectionRange', { positions: [{ line: 0, character: 2 }] }], ['linkedEditingRange', { position: { line: 0, character: 2 } }], ['documentLink', {}], ['definition', { position: { line: 0, character: 2 } }], ['documentHighlight', { position: { line: 0, character: 2 } }], ['prepareRename', { position: { line: 0, character: 2 } }]] as const) {
        expect([method, await ask(client, `textDocument/${method}`, { textDocument: { uri }, ...more })]).toEqual([method, null]);
      }
    }
  });
});

describe('what may be opened', () => {
  const DEVICE = "<disk type='file'>\n  <source file='/a'/>\n  <target dev='vdb' buss='virtio'/>\n</disk>\n";

  test('single devices, virsh’s temporary files, buffers without a file, byte order marks, other line ends', async () => {
    const client = await start();
    const wrong = DOMAIN.replace("bus='virtio'", "bus='virtoi'");
    for (const [uri, text, language, code] of [
      ['file:///tmp/disk.xml', DEVICE, 'xml', 'unknown-attribute'],
      ['file:///tmp/virshA1b2C3.xml', wrong, 'xml', 'unknown-value'],
      ['file:///tmp/virshA1b2C3.xml?plain', wrong, 'plaintext', 'unknown-value'],
      ['untitled:Untitled-1', wrong, 'xml', 'unknown-value'],
      ['untitled:Untitled-2', DEVICE, 'xml', 'unknown-attribute'],
      ['file:///bom.xml', `\ufeff${wrong}`, 'xml', 'unknown-value'],
      ['file:///crlf.xml', wrong.replaceAll('\n', '\r\n'), 'xml', 'unknown-value'],
      ['file:///status.xml', `<domstatus state='running'>${wrong}</domstatus>`, 'xml', 'unknown-value'],
      ['file:///backup.xml', `<domainbackup>${wrong}</domainbackup>`, 'xml', 'unknown-value'],
    ] as const) {
      await client.open(uri, text, language);
      expect([uri, (await client.diagnostics(uri)).map((d) => d.code)]).toEqual([uri, expect.arrayContaining([code])]);
    }
  });

  test('other documents of libvirt draw nothing', async () => {
    const client = await start();
    for (const text of ["<interface type='bridge' name='br0'><start mode='onboot'/><bridge/></interface>", "<network><name>n</name><wrong/></network>", "<pool type='dir'><name>p</name></pool>"]) {
      const uri = `file:///${text.length}.xml`;
      await client.open(uri, text);
      expect(await client.diagnostics(uri)).toEqual([]);
    }
  });
});
