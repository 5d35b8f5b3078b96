import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../engine/index.ts';
import type { ExplainLogResult } from '../../protocol/requests.ts';
import { isToBeScanned, scanLog, type LogPart, type ScanListener } from '../../client/src/scan-log.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const part = (name: string): LogPart => ({ path: at(name), name });
const filler = 'Mar 14 09:12:33 rack3 cron[123]: an ordinary line of an ordinary log\n'.repeat(150_000);
const failure = "2026-03-02T10:11:11.900000Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n";
const never = new AbortController().signal;
const quiet: ScanListener = { read: () => undefined, found: () => undefined };

const hasXz = spawnSync('xz', ['--version']).status === 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-scan-'));
  writeFileSync(at('big.log'), filler + failure + filler + failure);
  writeFileSync(at('packed'), gzipSync(filler + failure, { level: 1 }));
  writeFileSync(at('small.log'), failure);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('big and packed logs are scanned where they lie, small ones are not', async () => {
  expect(await Promise.all(['big.log', 'packed', 'small.log'].map((name) => isToBeScanned(at(name))))).toEqual([true, true, false]);
});

test('a big log says what it says, with lines and progress', async () => {
  const shares: number[] = [];
  const result = await scanLog([part('big.log')], [], { ...quiet, read: (share) => shares.push(share) }, never);
  expect(result?.statements).toMatchObject([{ severity: 'fatal', times: 2, lines: [{ file: 'big.log', range: { start: { line: 150_000 } }, text: failure.trim() }, { range: { start: { line: 300_001 } } }] }]);
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('a packed log is unpacked; a damaged one is an error', async () => {
  expect((await scanLog([part('packed')], [], quiet, never))?.statements).toMatchObject([{ lines: [{ range: { start: { line: 150_000 } } }] }]);
  writeFileSync(at('damaged'), gzipSync(filler).subarray(0, 2000));
  await expect(scanLog([part('damaged')], [], quiet, never)).rejects.toThrow('unexpected end of file');
});

test('the parts of a log are explained together: what the newest says first, with the file of each line', async () => {
  const missing = "2026-03-01T10:11:11.900000Z qemu-system-x86_64: -blockdev x: Could not open '/srv/vm/a.qcow2': No such file or directory\n";
  writeFileSync(at('vm.log.2.gz'), gzipSync(missing));
  writeFileSync(at('vm.log.1'), `${failure}${missing}`);
  writeFileSync(at('vm.log'), `\n${failure}`);
  const shares: number[] = [];
  const scanned = await scanLog(['vm.log.2.gz', 'vm.log.1', 'vm.log'].map(part), [], { ...quiet, read: (share) => shares.push(share) }, never);
  expect(scanned?.statements.map(({ id, times, lines }) => [id, times, ...lines.map(({ file, range }) => `${file}:${range.start.line}`)])).toEqual([
    ['mem-guest-alloc', 2, 'vm.log:1', 'vm.log.1:0'], ['img-missing', 2, 'vm.log.1:1', 'vm.log.2.gz:0'],
  ]);
  expect(scanned?.end).toEqual({ offset: failure.length + 1, line: 2 });
  expect(shares.at(-1)).toBe(1);
});

test.skipIf(!hasXz)('what xz packed is unpacked as well', async () => {
  writeFileSync(at('vm.log.xz'), execFileSync('xz', ['-c', '-1'], { input: filler + failure, maxBuffer: 1 << 28 }));
  expect(await isToBeScanned(at('vm.log.xz'))).toBe(true);
  expect((await scanLog([part('vm.log.xz')], [], quiet, never))?.statements).toMatchObject([{ id: 'mem-guest-alloc', lines: [{ range: { start: { line: 150_000 } } }] }]);
});

test('a folder, a pipe or a device is never waited for', async () => {
  execFileSync('mkfifo', [at('pipe.log')]);
  await expect(isToBeScanned(folder)).rejects.toThrow('it is a directory');
  await expect(isToBeScanned(at('pipe.log'))).rejects.toThrow('it is no regular file');
  await expect(scanLog([part('pipe.log'), part('small.log')], [], quiet, never)).rejects.toThrow('it is no regular file');
  await expect(isToBeScanned('/dev/zero')).rejects.toThrow('it is no regular file');
});

test('it stops when it is told to', async () => {
  const stop = new AbortController();
  expect(await scanLog([part('big.log')], [], { ...quiet, read: (share) => { if (share > 0.3) stop.abort(); } }, stop.signal)).toBeUndefined();
});

test('what is found is told while the rest is read, and the whole at the end', async () => {
  const told: { readonly share: number; readonly ids: readonly string[] }[] = [];
  let share = 0;
  const listener = { read: (now: number): void => { share = now; }, found: ({ statements }: ExplainLogResult): void => void told.push({ share, ids: statements.map(({ id }) => id) }) };
  const result = await scanLog([part('big.log')], [], listener, never);
  expect(told).toHaveLength(1);
  expect(told[0]!.share).toBeLessThan(0.6);
  expect(told[0]!.ids).toEqual(result!.statements.map(({ id }) => id));
});

test('signatures of the user\'s own are looked for as well; a wrong one is left out', async () => {
  const own = readConfig('{ "signatures": [{ "id": "guest-ram", "pattern": "guest memory \'(?P<what>[^\']+)\'", "severity": "benign", "message": "not {what}" }, { "id": "wrong", "pattern": "(" }] }').config.signatures!;
  expect(own).toHaveLength(2);
  const result = await scanLog([part('big.log')], own, quiet, never);
  expect(result?.statements).toMatchObject([{ severity: 'fatal', times: 2 }, { id: 'guest-ram', message: 'not pc.ram', times: 2, lines: [{ range: { start: { line: 150_000 } } }, {}] }]);
});
