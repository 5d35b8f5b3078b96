import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainCommand } from '../../cli/src/commands/explain.ts';
import { readOwn } from '../../cli/src/explain/own-signatures.ts';
import { run } from '../../cli/src/run.ts';
import { EXIT, type Terminal } from '../../cli/src/terminal.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const missing = (n: number): string => `2026-03-02T10:11:${String(n % 60).padStart(2, '0')}.900000Z qemu-system-x86_64: -blockdev x: Could not open '/srv/vm/${n}.qcow2': No such file or directory\n`;
const busy = "2026-03-02T10:12:00.100000Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n";

const hasXz = spawnSync('xz', ['--version']).status === 0;

beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'virt-doctor-explain-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function recorder(): Terminal & { out: () => string; err: () => string } {
  let out = '';
  let err = '';
  return { write: (t) => void (out += t), complain: (t) => void (err += t), colour: false, width: 120, readStdin: () => Promise.resolve(Buffer.from('')), out: () => out, err: () => err };
}

async function explained(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = recorder();
  return { code: await run(['explain', ...argv], terminal), out: terminal.out(), err: terminal.err() };
}

interface Match { line: number; id: string; count?: number }
const matches = (out: string): Match[] => out.trim().split('\n').flatMap((line) => (JSON.parse(line) as { matches: Match[] }).matches);

/** Big enough to be scanned as it comes. */
const filler = 'Mar 14 09:12:33 rack3 cron[123]: an ordinary line of an ordinary log\n'.repeat(160_000);

test('of a folder without logs, explain says which it looks for', async () => {
  mkdirSync(at('none'));
  writeFileSync(at('none/notes.md'), missing(1));
  expect(await explained(at('none'))).toEqual({ code: EXIT.clean, out: '', err: expect.stringContaining('no log there') as string });
  writeFileSync(at('none/vm.log'), missing(1));
  expect(await explained(at('none'))).toMatchObject({ code: EXIT.findings, err: '' });
});

