import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPaths, relativePath } from '../../cli/src/paths.ts';
import { EXIT } from '../../cli/src/terminal.ts';
import { BROKEN, folderWith, HEALTHY, virtDoctor } from './command-line.ts';

const here = folderWith({
  'vms/a.xml': HEALTHY, 'vms/b.xml': BROKEN, 'vms/deep/c.xml': HEALTHY, 'vms/deep/er/d.xml': HEALTHY, 'vms/note.md': '', 'vms/[odd].xml': BROKEN,
  'vms/.git/e.xml': BROKEN, 'vms/node_modules/f.xml': BROKEN, 'closed/g.xml': HEALTHY, list: 'x',
});
beforeAll(() => {
  symlinkSync('..', here.at('vms/deep/up'));
  symlinkSync('self', here.at('self'));
  symlinkSync('a.xml', here.at('vms/link.xml'));
});
afterAll(() => here.remove());

const find = (...paths: string[]): string[] => [...findPaths({ paths: paths.map((p) => join(here.folder, p)), filesFrom: undefined, endings: ['.xml'] })].map(({ path, problem }) => (problem === undefined ? path : `${path}: ${problem}`).slice(here.folder.length + 1));
const excluding = (exclude: string[], ...paths: string[]): string[] => [...findPaths({ paths: paths.map((p) => join(here.folder, p)), filesFrom: undefined, endings: ['.xml'], exclude })].map(({ path }) => path.slice(here.folder.length + 1));

describe('findPaths', () => {
  test('folders are opened in order of names; links, hidden folders and node_modules are left alone', () => {
    expect(find('vms')).toEqual(['vms/[odd].xml', 'vms/a.xml', 'vms/b.xml', 'vms/deep/c.xml', 'vms/deep/er/d.xml']);
  });
  test('globs', () => {
    expect(find('vms/*.xml')).toEqual(['vms/[odd].xml', 'vms/a.xml', 'vms/b.xml']);
    expect(find('vms/**/*.xml')).toEqual(['vms/[odd].xml', 'vms/a.xml', 'vms/b.xml', 'vms/deep/c.xml', 'vms/deep/er/d.xml']);
    expect(find('vms/{a,b}.xml')).toEqual(['vms/a.xml', 'vms/b.xml']);
    expect(find('vms/*/c.*')).toEqual(['vms/deep/c.xml']);
    expect(find('vms/.git/*.xml')).toEqual(['vms/.git/e.xml']);
    expect(find('vms/*.qcow2')).toEqual(['vms/*.qcow2: no file matches']);
  });
  test('a file that is named like a glob is itself', () => expect(find('vms/[odd].xml')).toEqual(['vms/[odd].xml']));
  test('what is there twice is found once', () => expect(find('vms/a.xml', 'vms', 'vms/deep/../a.xml')).toEqual(['vms/a.xml', 'vms/[odd].xml', 'vms/b.xml', 'vms/deep/c.xml', 'vms/deep/er/d.xml']));
  test('a link that is named is followed; one that leads to itself says so', () => {
    expect(find('vms/link.xml')).toEqual(['vms/link.xml']);
    expect(find('self')).toEqual(['self: too many symbolic links']);
    expect(find('nowhere/x.xml')).toEqual(['nowhere/x.xml: there is no such file']);
  });
  test('--exclude takes names and paths', () => {
    expect(excluding(['b.xml', 'er'], 'vms')).toEqual(['vms/[odd].xml', 'vms/a.xml', 'vms/deep/c.xml']);
    expect(excluding(['**/deep/**'], 'vms')).toEqual(['vms/[odd].xml', 'vms/a.xml', 'vms/b.xml']);
  });
});

test('relativePath: below with /, elsewhere absolute', () => {
  expect(relativePath('/a/b/c.xml', '/a')).toBe('b/c.xml');
  expect(relativePath('b/../c.xml', '/a')).toBe('c.xml');
  expect(relativePath('/ab/c.xml', '/a')).toBe('/ab/c.xml');
  expect(relativePath('..x/c.xml', '/a')).toBe('..x/c.xml');
});

