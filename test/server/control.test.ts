import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CodeAction, CompletionItem, Diagnostic, Hover, MarkupContent, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { applyEdits, createLineIndex, lint, makeBaseline, readConfig, writeBaseline, writeSnapshot } from '../../engine/index.ts';
import { JUDGED, READ_FILE, SET_HOST_FACTS, type JudgedParams, type ReadFileParams } from '../../protocol/requests.ts';
import { bundleServer, LanguageClient, PLAIN, rangeOf, VSCODE, type Options } from './language-client.ts';

let bundle: Awaited<ReturnType<typeof bundleServer>>;
let folder: string;
const running: LanguageClient[] = [];

beforeAll(async () => { bundle = await bundleServer(); });
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'virt doctor ')); });
afterEach(async () => {
  for (const client of running.splice(0)) expect(await client.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});
afterAll(() => bundle.remove());

const CAPABILITIES = {
  ...VSCODE,
  workspace: { ...VSCODE.workspace, workspaceFolders: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] }, didChangeWatchedFiles: { dynamicRegistration: true } },
  window: { showDocument: { support: true } },
};
const BALLOON = 'current-memory-exceeds-memory';
const DOMAIN = `<domain type='kvm'>
  <name>web</name>
  <memory unit='MiB'>512</memory>
  <currentMemory unit='MiB'>1024</currentMemory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <disk type='file' device='disk' colour='red'>
      <driver name='qemu' type='qcow2' shade='dark'/>
      <source file='/srv/images/a.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
async function start(options: Options = {}): Promise<LanguageClient> {
  const client = await LanguageClient.start(bundle.program, { capabilities: CAPABILITIES, folders: [uriOf('')], ...options });
  running.push(client);
  return client;
}
/** Only what these tests are about. */
const codesOf = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map((d) => d.code).filter((c) => [BALLOON, 'unknown-attribute', 'unused-suppression'].includes(c as string));
const codesAt = async (client: LanguageClient, path: string): Promise<unknown[]> => codesOf(await client.diagnostics(uriOf(path)));

describe('a suppression of .virt-doctor.json that hides nothing', () => {
  const CONFIG = `{
  "suppress": [
    {"code": "${BALLOON}", "reason": "was needed once"},
    {"code": "unknown-attribute", "path": "devices/disk"},
    {"code": "unknown-attribute", "path": "cpu"},
    {"code": "unknown-attribute", "files": "none/*.xml"},
    {"code": "all", "path": "memory"}
  ]
}`;
  const unusedAt = async (client: LanguageClient, text = CONFIG): Promise<string[]> => (await client.diagnostics(uriOf('.virt-doctor.json')))
    .filter(({ code }) => code === 'unused-suppression').map(({ range, severity, tags }) => `${text.split('\n')[range.start.line]!.slice(range.start.character, range.end.character)} ${severity} ${tags?.join()}`);
  /** What is told once there are `count`; the server asks to be asked again whenever it knows more. */
  const told = async (client: LanguageClient, count: number, text = CONFIG): Promise<string[]> => {
    for (;;) {
      const { refreshes } = client;
      const found = await unusedAt(client, text);
      if (found.length === count) return found;
      await client.until(() => client.refreshes > refreshes);
    }
  };

  test('is faded where all files below say so, with what takes it away, and no more when one needs it', async () => {
    put('.virt-doctor.json', CONFIG);
    put('vms/web.xml', DOMAIN.replace('1024', '256').replace(" colour='red'", ''));
    put('node_modules/x.xml', DOMAIN);
    put('.hidden/x.xml', DOMAIN);
    put('other/.virt-doctor.json', '{}');
    put('other/x.xml', DOMAIN);
    const client = await start();
    await client.open(uriOf('.virt-doctor.json'), CONFIG, 'jsonc');
    const needless = [`{"code": "${BALLOON}", "reason": "was needed once"} 4 1`, '{"code": "unknown-attribute", "path": "cpu"} 4 1'];
    expect(await told(client, 2)).toEqual(needless);
    const at = rangeOf(CONFIG, '"was needed once"');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: uriOf('.virt-doctor.json') }, range: at, context: { diagnostics: [] } });
    const [edit] = actions.find(({ title }) => title === 'Remove this suppression')!.edit!.documentChanges as TextDocumentEdit[];
    const lines = createLineIndex(CONFIG);
    const after = applyEdits(CONFIG, (edit!.edits as TextEdit[]).map(({ range, newText }) => ({ span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) }, newText })));
    expect(readConfig(after)).toMatchObject({ problems: [], config: { suppress: [{ codes: ['unknown-attribute'] }, { path: 'cpu' }, { files: ['none/*.xml'] }, { codes: ['all'] }] } });
    // What is being edited counts as it stands in the editor.
    await client.open(uriOf('vms/web.xml'), DOMAIN);
    expect(await told(client, 1)).toEqual(needless.slice(1));
  });

  test('is not told where not all files can be judged', async () => {
    put('.virt-doctor.json', CONFIG);
    put('web.xml', DOMAIN.replace('1024', '256'));
    const client = await start();
    await client.open(uriOf('.virt-doctor.json'), CONFIG, 'jsonc');
    await told(client, 2);
    put('web.xml', `${DOMAIN}${' '.repeat(17 * 1024 * 1024)}`);
    await client.open(uriOf('new.xml'), DOMAIN.replace('1024', '256'));
    await told(client, 0);
  });

  test('is told as grave as the configuration wants it', async () => {
    const text = CONFIG.replace('{', '{"severities": {"unused-suppression": "warning"},');
    put('.virt-doctor.json', text);
    put('web.xml', DOMAIN.replace('1024', '256'));
    const client = await start();
    await client.open(uriOf('.virt-doctor.json'), text, 'jsonc');
    expect(await told(client, 2, text)).toEqual([expect.stringMatching(/ 2 1$/), expect.stringMatching(/ 2 1$/)]);
  });
});

describe('.virt-doctor.json', () => {
  test('is found by walking up, the nearest one counts, and not beyond the workspace folder', async () => {
    put('.virt-doctor.json', `{"severities": {"${BALLOON}": "off"}}`);
    put('space here/near/.virt-doctor.json', '{"severities": {"unknown-attribute": "off"}}');
    const client = await start({ folders: [uriOf('space here')] });
    for (const path of ['space here/near/deep/a.xml', 'space here/b.xml', 'outside.xml']) await client.open(uriOf(path), DOMAIN);
    expect(await codesAt(client, 'space here/near/deep/a.xml')).toEqual([BALLOON]);
    expect(await codesAt(client, 'space here/b.xml')).toEqual([BALLOON, 'unknown-attribute', 'unknown-attribute']);
    // Outside of every workspace folder there is no such bound.
    expect(await codesAt(client, 'outside.xml')).toEqual(['unknown-attribute', 'unknown-attribute']);
  });

  test('counts as far as the folders of the workspace go, which may change', async () => {
    put('.virt-doctor.json', `{"severities": {"${BALLOON}": "off"}}`);
    const client = await start({ folders: [uriOf('inner')] });
    await client.open(uriOf('inner/a.xml'), DOMAIN);
    expect(await codesAt(client, 'inner/a.xml')).toContain(BALLOON);
    const folderOf = (path: string) => ({ uri: uriOf(path), name: path });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [folderOf('')], removed: [folderOf('inner')] } });
    expect(await codesAt(client, 'inner/a.xml')).not.toContain(BALLOON);
  });

  test('counts for untitled documents of the workspace, and not for what lies elsewhere', async () => {
    put('.virt-doctor.json', `{"severities": {"${BALLOON}": "off"}}`);
    const client = await start();
    for (const uri of ['untitled:Untitled-1', 'virt-doctor:/host/web.xml']) await client.open(uri, DOMAIN);
    expect(codesOf(await client.diagnostics('untitled:Untitled-1'))).not.toContain(BALLOON);
    expect(codesOf(await client.diagnostics('virt-doctor:/host/web.xml'))).toContain(BALLOON);
  });

  test('the editor\'s settings win over it', async () => {
    put('.virt-doctor.json', `{"severities": {"${BALLOON}": "off", "unknown-attribute": "off"}, "profiles": {"security": false}}`);
    const client = await start({ configuration: () => ({ rules: { [BALLOON]: 'error' }, lint: { profiles: { silent: true }, threshold: 'warning' } }) });
    await client.open(uriOf('a.xml'), DOMAIN);
    const diagnostics = await client.diagnostics(uriOf('a.xml'));
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([[BALLOON, 1]]);
  });

  test('suppresses in the files and elements that it names', async () => {
    put('.virt-doctor.json', '{"suppress": [{"code": "unknown-attribute", "files": "old vms/**", "path": "devices/disk/driver", "reason": "x"}]}');
    const client = await start();
    for (const path of ['old vms/a.xml', 'new/a.xml']) await client.open(uriOf(path), DOMAIN);
    expect(await codesAt(client, 'old vms/a.xml')).toEqual([BALLOON, 'unknown-attribute']);
    expect(await codesAt(client, 'new/a.xml')).toEqual([BALLOON, 'unknown-attribute', 'unknown-attribute']);
  });

  test('names a host whose facts the client may take', async () => {
    put('vms/.virt-doctor.json', '{"host": "root@rack7"}');
    const client = await start({ initializationOptions: { judgements: true } });
    const judged: JudgedParams[] = [];
    client.connection.onNotification(JUDGED, (params: JudgedParams) => { judged.push(params); });
    for (const path of ['vms/a.xml', 'b.xml']) {
      await client.open(uriOf(path), DOMAIN);
      await client.diagnostics(uriOf(path));
    }
    expect(judged.map(({ wanted }) => wanted)).toEqual([{ host: 'root@rack7', folder: uriOf('vms/') }, null]);
    await client.connection.sendNotification(SET_HOST_FACTS, { uri: uriOf('vms/'), host: 'root@rack7', facts: { hostname: 'rack7' } });
    await client.until(() => client.refreshes === 1);
    await client.diagnostics(uriOf('vms/a.xml'));
    expect(judged.at(-1)).toMatchObject({ host: 'root@rack7', wanted: null });
  });

  test('takes effect while it is being edited, and again as it is stored when it is closed', async () => {
    put('.virt-doctor.json', '{}');
    const client = await start();
    await client.open(uriOf('a.xml'), DOMAIN);
    expect(await codesAt(client, 'a.xml')).toContain(BALLOON);
    await client.open(uriOf('.virt-doctor.json'), `{"severities": {"${BALLOON}": "off"}}`, 'jsonc');
    await client.until(() => client.refreshes === 1);
    expect(await codesAt(client, 'a.xml')).not.toContain(BALLOON);
    await client.change(uriOf('.virt-doctor.json'), 2, `{"severities": {"${BALLOON}": "of`);
    await client.until(() => client.refreshes === 2);
    expect(await codesAt(client, 'a.xml')).toContain(BALLOON);
    await client.close(uriOf('.virt-doctor.json'));
    await client.until(() => client.refreshes === 3);
    expect(await codesAt(client, 'a.xml')).toContain(BALLOON);
  });

  test('is read again when the client tells that it changed, and soon when nobody tells', async () => {
    const client = await start();
    await client.open(uriOf('a.xml'), DOMAIN);
    const first = await client.pull(uriOf('a.xml'));
    put('.virt-doctor.json', `{"severities": {"${BALLOON}": "off"}}`);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('.virt-doctor.json'), type: 1 }] });
    await client.until(() => client.refreshes === 1);
    const second = await client.pull(uriOf('a.xml'), first.resultId);
    expect(second.kind).toBe('full');
    expect(await client.pull(uriOf('a.xml'), second.resultId)).toMatchObject({ kind: 'unchanged' });
    put('.virt-doctor.json', '{}');
    await vi.waitFor(async () => expect(await codesAt(client, 'a.xml')).toContain(BALLOON), { timeout: 30_000, interval: 200 });
  });

  test('that has not changed makes nothing be judged again', async () => {
    put('.virt-doctor.json', '{"threshold": "warning"}');
    const client = await start();
    await client.open(uriOf('a.xml'), DOMAIN);
    const first = await client.pull(uriOf('a.xml'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    expect(await client.pull(uriOf('a.xml'), first.resultId)).toMatchObject({ kind: 'unchanged' });
  });

  test('names a snapshot to judge by', async () => {
    put('hosts/kvm.json', writeSnapshot({ memory: { totalKiB: 262144 } }, { host: 'kvm' }));
    put('.virt-doctor.json', '{"host": "hosts/kvm.json"}');
    const client = await start();
    await client.open(uriOf('a.xml'), DOMAIN);
    expect((await client.diagnostics(uriOf('a.xml'))).map((d) => d.code)).toContain('memory-exceeds-host');
  });

  test('names a baseline that hides what was there', async () => {
    const { document, findings } = lint(DOMAIN);
    put('ci/base.json', writeBaseline(makeBaseline([{ file: '../vm/a.xml', document, findings }])));
    put('.virt-doctor.json', '{"baseline": "ci/base.json"}');
    const client = await start();
    await client.open(uriOf('vm/a.xml'), DOMAIN.replace("dev='vda'", "dev='vda' colour='blue'"));
    expect(await codesAt(client, 'vm/a.xml')).toEqual(['unknown-attribute']);
  });

  test('is judged itself, at the exact place, with the files that it names', async () => {
    put('hosts/broken.json', '{}');
    const text = '{\n  // a slip\n  "treshold": "error",\n  "host": "hosts/broken.json",\n  "baseline": "../../outside.json"\n}\n';
    put('.virt-doctor.json', text);
    const client = await start();
    await client.open(uriOf('.virt-doctor.json'), text, 'jsonc');
    const diagnostics = await client.diagnostics(uriOf('.virt-doctor.json'));
    expect(diagnostics.map(({ code, range }) => [code, range])).toEqual([
      ['config-unknown-key', rangeOf(text, '"treshold"')], ['config-bad-value', rangeOf(text, '"hosts/broken.json"')], ['config-bad-value', rangeOf(text, '"../../outside.json"')],
    ]);
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: uriOf('.virt-doctor.json') }, range: diagnostics[0]!.range, context: { diagnostics: [diagnostics[0]] } });
    expect(actions.map((a) => a.title)).toEqual(['Write threshold']);
  });

  test('says nothing twice to a client that goes by the JSON schema', async () => {
    const client = await start({ initializationOptions: { jsonSchema: true } });
    await client.open(uriOf('.virt-doctor.json'), '{"treshold": 1, "threshold": "eror", "host": "/abs.json", "memoryShare": 0,, }', 'jsonc');
    expect((await client.diagnostics(uriOf('.virt-doctor.json'))).map((d) => d.code)).toEqual(['config-unknown-key', 'config-bad-value']);
  });

  test.each([['a folder', () => mkdirSync(join(folder, '.virt-doctor.json'))], ['a pipe', () => execFileSync('mkfifo', [join(folder, '.virt-doctor.json')])], ['a device', () => symlinkSync('/dev/zero', join(folder, '.virt-doctor.json'))],
    ['a loop', () => symlinkSync('.virt-doctor.json', join(folder, '.virt-doctor.json'))], ['no JSON', () => put('.virt-doctor.json', '['.repeat(100_000))]])('that is %s does no harm', async (_, make) => {
    make();
    const client = await start();
    await client.open(uriOf('a.xml'), DOMAIN);
    expect(await codesAt(client, 'a.xml')).toContain(BALLOON);
  });

  test('of a virtual workspace is asked of the client', async () => {
    const client = await start({ initializationOptions: { readsFiles: true }, folders: ['memfs:/vms'] });
    const asked: string[] = [];
    client.connection.onRequest(READ_FILE, ({ uri }: ReadFileParams) => {
      asked.push(uri);
      return uri === 'memfs:/vms/.virt-doctor.json' ? { text: `{"severities": {"${BALLOON}": "off"}}` } : null;
    });
    await client.open('memfs:/vms/deep/a.xml', DOMAIN);
    expect(codesOf(await client.diagnostics('memfs:/vms/deep/a.xml'))).not.toContain(BALLOON);
    expect(asked).toEqual(['memfs:/vms/deep/.virt-doctor.json', 'memfs:/vms/.virt-doctor.json']);
  });

  test('reaches clients that do not pull', async () => {
    put('.virt-doctor.json', `{"severities": {"${BALLOON}": "off"}}`);
    const client = await start({ capabilities: PLAIN });
    await client.open(uriOf('a.xml'), DOMAIN);
    await client.until(() => client.published.length === 1);
    expect(codesOf(client.published[0]!.diagnostics)).not.toContain(BALLOON);
    await client.open(uriOf('.virt-doctor.json'), '{"severities": {}}', 'jsonc');
    await client.until(() => client.published.length === 2);
    expect(codesOf(client.published[1]!.diagnostics)).toContain(BALLOON);
  });
});