describe('explain, files of any size', () => {
  test('a big log, packed or not, says what it says', async () => {
    const log = filler + missing(1) + filler + missing(1);
    writeFileSync(at('big.log'), log);
    writeFileSync(at('big.log.gz'), gzipSync(log, { level: 1 }));
    for (const name of ['big.log', 'big.log.gz']) {
      const { code, out, err } = await explained('--format', 'jsonl', at(name));
      expect([code, err]).toEqual([EXIT.findings, '']);
      expect(matches(out)).toMatchObject([{ line: 160_001 }, { line: 320_002 }]);
    }
    expect((await explained(at('big.log'))).out).toContain(`${at('big.log')}:160001: fatal: `);
  });

  test('of a big log, failures are told while it is read: as text once in full, with their order and counts at the end', async () => {
    writeFileSync(at('early.log'), filler + busy + missing(1) + filler + missing(1) + filler);
    const writes: string[] = [];
    await run(['explain', at('early.log')], { ...recorder(), write: (text) => void writes.push(text) });
    const out = writes.join('');
    expect(out.match(/ {4}why: /g)).toHaveLength(2);
    expect(out.split('\n').filter((line) => !line.startsWith('    ')).map((line) => line.replace(at('early.log'), ''))).toEqual([
      expect.stringMatching(/^:160001: fatal: .*\[[a-z-]+\]$/), expect.stringMatching(/^:160002: fatal: (?!.*times)/), ': all that was found, the most important first:',
      expect.stringMatching(/^:160001: fatal: .*\[[a-z-]+\]$/), expect.stringMatching(/^:160002: fatal: .*\(2 times\)/), '',
    ]);
    const early = (await explained('--format', 'jsonl', at('early.log'))).out.trim().split('\n').map((line) => JSON.parse(line) as object);
    expect(early).toMatchObject([{ found: { line: 160_001 }, matches: [] }, { found: { line: 160_002 }, matches: [] }, { matches: [{ line: 160_001 }, { line: 160_002 }, { line: 320_003 }] }]);
  });

  test('what a big log says once is not said twice', async () => {
    writeFileSync(at('once.log'), filler + busy + filler);
    expect((await explained(at('once.log'))).out.match(/once\.log/g)).toHaveLength(1);
  });

  test.skipIf(!hasXz)('xz is unpacked as well, in pieces of any size; a cut one says so, after what it said', async () => {
    const packed = execFileSync('xz', ['-1', '-c'], { input: missing(4) + filler + missing(7), maxBuffer: 1 << 28 });
    writeFileSync(at('xz.log-20260314.xz'), packed);
    writeFileSync(at('xz.log-20260315.xz'), packed.subarray(0, packed.length - 100));
    const whole = await explained('--format', 'jsonl', at('xz.log-20260314.xz'));
    expect(matches(whole.out).filter(({ id }) => id === 'img-missing').map(({ line }) => line)).toEqual([1, 160_002]);
    const cut = await explained('--format', 'jsonl', at('xz.log-20260315.xz'));
    expect(matches(cut.out)).toMatchObject([{ line: 1 }]);
    expect(cut.err).toContain('xz.log-20260315.xz: it ends too early');
  });

  test('a gzip file that ends early says what it said, and that it is damaged', async () => {
    const packed = gzipSync(filler + missing(7) + filler);
    writeFileSync(at('cut.log.gz'), packed.subarray(0, packed.length - 2000));
    const { code, out, err } = await explained('--format', 'jsonl', at('cut.log.gz'));
    expect(code).toBe(EXIT.failed);
    expect(err).toContain('cut.log.gz: unexpected end of file');
    expect(matches(out)).toMatchObject([{ line: 160_001 }]);
  });

  test('sparse files, lines of megabytes, wrong UTF-8, NULs and CRLF', async () => {
    const file = openSync(at('odd.log'), 'w');
    writeSync(file, `${missing(1).trimEnd()}\r\n`);
    ftruncateSync(file, 30_000_000);
    closeSync(file);
    appendFileSync(at('odd.log'), Buffer.concat([Buffer.from('\n'), Buffer.alloc(10_000_000, 120), Buffer.from([10, 0xff, 0xc0, 0x80, 10]), Buffer.from(`\u001b[31m${missing(2)}`)]));
    expect(matches((await explained('--format', 'jsonl', at('odd.log'))).out)).toMatchObject([{ line: 1 }, { line: 5 }]);
  });

  test('UTF-16, folders and missing files are refused with a reason', async () => {
    writeFileSync(at('utf16.log'), Buffer.from('\ufeffabc', 'utf16le'));
    expect(await explained(at('utf16.log'))).toMatchObject({ code: EXIT.failed, out: '', err: expect.stringContaining('UTF-16') });
    for (const length of [10, 200_000]) {
      const terminal = { ...recorder(), readStdin: () => Promise.resolve(Buffer.from(`\ufeff${'a'.repeat(length)}`, 'utf16le')) };
      expect([await run(['explain', '-'], terminal), terminal.err()]).toEqual([EXIT.failed, expect.stringContaining('UTF-16')]);
    }
    expect(await explained(at('none.log'))).toMatchObject({ code: EXIT.failed, out: '' });
  });

  test('--rotated takes the parts in the order of time', async () => {
    writeFileSync(at('vm.log'), missing(1));
    writeFileSync(at('vm.log.1'), missing(2));
    writeFileSync(at('vm.log.2.gz'), gzipSync(missing(3)));
    writeFileSync(at('vm.log.10'), missing(4));
    writeFileSync(at('vm.log-20260101.gz'), gzipSync(missing(5)));
    writeFileSync(at('vm.log.xz'), missing(8));
    writeFileSync(at('vm.logger'), missing(6));
    const { out } = await explained('--rotated', '--format', 'jsonl', at('vm.log'));
    expect(out.trim().split('\n').map((line) => (JSON.parse(line) as { file: string }).file.slice(folder.length + 1))).toEqual(['vm.log-20260101.gz', 'vm.log.10', 'vm.log.2.gz', 'vm.log.1', 'vm.log']);
  });

  test('--follow needs one file', async () => {
    expect(await explained('--follow', '-')).toMatchObject({ code: EXIT.usage });
    expect(await explained('--follow', 'a', 'b')).toMatchObject({ code: EXIT.usage });
  });
});

