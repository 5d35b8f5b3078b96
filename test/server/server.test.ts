import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, Diagnostic, DocumentSymbol, Hover, MarkupContent, SymbolInformation, TextDocumentEdit } from 'vscode-languageserver';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { DIAGNOSE, EXPLAIN_LOG, EXPLAIN_RULE, JUDGED, SET_HOST_FACTS, STATUS, TIMELINE, type DiagnoseResult, type ExplainLogResult, type JudgedParams, type StatusResult, type TimelineResult } from '../../protocol/requests.ts';
import { bundleServer, LanguageClient, PLAIN, rangeOf, VSCODE, type Options } from './language-client.ts';

let bundle: Awaited<ReturnType<typeof bundleServer>>;
const running: LanguageClient[] = [];

beforeAll(async () => { bundle = await bundleServer(); });
afterEach(async () => { for (const client of running.splice(0)) expect(await client.stop()).toBe(0); });
afterAll(() => bundle.remove());

async function start(options: Options = {}): Promise<LanguageClient> {
  const client = await LanguageClient.start(bundle.program, options);
  running.push(client);
  return client;
}

/** The guest gets 512 MiB, whatever <currentMemory> says. */
const DOMAIN = `<domain type='kvm'>
  <name>näme 🐧</name><!-- before: ü -->
  <memory unit='MiB'>512</memory>
  <currentMemory unit='MiB'>1024</currentMemory>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/srv/images/a.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const CODE = 'current-memory-exceeds-memory';
const BALLOON = `<currentMemory unit='MiB'>1024</currentMemory>`;
const VM = 'file:///work%20here/vm.xml';

const LOG = `2025-03-01 10:00:00.000+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.0
2025-03-01T10:00:01.000000Z qemu-system-x86_64: -blockdev {"driver":"file","filename":"/srv/images/gone.qcow2","node-name":"libvirt-1-storage"}: Could not open '/srv/images/gone.qcow2': No such file or directory
2025-03-01 10:00:01.100+0000: shutting down, reason=failed
xyzzy: nothing happens
`;

const withCode = (diagnostics: readonly Diagnostic[], code: string): Diagnostic[] => diagnostics.filter((d) => d.code === code);
const markdownOf = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? '';
const ask = <R>(client: LanguageClient, method: string, params: object): Promise<R> => client.connection.sendRequest(method, params);
const at = (uri: string, text: string, part: string) => ({ textDocument: { uri }, position: rangeOf(text, part).start });

describe('the program', () => {
  test('says how it is used when it is started without a transport', () => {
    const help = spawnSync(process.execPath, [bundle.program, '--help'], { encoding: 'utf8' });
    expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('--stdio')]);
    const wrong = spawnSync(process.execPath, [bundle.program], { encoding: 'utf8' });
    expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([2, '', expect.stringContaining('--stdio')]);
  });

  test('offers only what the client understands', async () => {
    const [rich, plain] = [await start(), await start({ capabilities: PLAIN })];
    expect(rich.initialized.capabilities.diagnosticProvider).toBeDefined();
    expect(rich.initialized.capabilities.codeActionProvider).toBeDefined();
    expect(plain.initialized.capabilities.diagnosticProvider).toBeUndefined();
    expect(plain.initialized.capabilities.codeActionProvider).toBeUndefined();
    expect(plain.initialized.serverInfo?.name).toBe('virt-doctor');
  });

  test('tells its status', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    expect(await ask<StatusResult>(client, STATUS, {})).toMatchObject({ pid: client.process.pid, openDocuments: 1, bugs: [] });
  });
});

describe('diagnostics', () => {
  test('are pulled, at the exact place, with code, page, source and severity', async () => {
    const client = await start({ initializationOptions: { ruleUri: 'https://example.org/rules/' } });
    await client.open(VM, DOMAIN);
    const [found, ...more] = withCode(await client.diagnostics(VM), CODE);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 2, source: 'virt-doctor', codeDescription: { href: `https://example.org/rules/${CODE}` }, range: rangeOf(DOMAIN, '1024') });
    expect(found!.message).toMatch(/1 GiB.*512 MiB/);
  });

  test('name no page when the client told none', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    expect(withCode(await client.diagnostics(VM), CODE)[0]).not.toHaveProperty('codeDescription');
  });

  test('have the same place with other line ends', async () => {
    for (const [name, text] of [['crlf', DOMAIN.replaceAll('\n', '\r\n')], ['cr', DOMAIN.replaceAll('\n', '\r')]] as const) {
      const client = await start();
      await client.open(`file:///${name}.xml`, text);
      expect(withCode(await client.diagnostics(`file:///${name}.xml`), CODE)[0]!.range).toEqual(rangeOf(DOMAIN, '1024'));
    }
  });

  test('are not sent again when nothing has changed', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const first = await client.pull(VM);
    expect(await client.pull(VM, first.resultId)).toMatchObject({ kind: 'unchanged', resultId: first.resultId });
    await client.change(VM, 2, DOMAIN.replace('1024', '256'));
    const second = await client.pull(VM, first.resultId);
    expect(second.kind).toBe('full');
    expect(withCode(await client.diagnostics(VM), CODE)).toEqual([]);
  });

  test('follow incremental changes', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri: VM, version: 2 }, contentChanges: [{ range: rangeOf(DOMAIN, '1024'), text: '2048' }, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '<!-- 🐧 -->\n' }] });
    const [found] = withCode(await client.diagnostics(VM), CODE);
    expect(found!.range).toEqual(rangeOf(`<!-- 🐧 -->\n${DOMAIN.replace('1024', '2048')}`, '2048'));
    expect(found!.message).toContain('2 GiB');
  });

  test('are pushed to a client that does not pull, follow changes, and are cleared at the close', async () => {
    const client = await start({ capabilities: PLAIN });
    await client.open(VM, DOMAIN);
    await client.until(() => client.published.length === 1);
    expect(client.published[0]).toMatchObject({ uri: VM, version: 1 });
    expect(withCode(client.published[0]!.diagnostics, CODE)).toHaveLength(1);
    for (const [version, size] of [[2, '900'], [3, '800'], [4, '256']] as const) await client.change(VM, version, DOMAIN.replace('1024', size));
    await client.until(() => client.published.length === 2);
    expect(client.published[1]).toMatchObject({ version: 4 });
    expect(withCode(client.published[1]!.diagnostics, CODE)).toEqual([]);
    await client.close(VM);
    await client.until(() => client.published.length === 3);
    expect(client.published[2]).toEqual({ uri: VM, diagnostics: [] });
  });

  test('cover untitled documents, domains within snapshots, and XML by file name', async () => {
    const client = await start();
    await client.open('untitled:Untitled-1', DOMAIN);
    await client.open('file:///snapshot.xml', `<domainsnapshot><name>s</name>${DOMAIN}</domainsnapshot>`);
    await client.open('file:///plain/named.xml', DOMAIN, 'plaintext');
    for (const uri of ['untitled:Untitled-1', 'file:///snapshot.xml', 'file:///plain/named.xml']) expect(withCode(await client.diagnostics(uri), CODE)).toHaveLength(1);
  });

  test.each([
    ['a project of Maven', `<project xmlns="http://maven.apache.org/POM/4.0.0"><memory>4096</memory><broken></project>`],
    ["GlassFish's domain", `<domain log-root="x"><applications/><resources></domain>`],
    ['a libvirt network', `<network><name>default</name><ip address='1.2.3.4'></network>`],
    ['no XML', 'once upon a time'],
    ['nothing', ''],
  ])('leave %s alone', async (_, text) => {
    const [pulls, gets] = [await start(), await start({ capabilities: PLAIN })];
    await pulls.open(VM, text);
    expect(await pulls.diagnostics(VM)).toEqual([]);
    expect(await ask(pulls, 'textDocument/hover', { textDocument: { uri: VM }, position: { line: 0, character: 3 } })).toBeNull();
    expect(await ask(pulls, 'textDocument/documentSymbol', { textDocument: { uri: VM } })).toBeNull();
    expect(await ask(pulls, 'textDocument/completion', { textDocument: { uri: VM }, position: { line: 0, character: 1 } })).toBeNull();
    await gets.open(VM, text);
    await gets.open('file:///other.xml', DOMAIN);
    await gets.until(() => gets.published.length > 0);
    expect(gets.published.map((p) => p.uri)).toEqual(['file:///other.xml']);
  });

  test('of a closed or unknown document are empty', async () => {
    const client = await start();
    expect(await client.diagnostics('file:///never-opened.xml')).toEqual([]);
  });

  test('of broken XML come with the tag that was left open', async () => {
    const client = await start();
    await client.open(VM, DOMAIN.replace('</disk>', ''));
    const [found] = withCode(await client.diagnostics(VM), 'tag-not-closed');
    expect(found).toMatchObject({ severity: 1, range: rangeOf(DOMAIN, '<disk') });
  });
});

