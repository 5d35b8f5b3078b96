import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine } from '../../scripts/build.mjs';

let folder: string;
let program: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-code-'));
  program = await buildCommandLine(join(folder, 'dist'));
  writeFileSync(join(folder, 'some.log'), "2031-04-05T06:07:08.009123Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n");
  // More than is read as a text: for such logs flags of V8 are changed.
  writeFileSync(join(folder, 'big.log'), `${readFileSync(join(folder, 'some.log'), 'utf8')}${'Mar 14 09:12:10 rack3 sshd[5]: Accepted publickey for operator\n'.repeat(140_000)}`);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the program prints with a cache in `home`. */
function run(home: string, args: readonly string[] = ['explain', 'some.log'], env: NodeJS.ProcessEnv = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: undefined, XDG_CACHE_HOME: join(folder, home), ...env } });
  expect(stderr).toBe('');
  return { stdout, status };
}

const kept = (home: string): string[] => readdirSync(join(folder, home, 'virt-doctor')).sort();
const keptCode = (home: string, name: string): string => join(folder, home, 'virt-doctor', kept(home).find((one) => one.startsWith(name))!);

/** Whether a V8 that starts now takes the code for the program. */
function isTaken(home: string, name: string): boolean {
  const script = `const { readFileSync } = require('node:fs');
    const source = '(function (exports, require, module, __filename, __dirname) { ' + readFileSync(${JSON.stringify(join(folder, 'dist', name))}, 'utf8') + '\\n})';
    process.exitCode = new (require('node:vm').Script)(source, { cachedData: readFileSync(${JSON.stringify(keptCode(home, name))}).subarray(0, -4) }).cachedDataRejected ? 1 : 0;`;
  return spawnSync(process.execPath, ['-e', script]).status === 0;
}

describe.skipIf(process.platform === 'win32' || typeof crc32 !== 'function')('the code of the command line', () => {
  it('is kept for the next start, for its owner alone, and changes nothing', () => {
    const first = run('usual');
    expect(first).toEqual({ stdout: expect.stringContaining('memory') as string, status: 1 });
    expect(kept('usual').map((name) => name.split('-')[0])).toEqual(['command.js', 'explain.js']);
    expect(statSync(join(folder, 'usual/virt-doctor')).mode & 0o777).toBe(0o700);
    for (const name of kept('usual')) expect(statSync(join(folder, 'usual/virt-doctor', name)).mode & 0o777).toBe(0o600);
    expect(isTaken('usual', 'explain.js')).toBe(true);
    const before = statSync(keptCode('usual', 'explain.js'));
    expect(run('usual')).toEqual(first);
    expect(statSync(keptCode('usual', 'explain.js')).mtimeMs).toBe(before.mtimeMs);
    expect(run('usual', ['lint', '--rules']).status).toBe(0);
    expect(kept('usual').map((name) => name.split('-')[0])).toEqual(['command.js', 'engine.js', 'explain.js']);
  });

  it('is good for a V8 without the flags that a big log needs', () => {
    run('big', ['explain', 'big.log']);
    expect(isTaken('big', 'explain.js')).toBe(true);
    expect(isTaken('big', 'command.js')).toBe(true);
  });

  it.each([
    ['damaged', (code: Buffer) => code.fill(0x5a, 40_000, 40_010)],
    ['cut', (code: Buffer) => code.subarray(0, 50_000)],
    ['empty', () => Buffer.alloc(0)],
  ])('is made anew when it is %s', (home, damage) => {
    const first = run(home);
    const path = keptCode(home, 'explain.js');
    const sound = readFileSync(path).length;
    writeFileSync(path, damage(readFileSync(path)));
    expect(isTaken(home, 'command.js')).toBe(true);
    expect(run(home)).toEqual(first);
    const bytes = readFileSync(path);
    expect(bytes.length).toBeGreaterThan(sound / 2);
    expect(bytes.readUInt32LE(bytes.length - 4)).toBe(crc32(bytes.subarray(0, -4)));
  });

  it('is not taken from, nor put, where others may write or where a link leads', () => {
    mkdirSync(join(folder, 'open/virt-doctor'), { recursive: true });
    chmodSync(join(folder, 'open/virt-doctor'), 0o777);
    mkdirSync(join(folder, 'elsewhere'));
    mkdirSync(join(folder, 'linked'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'linked/virt-doctor'));
    for (const home of ['open', 'linked']) {
      expect(run(home).status).toBe(1);
      expect(kept(home)).toEqual([]);
    }
    run('lent');
    const bad = keptCode('lent', 'explain.js');
    chmodSync(bad, 0o666);
    const before = statSync(bad).ino;
    run('lent');
    expect(statSync(bad).ino).not.toBe(before);
    expect(statSync(bad).mode & 0o777).toBe(0o600);
  });

  it('is not kept when nobody wants that, and where there is no place for it', () => {
    run('unwanted', ['explain', 'some.log'], { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(existsSync(join(folder, 'unwanted'))).toBe(false);
    writeFileSync(join(folder, 'file'), '');
    expect(run('file').status).toBe(1);
  });

  it('of other versions is cleared away after a month', () => {
    run('old');
    const old = join(folder, 'old/virt-doctor/explain.js-of-another');
    const recent = join(folder, 'old/virt-doctor/explain.js-of-a-third');
    for (const path of [old, recent]) writeFileSync(path, '');
    utimesSync(old, new Date(), new Date(Date.now() - 40 * 24 * 60 * 60 * 1000));
    rmSync(keptCode('old', 'command.js'));
    run('old');
    expect(kept('old')).toContain(basename(recent));
    expect(kept('old')).not.toContain(basename(old));
  });
});
