import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DiagnosticSeverity, type CompletionItem, type Hover, type MarkupContent } from 'vscode-languageserver';
import { DIAGNOSE, EXPLAIN_LOG, JUDGED, LOG_MARKS, OWN_SIGNATURES, TIMELINE, type DiagnoseResult, type ExplainLogResult, type LogMarksResult, type OwnSignaturesResult, type TimelineResult } from '../../protocol/requests.ts';
import { bundleServer, LanguageClient, rangeOf } from './language-client.ts';

let bundle: Awaited<ReturnType<typeof bundleServer>>;
let folder: string;
const running: LanguageClient[] = [];

beforeAll(async () => { bundle = await bundleServer(); });
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'virt-doctor-logs-')); });
afterEach(async () => {
  for (const client of running.splice(0)) expect(await client.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});
afterAll(() => bundle.remove());

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const hoverText = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? '';

async function start(): Promise<LanguageClient> {
  const client = await LanguageClient.start(bundle.program, { folders: [uriOf('')] });
  running.push(client);
  return client;
}

describe('own signatures', () => {
  test('are told to who scans a big log itself, and hold for a log that is sent; what is wrong is told with its place', async () => {
    const pattern = '"pear job (?P<n>\\\\d+) failed"';
    const config = `{"signatures": [{"id": "pear-job", "pattern": ${pattern}}, {"id": "half", "pattern": "a(b"}], "threshold": 1}`;
    writeFileSync(join(folder, '.virt-doctor.json'), config);
    const client = await start();
    const own = await client.connection.sendRequest<OwnSignaturesResult>(OWN_SIGNATURES, { uri: uriOf('big.log') });
    expect(own.signatures).toMatchObject([{ id: 'pear-job', pattern: { source: 'pear job (?P<n>\\d+) failed' } }, { id: 'half' }]);
    expect(own.wrong).toMatchObject({ uri: uriOf('.virt-doctor.json'), lines: [{ file: '.virt-doctor.json', range: { end: { line: 0, character: config.length - 1 } } }, { range: rangeOf(config, '"a(b"'), text: expect.stringContaining('half') }] });
    const sent = await client.connection.sendRequest<ExplainLogResult>(EXPLAIN_LOG, { name: 'a.log', text: 'pear job 7 failed\n', uri: uriOf('a.log') });
    expect(sent).toMatchObject({ statements: [{ id: 'pear-job', message: 'pear job 7 failed' }], wrong: own.wrong });
  });

  test('hold in a diagnosis and a timeline of what lies there, or nowhere', async () => {
    writeFileSync(join(folder, '.virt-doctor.json'), '{"signatures": [{"id": "pear-job", "pattern": "pear job (?P<n>\\\\d+) failed", "severity": "fatal", "message": "Job {n} failed."}, {"id": "half", "pattern": "a(b"}]}');
    const client = await start();
    const texts = [{ name: 'qemu.log', text: '2031-04-05 06:07:08.901+0000: pear job 7 failed\n' }];
    for (const uri of [uriOf('evidence'), 'untitled:diagnosis']) {
      const diagnosis = await client.connection.sendRequest<DiagnoseResult>(DIAGNOSE, { logs: texts, uri, timeline: true });
      expect(diagnosis).toMatchObject({ causes: [{ id: 'pear-job', message: 'Job 7 failed.' }], wrong: { lines: [{ text: expect.stringContaining('half') }] }, timeline: { entries: [{ kind: 'cause', message: 'Job 7 failed.' }] } });
      expect(await client.connection.sendRequest<TimelineResult>(TIMELINE, { texts, uri })).toMatchObject({ entries: [{ message: 'Job 7 failed.' }] });
    }
    expect((await client.connection.sendRequest<DiagnoseResult>(DIAGNOSE, { logs: texts })).causes).toEqual([]);
  });

  test('may be graded in the configuration, where their codes are offered', async () => {
    const config = '{"severities": {"pear-job": "hint", "pe"}, "signatures": [{"id": "pear-job", "pattern": "pear job"}]}';
    writeFileSync(join(folder, '.virt-doctor.json'), config.replace(', "pe"', ''));
    const client = await start();
    await client.open(uriOf('a.log'), 'pear job\n', 'log');
    expect(await client.diagnostics(uriOf('a.log'))).toMatchObject([{ code: 'pear-job', severity: 4 }]);
    await client.open(uriOf('.virt-doctor.json'), config, 'jsonc');
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', { textDocument: { uri: uriOf('.virt-doctor.json') }, position: { line: 0, character: config.indexOf('"pe"') + 3 } });
    expect(items).toMatchObject([{ label: 'pear-job', textEdit: { range: rangeOf(config, '"pe"') } }]);
  });

  test('of the workspace hold for its logs, in Problems and on hover', async () => {
    writeFileSync(join(folder, '.virt-doctor.json'), '{"signatures": [{"id": "pear-job", "pattern": "pear job (?P<n>\\\\d+) failed", "severity": "fatal", "message": "Job {n} failed.", "do": "Run it again."}]}');
    const client = await start();
    const log = 'x\nMar 14 09:00:00 a pear[1]: pear job 7 failed\n';
    await client.open(uriOf('a.log'), log, 'log');
    expect(await client.diagnostics(uriOf('a.log'))).toMatchObject([{ code: 'pear-job', severity: DiagnosticSeverity.Error, message: 'Job 7 failed.', range: rangeOf(log, 'pear job 7 failed') }]);
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri: uriOf('a.log') }, position: rangeOf(log, 'job').start });
    expect(hoverText(hover)).toContain('Run it again');
  });

  test('with a wrong pattern are told in the configuration, at the pattern', async () => {
    const text = '{"signatures": [{"id": "pear-job", "pattern": "a(b"}]}';
    writeFileSync(join(folder, '.virt-doctor.json'), text);
    const client = await start();
    await client.open(uriOf('.virt-doctor.json'), text, 'json');
    expect(await client.diagnostics(uriOf('.virt-doctor.json'))).toMatchObject([{ code: 'config-bad-value', range: rangeOf(text, '"a(b"') }]);
  });
});