describe('settings', () => {
  test('are asked for each document, and asked again when they change', async () => {
    let everywhere: unknown = {};
    const client = await start({ configuration: (uri) => (uri.includes('quiet') ? { rules: { [CODE]: 'off' } } : everywhere) });
    await client.open(VM, DOMAIN);
    await client.open('file:///quiet.xml', DOMAIN);
    expect(withCode(await client.diagnostics(VM), CODE)[0]!.severity).toBe(2);
    expect(withCode(await client.diagnostics('file:///quiet.xml'), CODE)).toEqual([]);
    everywhere = { rules: { [CODE]: 'hint' } };
    await client.configure(null);
    await client.until(() => client.refreshes === 1);
    expect(withCode(await client.diagnostics(VM), CODE)[0]!.severity).toBe(4);
  });

  test('are taken as pushed from a client that cannot be asked', async () => {
    const client = await start({ capabilities: PLAIN });
    await client.open(VM, DOMAIN);
    await client.until(() => client.published.length === 1);
    await client.configure({ virtDoctor: { rules: { [CODE]: 'error' } } });
    await client.until(() => client.published.length === 2);
    expect(withCode(client.published[1]!.diagnostics, CODE)[0]!.severity).toBe(1);
  });

  test.each([[42], ['rules'], [[]], [{ rules: [], target: 'new', logs: 7 }], [{ rules: { [CODE]: 'loud', constructor: 'off', __proto__: { x: 'off' } }, target: { libvirt: {}, qemu: '1.2.3; rm' } }], [null]])('that make no sense (%j) leave the defaults', async (settings) => {
    const client = await start({ configuration: () => settings });
    await client.open(VM, DOMAIN);
    expect(withCode(await client.diagnostics(VM), CODE)[0]!.severity).toBe(2);
    expect((await ask<StatusResult>(client, STATUS, {})).bugs).toEqual([]);
  });

  test('that a client never tells do not keep diagnostics back', async () => {
    const client = await start({ configuration: () => new Promise(() => undefined) });
    await client.open(VM, DOMAIN);
    expect(withCode(await client.diagnostics(VM), CODE)).toHaveLength(1);
  });

  test('of logs choose what becomes a diagnostic', async () => {
    const client = await start({ configuration: () => ({ logs: { threshold: 'off' } }) });
    await client.open('file:///qemu.log', LOG, 'log');
    expect(await client.diagnostics('file:///qemu.log')).toEqual([]);
    expect(markdownOf(await ask(client, 'textDocument/hover', at('file:///qemu.log', LOG, 'Could not open')))).not.toBe('');
  });
});

