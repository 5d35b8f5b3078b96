import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { formats } from '../../engine/log/formats/index.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const samples = join(here, 'samples');

/** VS Code's own grammars, which ours are injected into, lie in the VS Code that the end-to-end tests install. */
const builtIn = join(root, '.vscode-test/code-server-4.139.1/node_modules/code-server/lib/vscode/extensions');
const hasBuiltIn = existsSync(builtIn);
const xml = join(builtIn, 'xml/syntaxes/xml.tmLanguage.json');
const log = join(builtIn, 'log/syntaxes/log.tmLanguage.json');

/** Compares a sample's scopes with its .snap file; resolves to what differs. `UPDATE_SNAPSHOTS=1` writes the file instead. */
async function snap(scope: string, sample: string, grammars: readonly string[] = []): Promise<string> {
  const update = process.env['UPDATE_SNAPSHOTS'] === '1' ? ['--updateSnapshot'] : [];
  const args = [join(root, 'node_modules/vscode-tmgrammar-test/dist/snapshot.js'), '--scope', scope, ...grammars.flatMap((g) => ['-g', g]), ...update, join(samples, sample)];
  return promisify(execFile)(process.execPath, args, { cwd: root, timeout: 20_000 }).then(() => '', (error: { stdout: string; stderr: string }) => error.stdout + error.stderr || String(error));
}

test.each(['qemu.log', 'libvirtd.log', 'journal.log', 'dmesg.log', 'formats.log'])('%s as a virt-log', async (sample) => {
  expect(existsSync(join(samples, `${sample}.snap`))).toBe(true);
  expect(await snap('text.log.virt', sample)).toBe('');
});

/** Their times are part of what they say, or numbers; their levels are numbers. */
const IN_WORDS = new Set(['kernel-clock', 'swtpm', 'journal-json', 'proxmox-start']);
const IN_NUMBERS = new Set(['journal-json', 'syslog-5424']);

describe('each form of a log line that the engine reads', () => {
  const all = formats.flatMap(({ id, samples: some }) => some.flatMap((sample) => ({ id, ...sample, line: sample.line.replace(/[«»]/g, '') })));
  const path = join(samples, 'formats.log');

  test('stands in formats.log', () => {
    const text = `${all.map(({ line }) => line).join('\n')}\n`;
    if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(path, text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('has its time and its level in colour', () => {
    const pale = readFileSync(`${path}.snap`, 'utf8').split(/^>/m).slice(1).flatMap((block) => {
      const [line, ...scopes] = block.split('\n');
      const found = all.find((one) => one.line === line);
      const coloured = (what: RegExp): string[] => scopes.filter((scope) => what.test(scope)).map((scope) => line!.slice(scope.indexOf('^') - 1, scope.lastIndexOf('^')));
      const [times, levels] = [coloured(/timestamp/), coloured(/severity/)];
      const lacks = !found ? [] : [
        ...(found.time !== undefined && !IN_WORDS.has(found.id) && !times.some((time) => time.includes(found.time!)) ? ['time'] : []),
        ...(found.level !== undefined && found.level !== 'info' && !IN_NUMBERS.has(found.id) && levels.length === 0 ? ['level'] : []),
      ];
      return lacks.map((lack) => `${found!.id}: ${lack} of ${line}`);
    });
    expect(pale).toEqual([]);
  });
});

describe.skipIf(!hasBuiltIn && process.env['CI'] !== 'true')(`injected into VS Code’s grammars${hasBuiltIn ? '' : ' (skipped: no VS Code in .vscode-test)'}`, () => {
  test.each([['domain.xml', 'text.xml', xml], ['other.xml', 'text.xml', xml], ['application.log', 'text.log', log]])('%s', async (sample, scope, grammar) => {
    expect(existsSync(join(samples, `${sample}.snap`))).toBe(true);
    expect(await snap(scope, sample, [grammar])).toBe('');
  });

  test('XML of others and log lines of others get no scope of ours', () => {
    expect(readFileSync(join(samples, 'other.xml.snap'), 'utf8')).not.toMatch(/libvirt/);
    const lines = readFileSync(join(samples, 'application.log.snap'), 'utf8').split(/^>/m).slice(1);
    expect(lines[0]).not.toMatch(/virt-log/);
    expect(lines[1]).toMatch(/token\.error-token/);
    expect(lines.at(-1)).not.toMatch(/virt-log/);
  });
});

test('every grammar is declared in package.json', () => {
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { contributes: { grammars: { path: string; scopeName: string }[] } };
  const declared = contributes.grammars.map((g) => g.path.replace('./syntaxes/', '')).sort();
  expect(readdirSync(join(root, 'syntaxes')).sort()).toEqual(declared);
  for (const { path, scopeName } of contributes.grammars) expect((JSON.parse(readFileSync(join(root, path), 'utf8')) as { scopeName: string }).scopeName).toBe(scopeName);
});