/** What an edit makes of one text. */
function applied(edit: WorkspaceEdit | undefined, uri: string, text: string): string {
  const change = edit!.documentChanges!.find((c): c is TextDocumentEdit => 'edits' in c && c.textDocument.uri === uri)!;
  const lines = createLineIndex(text);
  return applyEdits(text, (change.edits as TextEdit[]).map(({ range, newText }) => ({ span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) }, newText })));
}

test('codes in comments are completed, those that are reported first, and explained', async () => {
  const client = await start();
  const text = DOMAIN.replace('    <disk', '    <!-- virt-doctor disable=missing-text,unknown- -->\n    <disk').replace('<name>', '<!-- virt-doctor dis --><name>');
  await client.open(uriOf('a.xml'), text);
  const completeAt = async (part: string): Promise<CompletionItem[]> => await client.connection.sendRequest('textDocument/completion', { textDocument: { uri: uriOf('a.xml') }, position: rangeOf(text, part).end });
  expect((await completeAt('virt-doctor dis')).map((i) => i.textEdit!.newText)).toEqual(['disable=', 'disable-file=', 'disable-line=', 'disable-next-line=']);
  const offered = await completeAt('missing-text,unknown-');
  const sorted = offered.sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map((i) => i.label).filter((l) => l.startsWith('unknown-'));
  expect(sorted[0]).toBe('unknown-attribute');
  expect(sorted).toContain('unknown-element');
  expect(offered[0]!.textEdit).toMatchObject({ range: rangeOf(text, 'unknown-') });
  expect((await completeAt('<name>web')).some((i) => i.label === 'unknown-attribute')).toBe(false);
  const hover: Hover = await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: uriOf('a.xml') }, position: rangeOf(text, 'missing-text').start });
  expect(hover.range).toEqual(rangeOf(text, 'missing-text'));
  expect((hover.contents as MarkupContent).value).toMatch(/What to do/);
});