describe('facts of a host', () => {
  const facts = { hostname: 'small', memory: { totalKiB: 262144, swapTotalKiB: 0 } };

  test('judge one document or all, until they are forgotten', async () => {
    const client = await start({ initializationOptions: { judgements: true } });
    const judged: JudgedParams[] = [];
    client.connection.onNotification(JUDGED, (params: JudgedParams) => { judged.push(params); });
    await client.open(VM, DOMAIN);
    await client.open('file:///other.xml', DOMAIN);
    const tooBig = async (uri: string) => withCode(await client.diagnostics(uri), 'memory-exceeds-host').length;

    expect([await tooBig(VM), await tooBig('file:///other.xml')]).toEqual([0, 0]);
    expect(judged.at(-1)).toMatchObject({ uri: 'file:///other.xml', kind: 'domain', host: null });
    expect(judged.at(-1)!.skipped).toContain('memory-exceeds-host');

    await client.connection.sendNotification(SET_HOST_FACTS, { uri: VM, host: 'small', facts });
    await client.until(() => client.refreshes === 1);
    expect([await tooBig(VM), await tooBig('file:///other.xml')]).toEqual([1, 0]);
    expect(judged.find((j) => j.host === 'small')!.skipped).not.toContain('memory-exceeds-host');

    await client.connection.sendNotification(SET_HOST_FACTS, { uri: VM, host: null, facts: null });
    await client.connection.sendNotification(SET_HOST_FACTS, { host: 'small', facts });
    await client.until(() => client.refreshes === 3);
    expect([await tooBig(VM), await tooBig('file:///other.xml')]).toEqual([1, 1]);
  });

  test('of a folder hold for all below it, the nearest one first, and a document’s own before them', async () => {
    const client = await start();
    const uris = ['file:///vms/a/x.xml', 'file:///vms/a/y.xml', 'file:///vms/z.xml', 'file:///vms-old/z.xml'];
    for (const uri of uris) await client.open(uri, DOMAIN);
    const tooBig = async (): Promise<number[]> => Promise.all(uris.map(async (uri) => withCode(await client.diagnostics(uri), 'memory-exceeds-host').length));
    const roomy = { memory: { totalKiB: 1024 ** 3 } };
    const set = (uri: string, given: object | null): Promise<void> => client.connection.sendNotification(SET_HOST_FACTS, { uri, host: 'h', facts: given });
    await set('file:///vms/', facts);
    await client.until(() => client.refreshes === 1);
    expect(await tooBig()).toEqual([1, 1, 1, 0]);
    await set('file:///vms/a/', roomy);
    await set('file:///vms/a/x.xml', facts);
    await client.until(() => client.refreshes === 3);
    expect(await tooBig()).toEqual([1, 0, 1, 0]);
    await set('file:///vms/', null);
    await client.until(() => client.refreshes === 4);
    expect(await tooBig()).toEqual([1, 0, 0, 0]);
  });

  test('nothing is told that was not asked for', async () => {
    const client = await start();
    const judged: JudgedParams[] = [];
    client.connection.onNotification(JUDGED, (params: JudgedParams) => { judged.push(params); });
    await client.open(VM, DOMAIN);
    await client.diagnostics(VM);
    expect(judged).toEqual([]);
  });
});

