import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summariseFile } from '../../engine/index.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { FIRST_PIECE, PIECE } from '../../host/log-stretches.ts';
import { scanInThreads, type ScannedFile, type ThreadedScanOptions } from '../../host/log-threads.ts';
import { createStretchQueue } from '../../host/stretch-queue.ts';
import { buildLogWorker } from '../../scripts/build.mjs';

let folder: string;
let worker: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-threads-'));
  worker = await buildLogWorker(join(folder, 'dist'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** By one thread that reads from the start to the end. */
function inOneGo(bytes: Uint8Array) {
  const summary = summariseFile();
  summary.feed(bytes.slice(0, FIRST_PIECE));
  for (let at = FIRST_PIECE; at < bytes.length; at += PIECE) summary.feed(bytes.slice(at, at + PIECE));
  summary.end();
  return shown({ statements: summary.statements(), bytes: summary.bytes, lines: summary.lines });
}

/** Without the signatures themselves, which take long to compare. */
const shown = ({ statements, bytes, lines: all }: ScannedFile) =>
  ({ statements: statements.map(({ hit: { signature: { id }, ...hit }, count, lines, lastLine }) => JSON.stringify({ id, hit: { ...hit, groups: Object.entries(hit.groups).sort() }, count, lines, lastLine })), bytes, lines: all });

async function scan(path: string, more: ThreadedScanOptions = {}) {
  const scanned = await scanInThreads(path, { worker, threads: 3, stretch: PIECE, memory: Infinity, alone: 0, ...more });
  return scanned && shown(scanned);
}

const START = '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0, qemu version: 19.2.0, hostname: pear';
const FAILURE = "2031-04-05T06:07:08.009123Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory";
const samples = signatures.flatMap((s) => s.samples);

/** The same numbers at each run. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** A log of ordinary lines, all failures there are, entries of many lines, and runs. */
function mixedLog(seed: number, mib: number, eol = '\n'): string {
  const dice = createDice(seed);
  const ordinary = (): string => `Mar 14 09:12:${10 + dice(50)} rack3 sshd[${dice(99_999)}]: Accepted publickey for operator`;
  const entries: (() => string)[] = [
    ...Array.from({ length: 20 }, () => ordinary),
    () => `Mar 14 09:12:${10 + dice(50)} rack3 libvirtd[${dice(9999)}]: ${samples[dice(samples.length)]}`,
    () => samples[dice(samples.length)]!,
    () => START,
    () => `${START}${eol}LC_ALL=C \\${eol}${"-device 'virtio-blk-pci,bus=pci.0' \\\n".repeat(dice(60))}-msg timestamp=on`,
    () => `2031-04-05 06:07:08.${100 + dice(900)}+0000: ${dice(9999)}: error : virDomainDo:${dice(999)} : internal error: process exited while connecting to monitor: ${FAILURE}${eol}${'  and so on'.repeat(dice(3))}`,
    () => `Traceback (most recent call last):${`${eol}  File "/usr/lib/x.py", line ${dice(99)}, in run`.repeat(dice(90))}${eol}libvirt.libvirtError: ${samples[dice(samples.length)]}`,
    () => 'a line without a prefix',
    () => '',
  ];
  const lines: string[] = [];
  for (let length = 0; length < mib * PIECE; length += lines.at(-1)!.length) lines.push(entries[dice(entries.length)]!());
  return lines.join(eol);
}

/** Bytes that are no text, strewn over one. */
function damaged(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  const dice = createDice(7);
  for (let i = 0; i < 2000; i++) bytes.fill([0, 0xff, 0xc3, 0x1b, 0x0d][dice(5)]!, dice(bytes.length), dice(bytes.length) + dice(9));
  bytes.fill(0, 1_500_000, 1_700_000);
  return bytes;
}

describe('a log that several threads read', () => {
  it.each([
    ['entries of many lines', () => Buffer.from(mixedLog(1, 4))],
    ['line ends of Windows', () => Buffer.from(mixedLog(2, 3, '\r\n'))],
    ['NULs and bytes that are no UTF-8', () => damaged(mixedLog(3, 3))],
    ['a line of ten megabytes', () => Buffer.from(`${mixedLog(4, 1)}\n${`${'x'.repeat(9_973)} ${FAILURE} `.repeat(1000)}\n${mixedLog(5, 1)}`)],
    ['entries that do not end', () => Buffer.from(`Traceback (most recent call last):\n${`  ${samples.map((sample) => sample.split('\n')[0]).join('\n  ')}\n`.repeat(12)}`)],
    ['nothing but line feeds', () => Buffer.alloc(3 * PIECE, 10)],
    ['nothing at all in it', () => Buffer.alloc(0)],
    ['the end at a cut', () => Buffer.from(mixedLog(6, 1).slice(0, 100).padEnd(FIRST_PIECE + 2 * PIECE - FAILURE.length - 1) + `\n${FAILURE}`)],
  ])('says the same as when one reads it: %s', async (name, content) => {
    const bytes = content();
    const path = written(`${name}.log`, bytes);
    const expected = inOneGo(bytes);
    if (bytes.length > 0) expect(expected.lines).toBeGreaterThan(0);
    expect(await scan(path)).toEqual(expected);
    expect(await scan(path, { worker: '', stretch: 2 * PIECE })).toEqual(expected);
  });

  it('is read by others while this thread waits', async () => {
    const path = written('shared.log', mixedLog(8, 5));
    let read = 0;
    let othersRead: () => void;
    const others = new Promise<void>((resolve) => { othersRead = resolve; });
    const heard: string[] = [];
    const scanned = await scan(path, {
      read(bytes) {
        expect(bytes).toBeGreaterThan(read);
        read = bytes;
        if (bytes > 2 * PIECE) othersRead();
      },
      async heard(hits) {
        heard.push(...hits.map(({ signature, message }) => `${signature.id}\n${message}`));
        await others;
      },
    });
    expect(scanned?.bytes).toBe(read);
    expect(heard).toEqual(scanned!.statements.map((statement) => JSON.parse(statement) as { id: string; hit: { message: string } }).map(({ id, hit }) => `${id}\n${hit.message}`));
  });

  it('is read by one alone from where all of them take too much memory', async () => {
    const text = mixedLog(8, 6);
    const path = written('dense.log', Buffer.from(text));
    let read = 0;
    expect(await scan(path, { memory: -1, read(bytes) { read = bytes; } })).toEqual(inOneGo(Buffer.from(text)));
    expect(read).toBeGreaterThanOrEqual(text.length);
  });

  it('is read by the others from where its start is told, unless that says very much', async () => {
    const few = written('few.log', `${FAILURE}\n${'Mar 14 09:12:10 rack3 sshd[5]: Accepted publickey for operator\n'.repeat(80_000)}`);
    const many = written('many-at-first.log', `${Array.from({ length: 3000 }, (_, i) => `2031-04-05T06:07:08.009123Z qemu-system-x86_64: Could not open '/${i}': No such file or directory`).join('\n')}\n${'Mar 14 09:12:10 rack3 sshd[5]: Accepted publickey for operator\n'.repeat(80_000)}`);
    const started = written('starts.cjs', `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'started'))}, ''); require('node:worker_threads').parentPort.once('message', () => process.exit());`);
    for (const [path, isShared] of [[few, true], [many, false]] as const) {
      rmSync(join(folder, 'started'), { force: true });
      expect(await scan(path, { alone: PIECE, worker: started })).toEqual(inOneGo(readFileSync(path)));
      expect(existsSync(join(folder, 'started')), path).toBe(isShared);
    }
  });

  it('is read to its end when the others die', async () => {
    const text = mixedLog(9, 3);
    const path = written('alone.log', text);
    const dies = written('dies.cjs', "require('node:worker_threads').parentPort.once('message', () => process.exit(3));");
    const throws = written('throws.cjs', "throw new Error('no such engine');");
    for (const program of [dies, throws]) expect(await scan(path, { worker: program })).toEqual(inOneGo(Buffer.from(text)));
  });

  it('is left when one stops it', async () => {
    const path = written('stopped.log', mixedLog(10, 5));
    const stop = new AbortController();
    let last = 0;
    expect(await scan(path, { stop: stop.signal, read(bytes) { last = bytes; if (bytes > PIECE) stop.abort(); } })).toBeUndefined();
    expect(last).toBeLessThan(5 * PIECE);
    expect(await scan(path, { stop: stop.signal })).toBeUndefined();
  });

  it('has to be read in one go when it is cut meanwhile; what is appended is read as well', async () => {
    const text = mixedLog(11, 4);
    const cut = written('cut.log', text);
    let isCut = false;
    expect(await scan(cut, { worker: '', read() { if (!isCut) truncateSync(cut, 2 * PIECE); isCut = true; } })).toBeUndefined();
    const grown = written('grown.log', text);
    let isGrown = false;
    const scanned = await scan(grown, { worker: '', read() { if (!isGrown) appendFileSync(grown, `\n${FAILURE} again\n`); isGrown = true; } });
    expect(scanned).toEqual(inOneGo(Buffer.from(`${text}\n${FAILURE} again\n`)));
  });

  it('has to be read in one go when it says too much to be put together', async () => {
    const lines = Array.from({ length: 25_000 }, (_, i) => `Could not open '/${i}': No such file or directory`);
    expect(await scan(written('many.log', lines.join('\n')))).toBeUndefined();
    expect(inOneGo(Buffer.from(lines.join('\n'))).statements).toHaveLength(20_000);
  });
});

it('hands out what is to be done, not too far ahead, and takes the results in any order', async () => {
  const queue = createStretchQueue<string>(5, 2);
  expect([await queue.next(), await queue.next()]).toEqual([0, 1]);
  const third = queue.next();
  expect(queue.done(1, 'b')).toEqual([]);
  queue.giveBack(0);
  expect(await third).toBe(0);
  expect(queue.done(0, 'a')).toEqual(['a', 'b']);
  expect([await queue.next(), await queue.next()]).toEqual([2, 3]);
  queue.done(2, 'c');
  queue.done(3, 'd');
  expect(await queue.next()).toBe(4);
  const afterAll = queue.next();
  expect(queue.done(4, 'e')).toEqual(['e']);
  expect(await afterAll).toBeUndefined();
});