describe('code actions', () => {
  const actionsAt = async (client: LanguageClient, path: string, text: string, part: string, only?: string[]): Promise<CodeAction[]> => {
    const diagnostics = (await client.diagnostics(uriOf(path))).filter((d) => JSON.stringify(d.range) === JSON.stringify(rangeOf(text, part)));
    return client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: uriOf(path) }, range: rangeOf(text, part), context: { diagnostics, ...(only && { only }) } });
  };
  const titled = (actions: readonly CodeAction[], title: string): CodeAction => {
    const found = actions.find((a) => a.title === title);
    if (!found) throw new Error(`no "${title}" among ${actions.map((a) => a.title).join(', ')}`);
    return found;
  };

  test('disable a code for the element, the file and the workspace, and explain it', async () => {
    const client = await start({ initializationOptions: { ruleUri: 'virt-doctor-rule:/' } });
    const shown: string[] = [];
    client.connection.onRequest('window/showDocument', ({ uri }: { uri: string }) => { shown.push(uri); return { success: true }; });
    await client.open(uriOf('vm/a.xml'), DOMAIN);
    const actions = await actionsAt(client, 'vm/a.xml', DOMAIN, 'shade');
    const [element, file, workspace, explain] = ['for this <driver>', 'for this file', 'in .virt-doctor.json'].map((t) => titled(actions, `Disable unknown-attribute ${t}`)).concat(titled(actions, 'Explain unknown-attribute'));
    for (const action of [element!, file!, workspace!]) expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'unknown-attribute' }] });
    for (const action of [element!, file!, workspace!, explain!]) expect(action.isPreferred).toBeUndefined();

    const once = applied(element!.edit, uriOf('vm/a.xml'), DOMAIN);
    expect(once).toContain('      <!-- virt-doctor disable=unknown-attribute -->\n      <driver');
    await client.change(uriOf('vm/a.xml'), 2, once);
    expect(await codesAt(client, 'vm/a.xml')).toEqual([BALLOON, 'unknown-attribute']);
    await client.change(uriOf('vm/a.xml'), 3, applied(file!.edit, uriOf('vm/a.xml'), DOMAIN));
    expect(await codesAt(client, 'vm/a.xml')).toEqual([BALLOON]);

    const uri = uriOf('.virt-doctor.json');
    expect(workspace!.edit!.documentChanges).toMatchObject([{ kind: 'create', uri, options: { ignoreIfExists: true } }, { textDocument: { uri, version: null } }]);
    expect(readConfig(applied(workspace!.edit, uri, ''))).toMatchObject({ config: { severities: { 'unknown-attribute': 'off' } }, problems: [] });

    await client.connection.sendRequest('workspace/executeCommand', { command: explain!.command!.command, arguments: explain!.command!.arguments });
    await client.connection.sendRequest('workspace/executeCommand', { command: explain!.command!.command, arguments: ['../../etc/passwd'] });
    expect(shown).toEqual(['virt-doctor-rule:/unknown-attribute']);
  });

  test('change the configuration that is there, also while it is being edited', async () => {
    put('.virt-doctor.json', '{"threshold": "hint"}');
    const client = await start();
    await client.open(uriOf('a.xml'), DOMAIN);
    const stored = titled(await actionsAt(client, 'a.xml', DOMAIN, 'shade'), 'Disable unknown-attribute in .virt-doctor.json');
    expect(stored.edit!.documentChanges).toHaveLength(1);
    const buffer = '{\n  // by me\n  "severities": { "bad-value": "off" }\n}\n';
    await client.open(uriOf('.virt-doctor.json'), buffer, 'jsonc');
    const live = titled(await actionsAt(client, 'a.xml', DOMAIN, 'shade'), 'Disable unknown-attribute in .virt-doctor.json');
    expect(live.edit!.documentChanges).toMatchObject([{ textDocument: { version: 1 } }]);
    const after = applied(live.edit, uriOf('.virt-doctor.json'), buffer);
    expect(after).toContain('// by me');
    expect(readConfig(after).config).toEqual({ severities: { 'bad-value': 'off', 'unknown-attribute': 'off' } });
    await client.change(uriOf('.virt-doctor.json'), 2, '{ "severities": ');
    expect((await actionsAt(client, 'a.xml', DOMAIN, 'shade')).map((a) => a.title)).not.toContain('Disable unknown-attribute in .virt-doctor.json');
  });

  test('never offer to disable what makes XML not well-formed', async () => {
    const client = await start();
    const broken = DOMAIN.replace('</disk>', '');
    await client.open(uriOf('a.xml'), broken);
    const titles = (await actionsAt(client, 'a.xml', broken, '<disk')).map((a) => a.title);
    expect(titles).toContain('Insert </disk>');
    expect(titles.filter((t) => /Disable (?!unknown-attribute)/.test(t))).toEqual([]);
  });

  test('fix all of one code, and all, each as one edit that leaves nothing worse', async () => {
    const client = await start();
    const text = DOMAIN.replace('  <name>', '  <!-- virt-doctor disable=bad-value -->\n  <name>').replace('    <disk', '    <!-- virt-doctor disable=bad-value,missing-text -->\n    <disk').replace('<os>', '<title>a & b</title>\n  <os>');
    await client.open(uriOf('b.xml'), text.replace('&', '&amp;'));
    const wellFormed = text.replace('&', '&amp;');
    const ofCode = titled(await actionsAt(client, 'b.xml', wellFormed, 'bad-value'), 'Fix all unused-suppression in this file');
    expect(applied(ofCode.edit, uriOf('b.xml'), wellFormed)).toBe(DOMAIN.replace('<os>', '<title>a &amp; b</title>\n  <os>'));
    // Here two passes are needed: only once the text is well-formed can it be told that a suppression is unused.
    await client.open(uriOf('a.xml'), text);
    const [all] = await actionsAt(client, 'a.xml', text, '&', ['source.fixAll']);
    const after = applied(all!.edit, uriOf('a.xml'), text);
    expect(after).toContain('<title>a &amp; b</title>');
    expect(after).not.toContain('virt-doctor');
  });

  test('mark as preferred only what is certain', async () => {
    const client = await start();
    const text = DOMAIN.replace('<os>', '<title>a & b</title>\n  <os>').replace("bus='virtio'", "bus='virtoi'");
    await client.open(uriOf('a.xml'), text);
    const preferred = (actions: CodeAction[]) => actions.filter((a) => a.isPreferred).map((a) => a.title);
    expect(preferred(await actionsAt(client, 'a.xml', text, '&'))).toHaveLength(1);
    expect(preferred(await actionsAt(client, 'a.xml', text, 'virtoi'))).toEqual([]);
  });
});