describe('quick fixes', () => {
  const actions = (client: LanguageClient, range: object, diagnostics: readonly Diagnostic[], only?: readonly string[]) =>
    ask<CodeAction[]>(client, 'textDocument/codeAction', { textDocument: { uri: VM }, range, context: { diagnostics, ...(only && { only }) } });

  test('are offered at the finding only, preferred when safe, and mend it', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const diagnostics = withCode(await client.diagnostics(VM), CODE);
    const [action] = await actions(client, diagnostics[0]!.range, diagnostics);
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [{ code: CODE }], edit: { documentChanges: [{ textDocument: { uri: VM, version: 1 } }] } });
    const [{ edits }] = action!.edit!.documentChanges as [TextDocumentEdit];
    expect(edits).toHaveLength(1);
    const mended = applied(DOMAIN, edits as Edits);
    expect(mended).toBe(DOMAIN.replace(`  ${BALLOON}\n`, ''));
    await client.change(VM, 2, mended);
    expect(withCode(await client.diagnostics(VM), CODE)).toEqual([]);
    expect((await actions(client, { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } }, [])).filter((a) => a.diagnostics?.some((d) => d.code === CODE))).toEqual([]);
  });

  test('of the whole file are one action, when it is asked for', async () => {
    const client = await start();
    await client.open(VM, DOMAIN.replace('</os>', ''));
    const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    expect((await actions(client, nowhere, [])).map((a) => a.kind)).not.toContain('source.fixAll.virtDoctor');
    for (const only of ['source.fixAll.virtDoctor', 'source.fixAll', 'source']) {
      const [all, ...more] = await actions(client, nowhere, [], [only]);
      expect(more).toEqual([]);
      const [{ edits }] = all!.edit!.documentChanges as [TextDocumentEdit];
      expect(edits.length).toBeGreaterThanOrEqual(2);
      expect(applied(DOMAIN.replace('</os>', ''), edits as Edits)).not.toContain(BALLOON);
    }
    expect(await actions(client, nowhere, [], ['refactor'])).toEqual([]);
  });

  test('are plain changes for a client without versioned ones', async () => {
    const client = await start({ capabilities: { ...VSCODE, workspace: { configuration: true } } });
    await client.open(VM, DOMAIN);
    const [action] = await actions(client, rangeOf(DOMAIN, '1024'), []);
    expect(Object.keys(action!.edit!.changes!)).toEqual([VM]);
  });
});

