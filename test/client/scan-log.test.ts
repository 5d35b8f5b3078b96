import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../engine/index.ts';
import type { ExplainLogResult } from '../../protocol/requests.ts';
import { isToBeScanned, scanLog, type ScanListener } from '../../client/src/scan-log.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const filler = 'Mar 14 09:12:33 rack3 cron[123]: an ordinary line of an ordinary log\n'.repeat(150_000);
const failure = "2026-03-02T10:11:11.900000Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n";
const never = new AbortController().signal;
const quiet: ScanListener = { read: () => undefined, found: () => undefined };

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
  const result = await scanLog(at('big.log'), 'big.log', [], { ...quiet, read: (share) => shares.push(share) }, never);
  expect(result?.statements).toMatchObject([{ severity: 'fatal', times: 2, lines: [{ file: 'big.log', range: { start: { line: 150_000 } }, text: failure.trim() }, { range: { start: { line: 300_001 } } }] }]);
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('a packed log is unpacked; a damaged one is an error', async () => {
  expect((await scanLog(at('packed'), 'packed', [], quiet, never))?.statements).toMatchObject([{ lines: [{ range: { start: { line: 150_000 } } }] }]);
  writeFileSync(at('damaged'), gzipSync(filler).subarray(0, 2000));
  await expect(scanLog(at('damaged'), 'damaged', [], quiet, never)).rejects.toThrow('unexpected end of file');
});

test('it stops when it is told to', async () => {
  const stop = new AbortController();
  expect(await scanLog(at('big.log'), 'big.log', [], { ...quiet, read: (share) => { if (share > 0.3) stop.abort(); } }, stop.signal)).toBeUndefined();
});

test('what is found is told while the rest is read, and the whole at the end', async () => {
  const told: { readonly share: number; readonly ids: readonly string[] }[] = [];
  let share = 0;
  const listener = { read: (now: number): void => { share = now; }, found: ({ statements }: ExplainLogResult): void => void told.push({ share, ids: statements.map(({ id }) => id) }) };
  const result = await scanLog(at('big.log'), 'big.log', [], listener, never);
  expect(told).toHaveLength(1);
  expect(told[0]!.share).toBeLessThan(0.6);
  expect(told[0]!.ids).toEqual(result!.statements.map(({ id }) => id));
});

test('signatures of the user\'s own are looked for as well; a wrong one is left out', async () => {
  const own = readConfig('{ "signatures": [{ "id": "guest-ram", "pattern": "guest memory \'(?P<what>[^\']+)\'", "severity": "benign", "message": "not {what}" }, { "id": "wrong", "pattern": "(" }] }').config.signatures!;
  expect(own).toHaveLength(2);
  const result = await scanLog(at('big.log'), 'big.log', own, quiet, never);
  expect(result?.statements).toMatchObject([{ severity: 'fatal', times: 2 }, { id: 'guest-ram', message: 'not pc.ram', times: 2, lines: [{ range: { start: { line: 150_000 } } }, {}] }]);
});
