import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommandLine } from '../../scripts/build.mjs';
import { EXIT } from '../../cli/src/terminal.ts';
import { BROKEN, folderWith, HEALTHY, WARNED } from './command-line.ts';

/** As many as make threads pay; see cli/src/lint/threads.ts. */
const MANY = 1000;
const here = folderWith({ 'broken.xml': BROKEN, 'healthy.xml': HEALTHY });
let program: string;

beforeAll(async () => {
  program = await buildCommandLine(here.at('dist'));
  mkdirSync(here.at('many'));
  for (let i = 0; i < MANY; i++) writeFileSync(join(here.at('many'), `${String(i).padStart(5, '0')}.xml`), [HEALTHY, BROKEN, WARNED][i % 3]!);
});
afterAll(() => here.remove(), 60_000);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as it ships, in a process of its own. */
function start(argv: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...argv], { cwd: here.folder, env: { PATH: process.env['PATH'], ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended };
}

const virtDoctor = (argv: readonly string[], env: Record<string, string> = {}): Promise<Ended> => {
  const { child, ended } = start(argv, env);
  child.stdin.end();
  return ended;
};

describe('the program as it ships', () => {
  test('lints, with an exit code', async () => {
    expect(await virtDoctor(['lint', 'healthy.xml'])).toMatchObject({ code: EXIT.clean, err: '' });
    expect(await virtDoctor(['lint', 'broken.xml'])).toMatchObject({ code: EXIT.findings, out: expect.stringContaining('broken.xml:7:29: error') });
    expect((await virtDoctor(['frobnicate'])).code).toBe(EXIT.usage);
    expect((await virtDoctor(['--version'])).out).toMatch(/^virt-doctor \d+\.\d+\.\d+\n$/);
  });

  test('explains, also with signatures of a configuration, and needs no engine but its part where there is none', async () => {
    mkdirSync(here.at('own'));
    writeFileSync(here.at('own/.virt-doctor.json'), '{ "signatures": [{ "id": "pear-job", "pattern": "pear job (?P<job>\\\\d+) failed" }] }');
    for (const name of ['plain.log', 'own/own.log']) writeFileSync(here.at(name), "pear job 12 failed\n2026-03-02T10:12:00Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n");
    const told = (out: string): string[] => [...out.matchAll(/\[([a-z-]+)\]$/gm)].map(([, id]) => id!).sort();
    const own = await virtDoctor(['explain', 'own/own.log']);
    expect([own.code, own.err, told(own.out)]).toEqual([EXIT.findings, '', [expect.stringMatching(/^mem-/), 'pear-job']]);
    renameSync(here.at('dist/engine.js'), here.at('dist/away.js'));
    const plain = await virtDoctor(['explain', 'plain.log']).finally(() => renameSync(here.at('dist/away.js'), here.at('dist/engine.js')));
    expect([plain.code, plain.err, told(plain.out)]).toEqual([EXIT.findings, '', [expect.stringMatching(/^mem-/)]]);
  });

  test('FORCE_COLOR and NO_COLOR', async () => {
    // eslint-disable-next-line no-control-regex -- colours begin with it
    const ESCAPE = /\u001b\[/;
    expect((await virtDoctor(['lint', 'broken.xml'])).out).not.toMatch(ESCAPE);
    expect((await virtDoctor(['lint', 'broken.xml'], { FORCE_COLOR: '1' })).out).toMatch(ESCAPE);
    expect((await virtDoctor(['lint', 'broken.xml'], { FORCE_COLOR: '0' })).out).not.toMatch(ESCAPE);
    expect((await virtDoctor(['lint', '--color', 'broken.xml'], { NO_COLOR: '1' })).out).toMatch(ESCAPE);
  });

  test('many files: threads say what one thread says, in the order of the files', async () => {
    const { code, out, err } = await virtDoctor(['lint', '--format', 'jsonl', 'many']);
    expect({ code, err }).toEqual({ code: EXIT.findings, err: '' });
    const lines = out.trimEnd().split('\n').map((line) => JSON.parse(line) as { file: string; diagnostics: { code: string }[] });
    expect(lines.map((l) => l.file)).toEqual(Array.from({ length: MANY }, (_, i) => join('many', `${String(i).padStart(5, '0')}.xml`)));
    expect(lines.map((l) => l.diagnostics.map((d) => d.code).join())).toEqual(Array.from({ length: MANY }, (_, i) => ['', 'duplicate-controller', 'unknown-element'][i % 3]));
  });

  test('many files: sums, and formats that have a frame', async () => {
    expect((await virtDoctor(['lint', 'many'])).out).toMatch(new RegExp(`\n${MANY} files: 333 errors, 333 warnings`));
    const log = JSON.parse((await virtDoctor(['lint', '--format', 'sarif', 'many'])).out) as { runs: [{ results: unknown[] }] };
    expect(log.runs[0].results).toHaveLength(666);
  });

  test('a reader that leaves early ends it without a word', async () => {
    const { child, ended } = start(['lint', '--format', 'json', 'many']);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('SIGINT ends it with 130', async () => {
    const hook = here.at('listens.cjs');
    writeFileSync(hook, "process.on('newListener', (name) => { if (name === 'SIGINT') setImmediate(() => process.stderr.write('listens')); });");
    const { child, ended } = start(['lint', '--stdin-filename', 'x.xml'], { NODE_OPTIONS: `--require ${hook}` });
    // Before there is a handler, it would just die of it.
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, err: 'listens' });
  });

  test('memory does not grow with the number of files', async () => {
    for (const name of ['a', 'b', 'c']) cpSync(here.at('many'), here.at(`more/${name}`), { recursive: true });
    const peak = async (folder: string): Promise<number> => {
      const hook = here.at('hook.cjs');
      writeFileSync(hook, "process.on('exit', () => require('node:worker_threads').isMainThread && process.stderr.write(`peak ${process.resourceUsage().maxRSS}`));");
      const { err } = await virtDoctor(['lint', '--format', 'jsonl', folder], { NODE_OPTIONS: `--require ${hook}` });
      return Number(/peak (\d+)/.exec(err)![1]);
    };
    const [some, more] = [await peak('many'), await peak('more')];
    console.log(`peak memory: ${MANY} files ${Math.round(some / 1024)} MiB, ${3 * MANY} files ${Math.round(more / 1024)} MiB`);
    expect(more).toBeLessThan(some * 2);
  });
});