type Edits = readonly { readonly range: ReturnType<typeof rangeOf>; readonly newText: string }[];

/** The text with the edits applied, the last one first. */
function applied(text: string, edits: Edits): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  return [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text);
}

describe('hover', () => {
  test('on an element tells what it is, and why a finding there matters', async () => {
    const client = await start();
    await client.open(VM, DOMAIN);
    const hover = await ask<Hover>(client, 'textDocument/hover', at(VM, DOMAIN, '1024'));
    expect(markdownOf(hover)).toContain('**What to do**');
    expect(markdownOf(hover)).toMatch(/balloon/);
    const element = await ask<Hover>(client, 'textDocument/hover', { textDocument: { uri: VM }, position: { line: 8, character: 7 } });
    expect(markdownOf(element)).toMatch(/disk/i);
    expect(element.range).toEqual({ start: { line: 8, character: 5 }, end: { line: 8, character: 9 } });
  });

  test('is plain text for a client without Markdown', async () => {
    const client = await start({ capabilities: PLAIN });
    await client.open(VM, DOMAIN);
    const hover = await ask<Hover>(client, 'textDocument/hover', at(VM, DOMAIN, '1024'));
    expect((hover.contents as MarkupContent).kind).toBe('plaintext');
    expect(markdownOf(hover)).not.toMatch(/\*\*|\\/);
  });

  test.each([['log', 'file:///var/log/some.log'], ['virt-log', 'file:///x'], ['plaintext', 'file:///tmp/vm.log.1'], ['plaintext', 'untitled:Untitled-2']])('and diagnostics on a log that is %s at %s', async (language, uri) => {
    const client = await start();
    await client.open(uri, LOG, language);
    const [found] = withCode(await client.diagnostics(uri), 'img-missing');
    expect(found).toMatchObject({ severity: 1, source: 'virt-doctor' });
    expect(found!.range.start.line).toBe(1);
    const hover = await ask<Hover>(client, 'textDocument/hover', at(uri, LOG, 'Could not open'));
    expect(markdownOf(hover)).toContain('**What to do**');
    expect(hover.range!.start.line).toBe(1);
    expect(await ask(client, 'textDocument/hover', { textDocument: { uri }, position: { line: 3, character: 5 } })).toBeNull();
  });

  test('and diagnostics leave texts alone that are no logs', async () => {
    const client = await start();
    const prose = 'A letter about machines.\n\nYours, truly: Could not open \'/srv/a\': No such file or directory, he said, and left. It was a long way home.\n';
    for (const [language, uri] of [['plaintext', 'file:///letter.txt'], ['markdown', 'file:///notes.log.md'], ['typescript', 'file:///log.ts']] as const) {
      await client.open(uri, prose, language);
      expect(await client.diagnostics(uri)).toEqual([]);
      expect(await ask(client, 'textDocument/hover', at(uri, prose, 'Could not open'))).toBeNull();
    }
  });
});

