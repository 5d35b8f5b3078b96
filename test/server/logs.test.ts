import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DiagnosticSeverity, type CompletionItem, type Hover, type MarkupContent } from 'vscode-languageserver';
import { DIAGNOSE, EXPLAIN_LOG, LOG_MARKS, OWN_SIGNATURES, TIMELINE, type DiagnoseResult, type ExplainLogResult, type LogMarksResult, type OwnSignaturesResult, type TimelineResult } from '../../protocol/requests.ts';
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
