import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RegistrationRequest, UnregistrationRequest, type TextEdit } from 'vscode-languageserver/node';
import { createLineIndex } from '../../engine/core/line-index.ts';
import { bundleServer, LanguageClient, PLAIN, rangeOf, VSCODE } from './language-client.ts';

let bundle: Awaited<ReturnType<typeof bundleServer>>;
const running: LanguageClient[] = [];

beforeAll(async () => { bundle = await bundleServer(); });
afterEach(async () => { for (const client of running.splice(0)) expect(await client.stop()).toBe(0); });
afterAll(() => bundle.remove());

const DYNAMIC = { ...VSCODE, textDocument: { ...VSCODE.textDocument, formatting: { dynamicRegistration: true }, rangeFormatting: { dynamicRegistration: true }, onTypeFormatting: { dynamicRegistration: true } } };

async function start(capabilities = PLAIN): Promise<LanguageClient> {
  const client = await LanguageClient.start(bundle.program, { capabilities });
  running.push(client);
  return client;
}

const VM = 'file:///srv/vm%5B1%5D.xml';
const UGLY = "<domain type='kvm'>\r\n<name>näme 🐧</name> <memory>1</memory><os>\r\n      <type>hvm</type></os>\r\n</domain>\r\n";
const TIDY = "<domain type='kvm'>\r\n  <name>näme 🐧</name>\r\n  <memory>1</memory>\r\n  <os>\r\n    <type>hvm</type>\r\n  </os>\r\n</domain>\r\n";
const options = { tabSize: 2, insertSpaces: true };

/** What an editor does with the answer: the ranges are those of the text before. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = createLineIndex(text);
  return [...edits].sort((a, b) => lines.offsetAt(b.range.start) - lines.offsetAt(a.range.start))
    .reduce((made, { range, newText }) => made.slice(0, lines.offsetAt(range.start)) + newText + made.slice(lines.offsetAt(range.end)), text);
}

const format = (client: LanguageClient, uri: string): Promise<TextEdit[] | null> => client.connection.sendRequest('textDocument/formatting', { textDocument: { uri }, options });

describe('formatting', () => {
  test('a document', async () => {
    const client = await start();
    expect(client.initialized.capabilities).toMatchObject({ documentFormattingProvider: true, documentRangeFormattingProvider: true, documentOnTypeFormattingProvider: { firstTriggerCharacter: '>' } });
    await client.open(VM, UGLY);
    expect(applied(UGLY, (await format(client, VM))!)).toBe(TIDY);
    await client.change(VM, 2, TIDY);
    expect(await format(client, VM)).toEqual([]);
  });

  test('a range', async () => {
    const client = await start();
    await client.open(VM, UGLY);
    const edits: TextEdit[] = await client.connection.sendRequest('textDocument/rangeFormatting', { textDocument: { uri: VM }, range: rangeOf(UGLY, '<type>hvm</type></os>'), options });
    expect(applied(UGLY, edits)).toBe(UGLY.replace('      <type>hvm</type></os>', '  <type>hvm</type>\r\n</os>'));
  });

  test('while typing', async () => {
    const client = await start();
    const text = "<domain>\n  <devices>\n<disk type='file'>\n  </devices>\n</domain>";
    await client.open(VM, text);
    const edits: TextEdit[] = await client.connection.sendRequest('textDocument/onTypeFormatting', { textDocument: { uri: VM }, position: rangeOf(text, "<disk type='file'>").end, ch: '>', options });
    expect(applied(text, edits)).toBe(text.replace('<disk', '    <disk'));
  });

  test('is refused for what is not well-formed, and the log says why', async () => {
    const client = await start();
    await client.open(VM, "<domain type='kvm'>\n<os></domain>");
    expect(await format(client, VM)).toEqual([]);
    await expect.poll(() => client.logged.join()).toMatch(/not well-formed.*:2: .*<os>/);
  });

  test('is nobody\'s business for other XML', async () => {
    const client = await start();
    await client.open('file:///pom.xml', '<project><a/></project>');
    expect(await format(client, 'file:///pom.xml')).toBeNull();
    expect(await format(client, 'file:///closed.xml')).toBeNull();
  });
});

test('is offered only for open domains where the client allows it', async () => {
  const client = await LanguageClient.start(bundle.program, { capabilities: DYNAMIC });
  running.push(client);
  const offered = new Map<string, string[]>();
  client.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { id, method, registerOptions } of registrations) if (method === 'textDocument/formatting') offered.set(id, (registerOptions as { documentSelector: { pattern: string }[] }).documentSelector.map((f) => f.pattern));
  });
  client.connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => { for (const { id } of unregisterations) offered.delete(id); });
  const patterns = (): string[] => [...offered.values()].flat();
  expect(client.initialized.capabilities.documentFormattingProvider).toBeUndefined();
  await client.open('file:///pom.xml', '<project><a/></project>');
  await client.open(VM, UGLY);
  await expect.poll(patterns).toEqual(['/srv/vm[1].xml']);
  await client.change(VM, 2, '<project/>');
  await expect.poll(patterns).toEqual([]);
  await client.open('file:///c%3A/vm.xml', UGLY);
  await expect.poll(patterns).toEqual(['/c:/vm.xml', 'c:\\vm.xml']);
  await client.close('file:///c%3A/vm.xml');
  await expect.poll(patterns).toEqual([]);
});
