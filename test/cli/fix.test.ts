import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync, chownSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '../../cli/src/replace-file.ts';
import { EXIT } from '../../cli/src/terminal.ts';
import { BROKEN, FIXABLE, folderWith, HEALTHY, virtDoctor } from './command-line.ts';

let here: ReturnType<typeof folderWith>;
const read = (name: string): string => readFileSync(here.at(name), 'utf8');
beforeEach(() => { here = folderWith({ 'a.xml': FIXABLE, 'healthy.xml': HEALTHY, 'broken.xml': BROKEN, 'crlf.xml': `\ufeff${FIXABLE.replaceAll('\n', '\r\n')}` }); });
afterEach(() => here.remove());

describe('--fix', () => {
  test('mends what is certain and tells what is left', async () => {
    const { code, out } = await virtDoctor(['lint', '--fix', here.at('a.xml'), here.at('broken.xml')]);
    expect(read('a.xml')).toBe(HEALTHY);
    expect(read('broken.xml')).toBe(BROKEN);
    expect(out).toMatch(/2 files: 1 error; 2 fixed\b/);
    expect(code).toBe(EXIT.findings);
    expect((await virtDoctor(['lint', here.at('a.xml')])).code).toBe(EXIT.clean);
  });
  test('BOM, line ends, mode and owner stay, a link stays a link, and nothing is left beside it', async () => {
    chmodSync(here.at('crlf.xml'), 0o640);
    if (process.getuid?.() === 0) chownSync(here.at('crlf.xml'), 65534, 65534);
    const { uid } = statSync(here.at('crlf.xml'));
    symlinkSync('crlf.xml', here.at('link.xml'));
    const before = readdirSync(here.folder);
    expect((await virtDoctor(['lint', '--fix', here.at('link.xml')])).code).toBe(EXIT.clean);
    expect(read('crlf.xml')).toBe(`\ufeff${HEALTHY.replaceAll('\n', '\r\n')}`);
    expect(lstatSync(here.at('link.xml')).isSymbolicLink()).toBe(true);
    expect(statSync(here.at('crlf.xml'))).toMatchObject({ uid, mode: 0o100640 });
    expect(readdirSync(here.folder)).toEqual(before);
  });
  test('a file that is not UTF-8, or has other names, is left alone and named', async () => {
    const latin1 = Buffer.from(FIXABLE.replace('<name>a', '<name>\xe9'), 'latin1');
    writeFileSync(here.at('latin1.xml'), latin1);
    linkSync(here.at('a.xml'), here.at('other-name.xml'));
    const { code, err } = await virtDoctor(['lint', '--fix', here.at('latin1.xml'), here.at('a.xml')]);
    expect(code).toBe(EXIT.failed);
    expect(err).toContain('not fixed: it is not UTF-8');
    expect(err).toContain('not fixed: it has several hard links');
    expect(readFileSync(here.at('latin1.xml'))).toEqual(latin1);
    expect(read('a.xml')).toBe(FIXABLE);
  });
  test('standard input comes out mended, the findings go to standard error', async () => {
    expect(await virtDoctor(['lint', '--fix', '-'], FIXABLE)).toMatchObject({ out: HEALTHY, code: EXIT.clean });
    const both = await virtDoctor(['lint', '--fix', '-'], FIXABLE.replace('  </devices>', "    <controller type='scsi' index='0'/>\n  </devices>"));
    expect(both).toMatchObject({ code: EXIT.findings, err: expect.stringContaining('[duplicate-controller]') });
    expect(both.out.startsWith("<domain type='test'>")).toBe(true);
  });
  test('only what is reported is mended', async () => {
    writeFileSync(here.at('unused.xml'), `<!-- virt-doctor disable-file=duplicate-controller -->\n${HEALTHY}`);
    await virtDoctor(['lint', '--fix', '--rule', 'unused-suppression=off', here.at('unused.xml')]);
    expect(read('unused.xml')).toContain('virt-doctor');
    await virtDoctor(['lint', '--fix', here.at('unused.xml')]);
    expect(read('unused.xml')).not.toContain('virt-doctor');
  });
});

describe('replaceFile', () => {
  test('refuses when the file changed since it was read', () => {
    writeFileSync(here.at('a.xml'), 'other');
    expect(replaceFile(here.at('a.xml'), FIXABLE, HEALTHY)).toBe('it changed meanwhile');
    expect(read('a.xml')).toBe('other');
  });
  test('refuses what is no file', () => {
    expect(replaceFile(here.at('nowhere.xml'), '', '')).toBe('there is no such file');
    expect(replaceFile(here.folder, '', '')).toBe('it is no regular file');
  });
});

describe('--fix-dry-run and --diff', () => {
  test('report what would remain and change nothing', async () => {
    const { code, out } = await virtDoctor(['lint', '--fix-dry-run', here.at('a.xml')]);
    expect(out).toMatch(/nothing to report; 2 fixed\b/);
    expect(code).toBe(EXIT.clean);
    expect(read('a.xml')).toBe(FIXABLE);
  });
  test('a unified diff that makes the one into the other, and exit 1 while there is one', async () => {
    const { code, out } = await virtDoctor(['lint', '--diff', here.at('a.xml'), here.at('healthy.xml')]);
    expect(code).toBe(EXIT.findings);
    expect(out.split('\n').slice(0, 2).map((l) => l.split('\t')[0])).toEqual([`--- ${here.at('a.xml')}`, `+++ ${here.at('a.xml')}`]);
    expect(out).toContain("\n-    <controller type='scsi' index=0 model='virtio-scsi'/>\n+    <controller type='scsi' index='0' model='virtio-scsi'/>\n");
    expect(read('a.xml')).toBe(FIXABLE);
    expect((await virtDoctor(['lint', '--diff', here.at('healthy.xml')]))).toMatchObject({ code: EXIT.clean, out: '' });
  });
  test('on a terminal, a diff shows what would drive it', async () => {
    const { out } = await virtDoctor(['lint', '--diff', '-'], FIXABLE.replace('<name>a', '<name>a\u009b2J'), { isTerminal: true });
    expect(out).toContain('a\\u{9b}2J');
  });
});