test('marks of a log with more chatter than can be marked: failures stay', async () => {
  const client = await start();
  const chatter = 'Mar 14 09:00:00 rack3 kernel: br0: port 1(vnet0) entered forwarding state\n'.repeat(7000);
  const failure = "2026-03-02T10:12:00.100000Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n";
  await client.open(uriOf('a.log'), failure + chatter + failure, 'log');
  const result = await client.connection.sendRequest<LogMarksResult>(LOG_MARKS, { uri: uriOf('a.log') });
  expect(result!.marks).toHaveLength(5000);
  expect(result!.marks.filter(({ kind }) => kind === 'fatal').map(({ words }) => words.start.line)).toEqual([0, 7001]);
  expect(result!.marks.map(({ words }) => words.start.line)).toEqual(result!.marks.map(({ words }) => words.start.line).toSorted((a, b) => a - b));
});

describe('a big log', () => {
  const failure = (n: number): string => `2026-03-02T10:12:00.100000Z qemu-system-x86_64: Could not open '/img/${n}.qcow2': No such file or directory\n`;
  const chatter = 'Mar 14 09:00:00 rack3 sshd[77]: Accepted publickey for operator\n'.repeat(300_000);
  const log = failure(1) + chatter + failure(2);
  const marked = (result: LogMarksResult): number[] => result!.marks.filter(({ kind }) => kind !== 'benign').map(({ words }) => words.start.line);

  test('is marked where one sees it first at once, and all of it when it is judged; others are answered meanwhile', async () => {
    const client = await LanguageClient.start(bundle.program, { folders: [uriOf('')], initializationOptions: { judgements: true } });
    running.push(client);
    const order: string[] = [];
    const judged = new Promise<void>((resolve) => {
      client.connection.onNotification(JUDGED, ({ uri }: { uri: string }) => {
        if (uri !== uriOf('a.log')) return;
        order.push('judged');
        resolve();
      });
    });
    const xml = '<domain type="kvm"><name>a</name><memori>1</memori></domain>';
    await client.open(uriOf('a.xml'), xml);
    expect(await client.diagnostics(uriOf('a.xml'))).not.toEqual([]);
    await client.open(uriOf('a.log'), log, 'log');
    expect(marked(await client.connection.sendRequest<LogMarksResult>(LOG_MARKS, { uri: uriOf('a.log') }))).toEqual([0]);
    await client.change(uriOf('a.xml'), 2, `${xml}\n`);
    void client.diagnostics(uriOf('a.log')).then(() => order.push('problems'));
    expect(await client.diagnostics(uriOf('a.xml'))).not.toEqual([]);
    order.push('another');
    await judged;
    expect(order[0]).toBe('another');
    expect(marked(await client.connection.sendRequest<LogMarksResult>(LOG_MARKS, { uri: uriOf('a.log') }))).toEqual([0, 300_001]);
    expect(await client.diagnostics(uriOf('a.log'))).toHaveLength(2);
  });

  test('that is changed while it is explained is explained as it is then', async () => {
    const client = await start();
    await client.open(uriOf('a.log'), log, 'log');
    const first = client.connection.sendRequest<unknown[] | null>('textDocument/codeLens', { textDocument: { uri: uriOf('a.log') } });
    await client.change(uriOf('a.log'), 2, failure(3) + log);
    expect(await first).toEqual([]);
    expect((await client.diagnostics(uriOf('a.log'))).map(({ range }) => range.start.line)).toEqual([0, 1, 300_002]);
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri: uriOf('a.log') }, position: { line: 0, character: 60 } });
    expect(hoverText(hover)).toContain('/img/3');
  });

  test('that is closed while it is explained is let go', async () => {
    const client = await start();
    await client.open(uriOf('a.log'), log, 'log');
    const asked = client.connection.sendRequest<unknown[] | null>('textDocument/codeLens', { textDocument: { uri: uriOf('a.log') } });
    await client.close(uriOf('a.log'));
    expect(await asked).toBeNull();
  });
});

describe('scripts and notes', () => {
  test('hold harmful commands: told as information, explained on hover, silenced by the configuration', async () => {
    const client = await start();
    const note = '# KVM does not start\n\n```sh\necho "noapic" >> /etc/sysctl.conf\n```\n';
    await client.open(uriOf('a.md'), note, 'markdown');
    expect(await client.diagnostics(uriOf('a.md'))).toMatchObject([{ code: 'command-boot-parameter-in-sysctl', severity: DiagnosticSeverity.Information, range: rangeOf(note, 'echo "noapic" >> /etc/sysctl.conf') }]);
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri: uriOf('a.md') }, position: rangeOf(note, 'noapic').start });
    expect(hoverText(hover)).toContain('What to do');
    writeFileSync(join(folder, '.virt-doctor.json'), '{"severities": {"command-boot-parameter-in-sysctl": "off"}}');
    await client.open(uriOf('b.sh'), note, 'shellscript');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('.virt-doctor.json'), type: 1 }] });
    expect(await client.diagnostics(uriOf('b.sh'))).toEqual([]);
  });
});
