import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidence } from '../../host/evidence.ts';

/** The scripts of a pull on this machine's shell, for machines of a user's own session, whose logs lie in a folder of ours. */
const canRun = process.platform !== 'win32';
const hasXz = spawnSync('xz', ['--version']).status === 0;

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'virt-doctor-evidence-'));
  mkdirSync(join(cache, 'libvirt/qemu/log'), { recursive: true });
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

/** `age` in days. */
function put(name: string, content: string | Buffer, age: number): void {
  const path = join(cache, 'libvirt/qemu/log', name);
  writeFileSync(path, content);
  utimesSync(path, 2_000_000_000 - age * 86_400, 2_000_000_000 - age * 86_400);
}

function ask(id: string, vm: string): string {
  const [program, ...argv] = evidence.find((item) => item.id === id)!.argv.map((word) => word.replace('{uri}', 'qemu:///session').replace('{vm}', vm));
  return spawnSync(program!, argv, { env: { PATH: process.env['PATH'], XDG_CACHE_HOME: cache }, encoding: 'utf8', cwd: cache }).stdout;
}

describe.skipIf(!canRun)('logs of QEMU that were put aside', () => {
  test.each(['web', 'two  blanks ', "it's", '$(touch pwned)', '*', '-rf', '[w]eb', 'back\\slash'])('of a machine called %j: the three newest, the oldest first, and none of its neighbours', (vm) => {
    put(`${vm}.log`, 'now\n', 0);
    put(`${vm}.log.1`, 'second\n', 2);
    put(`${vm}.log.0`, 'newest\n', 1);
    put(`${vm}.log.2.gz`, gzipSync('third\n'), 3);
    put(`${vm}.log.3.gz`, gzipSync('too old\n'), 4);
    // Machines that are called web.log-20310405, web.log.1 and webber.
    for (const neighbour of [`${vm}.log-20310405.log`, `${vm}.log.1.log`, `${vm}ber.log.0`, `x${vm}.log.0`]) put(neighbour, 'a neighbour\n', 0);
    expect(ask('qemu-log-rotated', vm)).toBe('third\nsecond\nnewest\n');
    expect(ask('qemu-log', vm)).toBe('now\n');
  });

  test.skipIf(!hasXz)('with dates in their names, packed with xz', () => {
    put('web.log-20310401.xz', execFileSync('xz', ['-c'], { input: 'first\n' }), 9);
    put('web.log-20310405', 'second\n', 5);
    expect(ask('qemu-log-rotated', 'web')).toBe('first\nsecond\n');
  });

  test('of any size, also unpacked, come with their ends; where there are none, nothing is said', () => {
    expect(ask('qemu-log-rotated', 'web')).toBe('');
    put('web.log.1', `${'x'.repeat(100_000)}\nlast of 1\n`, 1);
    put('web.log.2.gz', gzipSync(Buffer.alloc(200_000_000)), 2);
    const said = ask('qemu-log-rotated', 'web');
    expect(said.length).toBe(2 * 65_536);
    expect(said).toMatch(/\nlast of 1\n$/);
  });
});