describe('completion', () => {
  test('offers what may stand at the cursor, as an edit that a client can filter', async () => {
    const client = await start();
    const text = DOMAIN.replace(`bus='virtio'`, `bus=''`);
    await client.open(VM, text);
    const { start: bus } = rangeOf(text, `bus=''`);
    const items = await ask<CompletionItem[]>(client, 'textDocument/completion', { textDocument: { uri: VM }, position: { line: bus.line, character: bus.character + 5 } });
    const virtio = items.find((item) => item.label === 'virtio')!;
    expect(virtio.textEdit).toMatchObject({ newText: expect.stringContaining('virtio') });
    expect(items.map((item) => item.label)).toContain('scsi');
    expect(items.every((item) => item.filterText !== undefined)).toBe(true);
  });

  test('of elements after "<" matches what is typed', async () => {
    const client = await start();
    const text = DOMAIN.replace('  </devices>', '    <inter\n  </devices>');
    await client.open(VM, text);
    const { end } = rangeOf(text, '<inter');
    const items = await ask<CompletionItem[]>(client, 'textDocument/completion', { textDocument: { uri: VM }, position: end });
    const item = items.find(({ label }) => label.includes('interface'))!;
    const edit = item.textEdit as { range: ReturnType<typeof rangeOf> };
    const replaced = text.split('\n')[edit.range.start.line]!.slice(edit.range.start.character, edit.range.end.character);
    expect(item.filterText!.startsWith(replaced)).toBe(true);
  });

  test('without snippets leaves no placeholders', async () => {
    const client = await start({ capabilities: PLAIN });
    const text = DOMAIN.replace('  </devices>', '    <\n  </devices>');
    await client.open(VM, text);
    const { start: open } = rangeOf(text, '    <\n');
    const items = await ask<CompletionItem[]>(client, 'textDocument/completion', { textDocument: { uri: VM }, position: { line: open.line, character: 5 } });
    expect(items.length).toBeGreaterThan(10);
    for (const { textEdit, insertTextFormat } of items) expect([(textEdit as { newText: string }).newText, insertTextFormat]).toEqual([expect.not.stringMatching(/\$\{?\d/), 1]);
  });
});

describe('symbols', () => {
  test('name the devices, nested or flat as the client likes', async () => {
    const [nested, flat] = [await start(), await start({ capabilities: PLAIN })];
    for (const client of [nested, flat]) await client.open(VM, DOMAIN);
    const [domain] = await ask<DocumentSymbol[]>(nested, 'textDocument/documentSymbol', { textDocument: { uri: VM } });
    const names = (symbol: DocumentSymbol): string[] => [`${symbol.name} ${symbol.detail}`, ...(symbol.children ?? []).flatMap(names)];
    expect(names(domain!).join('\n')).toMatch(/vda/);
    expect(domain!.range.start).toEqual({ line: 0, character: 0 });
    const list = await ask<SymbolInformation[]>(flat, 'textDocument/documentSymbol', { textDocument: { uri: VM } });
    expect(list.every((symbol) => symbol.location.uri === VM)).toBe(true);
    expect(list.length).toBe(names(domain!).length);
  });
});

describe('requests of our own', () => {
  test('diagnose a bundle, with places as LSP counts them', async () => {
    const client = await start();
    const xml = DOMAIN.replace('a.qcow2', 'gone.qcow2');
    const result = await ask<DiagnoseResult>(client, DIAGNOSE, { vm: 'x', xml: { name: 'domain.xml', text: xml }, logs: [{ name: 'qemu.log', text: LOG.replaceAll('\n', '\r\n') }] });
    const [cause] = result.causes;
    expect(cause!.id).toBe('img-missing');
    expect(cause!.evidence[0]).toMatchObject({ file: 'qemu.log', range: { start: { line: 1 } } });
    expect(cause!.element!.range.start.line).toBe(rangeOf(xml, '<source').start.line);
  });

  test('explain a log, the last run first, and a code', async () => {
    const client = await start();
    const { statements } = await ask<ExplainLogResult>(client, EXPLAIN_LOG, { name: 'qemu.log', text: LOG + LOG });
    expect(statements[0]).toMatchObject({ id: 'img-missing', severity: 'fatal', times: 2, lines: [{ file: 'qemu.log', range: { start: { line: 5 } } }, { range: { start: { line: 1 } } }] });
    expect(await ask(client, EXPLAIN_RULE, { id: CODE })).toContain('virDomainDefPostParseMemory');
    expect(await ask(client, EXPLAIN_RULE, { id: 'img-missing' })).toContain('What to do');
    expect(await ask(client, EXPLAIN_RULE, { id: '__proto__' })).toBeNull();
  });

  test('merge logs by time', async () => {
    const client = await start();
    const { entries } = await ask<TimelineResult>(client, TIMELINE, { texts: [{ name: 'qemu.log', text: LOG }, { name: 'dmesg', text: '[    1.000000] Linux version 9.1.2' }] });
    expect(entries.map(({ kind, source }) => `${kind} ${source}`)).toEqual(expect.arrayContaining(['cause qemu.log', 'boot dmesg']));
    expect(await ask(client, TIMELINE, { texts: [] })).toEqual({ entries: [], notes: [] });
  });

  test('that make no sense are reported as a bug and harm nothing else', async () => {
    const client = await start();
    expect(await ask(client, DIAGNOSE, { logs: 5 })).toBeNull();
    expect(await ask(client, EXPLAIN_LOG, { name: 'x' })).toBeNull();
    const { bugs } = await ask<StatusResult>(client, STATUS, {});
    expect(bugs).toHaveLength(2);
    expect(bugs[0]).toMatch(/A bug of virt-doctor in diagnose/);
    expect(client.logged).toEqual(bugs);
    await client.open(VM, DOMAIN);
    expect(withCode(await client.diagnostics(VM), CODE)).toHaveLength(1);
  });
});

describe('cancellation', () => {
  test('ends a request that waits, and the next one is answered', async () => {
    const client = await start();
    const long = `<domain type='kvm'><devices>${`<disk type='file'><source file='/a'/><target dev='vda'/></disk>\n`.repeat(20_000)}</devices></domain>`;
    await client.open('file:///long.xml', long);
    const busy = client.pull('file:///long.xml');
    const source = new CancellationTokenSource();
    const cancelled = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: 'file:///long.xml' } }, source.token);
    source.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect((await busy).kind).toBe('full');
    await client.open(VM, DOMAIN);
    expect(withCode(await client.diagnostics(VM), CODE)).toHaveLength(1);
  });

  test('by the server, of a big text that is still being edited, asks for another pull', async () => {
    const client = await start();
    const big = DOMAIN.replace('</domain>', `<!-- ${'x'.repeat(1024 * 1024)} --></domain>`);
    await client.open(VM, big);
    await client.change(VM, 2, big);
    const early = client.pull(VM);
    await client.change(VM, 3, big);
    await expect(early).rejects.toMatchObject({ code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } });
    expect(withCode(await client.diagnostics(VM), CODE)).toHaveLength(1);
  });
});
