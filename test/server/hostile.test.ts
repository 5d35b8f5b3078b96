import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { marked } from 'marked';
import type { Diagnostic, DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver';
import { DIAGNOSE, EXPLAIN_LOG, STATUS, type DiagnoseResult, type StatusResult } from '../../protocol/requests.ts';
import { bundleServer, LanguageClient, rangeOf } from './language-client.ts';

let bundle: Awaited<ReturnType<typeof bundleServer>>;
let client: LanguageClient;

beforeAll(async () => { bundle = await bundleServer(); });
afterAll(() => bundle.remove());

const ask = <R>(method: string, params: object): Promise<R> => client.connection.sendRequest(method, params);

/** Whatever a text holds, the server lives, finds no bug of its own, and answers. */
afterEach(async () => {
  expect((await ask<StatusResult>(STATUS, {})).bugs).toEqual([]);
  expect(await client.stop()).toBe(0);
});

const LINK = '[click](command:workbench.action.terminal.new)';
const HOSTILE = `${LINK} <img src=x onerror=alert(1)> \`x\` **b** \u001b[31m \u202e https://evil.example`;

async function everything(uri: string, text: string, languageId: string): Promise<{ diagnostics: Diagnostic[]; hovers: string[]; symbols: DocumentSymbol[] | null }> {
  client = await LanguageClient.start(bundle.program);
  await client.open(uri, text, languageId);
  const diagnostics = await client.diagnostics(uri);
  const places = [...diagnostics.map((d) => d.range.start), { line: 0, character: 3 }, { line: 1, character: 30 }];
  const hovers: string[] = [];
  for (const position of places.slice(0, 8)) {
    const hover = await ask<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
    if (hover) hovers.push((hover.contents as MarkupContent).value);
    await ask('textDocument/completion', { textDocument: { uri }, position });
    await ask('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics } });
  }
  return { diagnostics, hovers, symbols: await ask('textDocument/documentSymbol', { textDocument: { uri } }) };
}

function expectHarmless(markdown: string): void {
  const html = marked.parse(markdown, { gfm: true, async: false });
  expect(html).not.toMatch(/<(?:img|script|a (?!href="https:\/\/libvirt\.org\/))/);
  expect(markdown.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;');

describe('hostile content', () => {
  test('of a log stays text in hovers and diagnostics', async () => {
    const log = `2025-03-01T10:00:01.000000Z qemu-system-x86_64: -drive file=/srv/${LINK}: Could not open '/srv/${HOSTILE.replaceAll('`', '')}': No such file or directory\n`;
    const { diagnostics, hovers } = await everything('file:///x.log', log, 'log');
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(hovers.join()).toContain('click');
    hovers.forEach(expectHarmless);
    for (const { message } of diagnostics) expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('of a domain stays text in hovers, diagnostics and symbols', async () => {
    const evil = escaped(HOSTILE.replaceAll('\u001b', ''));
    const text = `<domain type='${evil}' evil='${evil}'>\n<name>${evil}</name><memory unit='${evil}'>9</memory><devices><disk type='file' device='${evil}'><target dev='${evil}' bus='${evil}'/></disk><disk type='file'><target dev='${evil}' bus='${evil}'/></disk><${'x'.repeat(3000)}/></devices></domain>`;
    const { diagnostics, hovers, symbols } = await everything('file:///x.xml', text, 'xml');
    hovers.forEach(expectHarmless);
    expect(symbols).not.toBeNull();
    expect(JSON.stringify(symbols)).not.toMatch(/\u202e/);
    for (const { message } of diagnostics) expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test.each([
    ['a bomb of entities', `<!DOCTYPE d [${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};&a${i};">`).join('')}<!ENTITY a0 "x">]>\n<domain type='kvm'><name>&a30;</name></domain>`, 'xml'],
    ['an external entity', `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<domain type='kvm'><name>&x;</name></domain>`, 'xml'],
    ['deep nesting', `<domain type='kvm'>\n${'<a>'.repeat(100_000)}`, 'xml'],
    ['only opening brackets', `<domain type='kvm'>\n${'<'.repeat(200_000)}`, 'xml'],
    ['an endless attribute', `<domain type='kvm'>\n<disk ${'a '.repeat(100_000)}`, 'xml'],
    ['many attributes', `<domain type='kvm'>\n<disk ${Array.from({ length: 20_000 }, (_, i) => `a${i % 7}='x'`).join(' ')}/></domain>`, 'xml'],
    ['many devices', `<domain type='kvm'>\n<devices>${"<disk type='file'><target dev='vda'/></disk>".repeat(5000)}</devices></domain>`, 'xml'],
    ['NULs and unpaired halves', `<domain type='kvm'>\n<name>\u0000\ud800\udfff\ufffe</name></domain>`, 'xml'],
    ['one line of 3 MB', `qemu-system-x86_64: ${'Could not open '.repeat(200_000)}`, 'log'],
    ['a line of brackets', `error: ${'(('.repeat(500_000)}${': '.repeat(500_000)}`, 'log'],
    ['a million empty lines', '\n'.repeat(1_000_000), 'log'],
    ['a failure repeated without end', "Could not open '/a': No such file or directory\n".repeat(20_000), 'log'],
    ['binary', Array.from({ length: 100_000 }, (_, i) => String.fromCharCode(i % 0x300)).join(''), 'log'],
  ])('%s neither hangs nor crashes anything', async (_, text, language) => {
    const started = performance.now();
    const { diagnostics, hovers } = await everything(`file:///x.${language}`, text, language);
    expect(diagnostics.length).toBeLessThanOrEqual(1000);
    hovers.forEach(expectHarmless);
    expect(hovers.join().length).toBeLessThan(1_000_000);
    expect(performance.now() - started).toBeLessThan(100_000);
    expect(JSON.stringify({ diagnostics, hovers })).not.toContain('root:x:0');
  });

  test('positions and ranges beyond the text are no harm', async () => {
    const text = `<domain type='kvm'><currentMemory>9</currentMemory></domain>`;
    await everything('file:///x.xml', text, 'xml');
    for (const [line, character] of [[0, 10_000], [99, 0], [2 ** 31 - 1, 2 ** 31 - 1]] as const) {
      const position = { line, character };
      await ask('textDocument/hover', { textDocument: { uri: 'file:///x.xml' }, position });
      await ask('textDocument/completion', { textDocument: { uri: 'file:///x.xml' }, position });
      await ask('textDocument/codeAction', { textDocument: { uri: 'file:///x.xml' }, range: { start: position, end: { line: 0, character: 0 } }, context: { diagnostics: [] } });
    }
  });

  test.each(['file:///%', 'file:///%E0%A4%A', 'x', '', 'untitled:a?b#c', `file:///${'a/'.repeat(10_000)}x.xml`, 'file:///__proto__', 'javascript:alert(1)//x.xml'])('the address %.60s is just a name', async (uri) => {
    const { diagnostics } = await everything(uri, `<domain type='kvm'>\n<currentMemory unit='GiB'>9</currentMemory><memory unit='GiB'>1</memory></domain>`, 'xml');
    expect(diagnostics.map((d) => d.code)).toContain('current-memory-exceeds-memory');
  });

  test('in a bundle leaves places within the texts and lines that can be shown', async () => {
    client = await LanguageClient.start(bundle.program);
    const log = `${HOSTILE}: Could not open '/srv/${HOSTILE}': No such file or directory\n`.repeat(3);
    const result = await ask<DiagnoseResult>(DIAGNOSE, { vm: HOSTILE, xml: { name: HOSTILE, text: `<domain type='kvm'><name>${escaped(LINK)}</name>` }, logs: [{ name: HOSTILE, text: log }, { name: HOSTILE, text: '' }] });
    for (const line of [...result.telling, ...result.causes.flatMap((cause) => [...cause.evidence, ...cause.explains])]) expect(line.text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(await ask(EXPLAIN_LOG, { name: HOSTILE, text: log })).not.toBeNull();
  });

  test('a colon in a place keeps its column', async () => {
    const text = `<domain type='kvm'>\n\t<name>🐧🐧</name><currentMemory unit='GiB'>9</currentMemory><memory unit='GiB'>1</memory></domain>`;
    const { diagnostics } = await everything('file:///x.xml', text, 'xml');
    expect(diagnostics.find((d) => d.code === 'current-memory-exceeds-memory')!.range).toEqual(rangeOf(text, '9'));
  });
});