describe('lint', () => {
  test('a folder that is a pipe, a device or closed is named, and the others are judged', async () => {
    chmodSync(here.at('closed'), 0o000);
    const { code, err, out } = await virtDoctor(['lint', '--format', 'jsonl', '/dev/null', here.at('vms/a.xml')]);
    chmodSync(here.at('closed'), 0o755);
    expect(err).toMatch(/\/dev\/null: it is no regular file/);
    expect(out.split('\n')).toHaveLength(2);
    expect(code).toBe(EXIT.failed);
  });
  test('exit codes: --max-warnings, --threshold, --rule', async () => {
    const b = here.at('vms/b.xml');
    const warned = BROKEN.replace(/\n.*index='0'.*(\n.*index)/, '\n    <controler/>$1');
    const codeOf = async (...argv: string[]): Promise<number> => (await virtDoctor(['lint', ...argv, '-'], warned)).code;
    expect(await codeOf()).toBe(EXIT.findings);
    expect(await codeOf('--max-warnings', '1')).toBe(EXIT.clean);
    expect(await codeOf('--max-warnings', '-1')).toBe(EXIT.clean);
    expect(await codeOf('--threshold', 'error')).toBe(EXIT.clean);
    expect(await codeOf('--rule', 'unknown-element=error', '--max-warnings', '9')).toBe(EXIT.findings);
    expect(await codeOf('--rule', 'unknown-element=off')).toBe(EXIT.clean);
    expect((await virtDoctor(['lint', '--rule', 'duplicate-controller=hint', b])).code).toBe(EXIT.clean);
  });
  test.each([['--rule', 'x=error'], ['--rule', 'duplicate-controller'], ['--rule', 'duplicate-controller=bad'], ['--threshold', 'bad'], ['--max-warnings', 'x'], ['--max-warnings', '-2'], ['--fix', '--fix-dry-run'], ['--save', 'x'], ['--target-qemu', 'new'], ['--host', 'nowhere.json']])('wrong usage: %s %s', async (...argv) => {
    expect(await virtDoctor(['lint', ...argv, here.at('vms/a.xml')])).toMatchObject({ code: EXIT.usage, out: '', err: expect.stringContaining('Try virt-doctor --help.') });
  });
  test('--stdin-filename stands for standard input and names it', async () => {
    const { out } = await virtDoctor(['lint', '--stdin-filename', 'vms/x.xml'], BROKEN);
    expect(out).toMatch(/^vms\/x\.xml:7:29: error/);
  });
});

describe('--rules and --explain', () => {
  test('every code with what is known of it', async () => {
    const { out } = await virtDoctor(['lint', '--rules', '--format', 'json']);
    const rows = JSON.parse(out) as { code: string; fixable: string }[];
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.find((r) => r.code === 'duplicate-controller')).toMatchObject({ severity: 'error', profile: 'libvirt', title: expect.any(String) });
    expect(rows.find((r) => r.code === 'attribute-not-quoted')?.fixable).toBe('safe');
    expect(rows.find((r) => r.code === 'unknown-element')?.fixable).toBe('offered');
    expect((await virtDoctor(['lint', '--rules'])).out.split('\n')).toHaveLength(rows.length + 1);
  });
  test.each(['duplicate-controller', 'unknown-attribute', 'tag-not-closed', 'img-missing'])('%s has a page', async (code) => {
    expect(await virtDoctor(['lint', '--explain', code])).toMatchObject({ code: EXIT.clean, out: expect.stringMatching(/What to do/) });
  });
  test('a code that is none', async () => expect(await virtDoctor(['lint', '--explain', 'x\u001b[2J'])).toMatchObject({ code: EXIT.usage, out: '', err: expect.stringContaining('\\u{1b}') }));
});