/** Waits until it holds, or fails after some seconds. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await wait(50);
  expect(holds()).toBe(true);
}

test('--follow tells what is appended, after the file was cut and after it was rotated', async () => {
  const path = at('follow.log');
  writeFileSync(path, `first\n${missing(1)}`);
  const terminal = recorder();
  const stop = new AbortController();
  const done = explainCommand({ paths: { paths: [path], filesFrom: undefined }, format: 'jsonl', follow: stop.signal, readOwn }, terminal);
  const lines = (): number[] => (terminal.out() === '' ? [] : matches(terminal.out()).map(({ line }) => line));
  await until(() => lines().length === 1);
  const half = missing(2);
  appendFileSync(path, half.slice(0, 60));
  await wait(400);
  appendFileSync(path, half.slice(60));
  await until(() => lines().length === 2);
  truncateSync(path, 0);
  await until(() => terminal.err().includes('truncated'));
  appendFileSync(path, missing(3));
  await until(() => lines().length === 3);
  renameSync(path, `${path}.1`);
  appendFileSync(`${path}.1`, missing(4));
  await until(() => terminal.err().includes('it is gone'));
  writeFileSync(path, `\n\n${busy}`);
  await until(() => lines().length === 5);
  stop.abort();
  expect(await done).toBe(EXIT.findings);
  expect(lines()).toEqual([2, 3, 1, 2, 3]);
});

test('--follow tells what a user\'s own signatures find, with lines and once', async () => {
  const sub = at('own-follow');
  mkdirSync(sub);
  writeFileSync(join(sub, '.virt-doctor.json'), '{ "signatures": [{ "id": "pear-job", "pattern": "pear job (?P<n>\\\\d+) failed", "message": "Job {n} failed." }] }');
  const path = join(sub, 'job.log');
  writeFileSync(path, 'pear job 1 failed\n');
  const terminal = recorder();
  const stop = new AbortController();
  const done = explainCommand({ paths: { paths: [path], filesFrom: undefined }, format: 'jsonl', follow: stop.signal, readOwn }, terminal);
  const told = (): string[] => (terminal.out() === '' ? [] : matches(terminal.out()).map(({ line, id }) => `${line} ${id}`));
  await until(() => told().length === 1);
  appendFileSync(path, 'pear job 2 fai');
  await wait(400);
  appendFileSync(path, `led\n${missing(5)}`);
  await until(() => told().length === 3);
  stop.abort();
  expect(await done).toBe(EXIT.findings);
  expect(told().slice(0, 2)).toEqual(['1 pear-job', '2 pear-job']);
  expect(told()[2]).toMatch(/^3 /);
});

test('SARIF: a rule for each cause, a result for all that says the same, names made harmless', async () => {
  const name = at('a b%.log');
  writeFileSync(name, `${missing(3)}x\n${missing(3)}${busy}`);
  const { code, out } = await explained('--format', 'sarif', name, at('not-there.log'));
  expect(code).toBe(EXIT.failed);
  const { version, runs: [run] } = JSON.parse(out) as { version: string; runs: { tool: { driver: { rules: { id: string; help: { text: string } }[] } }; invocations: { executionSuccessful: boolean }[]; results: { ruleId: string; level: string; occurrenceCount: number; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[]; relatedLocations?: unknown[] }[] }[] };
  expect(version).toBe('2.1.0');
  expect(run!.invocations[0]!.executionSuccessful).toBe(false);
  expect(run!.results.map(({ level, occurrenceCount, locations, relatedLocations }) => [level, occurrenceCount, locations[0]!.physicalLocation.region.startLine, relatedLocations?.length ?? 0]).sort()).toEqual([['error', 1, 4, 0], ['error', 2, 1, 1]]);
  expect(run!.results[0]!.locations[0]!.physicalLocation.artifactLocation.uri).toMatch(/a%20b%25\.log$/);
  expect(new Set(run!.results.map(({ ruleId }) => ruleId))).toEqual(new Set(run!.tool.driver.rules.map(({ id }) => id)));
  expect(run!.tool.driver.rules.every(({ help }) => help.text.includes('What to do: '))).toBe(true);
  expect(await explained('--format', 'sarif', '--follow', name)).toMatchObject({ code: EXIT.usage });
});

test('a file of 300 MB needs no more than 150 MB', async () => {
  await build({ entryPoints: ['cli/src/main.ts'], bundle: true, platform: 'node', format: 'cjs', minify: true, mainFields: ['module', 'main'], outfile: at('cli.js'), logLevel: 'silent' });
  const file = openSync(at('huge.log'), 'w');
  for (let i = 0; i < 27; i++) writeSync(file, filler + missing(i % 3));
  closeSync(file);
  writeFileSync(at('rss.cjs'), "process.on('exit', () => console.error(process.resourceUsage().maxRSS));");
  const child = spawn(process.execPath, ['-r', at('rss.cjs'), at('cli.js'), 'explain', '--format', 'jsonl', at('huge.log')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => { out += data.toString(); });
  child.stderr.on('data', (data: Buffer) => { err += data.toString(); });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, matches(out).length]).toEqual([EXIT.findings, 27]);
  expect(Number(err.trim().split('\n').at(-1)) / 1024).toBeLessThan(150);
});

test('own signatures of the nearest configuration hold, in small logs and big ones; wrong ones are told at their place', async () => {
  const sub = at('own');
  mkdirSync(sub);
  writeFileSync(join(sub, '.virt-doctor.json'), '{ // ours\n  "signatures": [\n    { "id": "pear-job", "pattern": "pear job (?P<n>\\\\d+) failed", "severity": "fatal", "message": "Job {n} failed." },\n    { "id": "wrong-one", "pattern": "a(b" }\n  ]\n}\n');
  writeFileSync(join(sub, 'small.log'), 'x\npear job 7 failed\n');
  writeFileSync(join(sub, 'big.log'), `${filler}pear job 8 failed\n${filler}pear job 8 failed`);
  const small = await explained('--format', 'jsonl', join(sub, 'small.log'));
  expect(small.err).toContain('.virt-doctor.json:4:37: error: The pattern of wrong-one is no regular expression of RE2');
  expect(matches(small.out)).toEqual([{ line: 2, id: 'pear-job', category: 'other', severity: 'fatal', message: 'Job 7 failed.' }]);
  expect(matches((await explained('--format', 'jsonl', join(sub, 'big.log'))).out)).toMatchObject([{ line: 160_001, id: 'pear-job' }, { line: 320_002, id: 'pear-job' }]);
  expect(matches((await explained('--no-config', '--format', 'jsonl', join(sub, 'small.log'))).out)).toEqual([]);
});
