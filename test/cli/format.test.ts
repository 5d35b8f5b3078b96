import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../cli/src/run.ts';
import { EXIT, type Terminal } from '../../cli/src/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-format-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const UGLY = "\ufeff<domain type='kvm'>\r\n<name>é</name></domain>";
const TIDY = "\ufeff<domain type='kvm'>\r\n  <name>é</name>\r\n</domain>\r\n";
const OTHER = '<project><a/></project>';

beforeEach(() => {
  for (const [name, text] of Object.entries({ 'ugly.xml': UGLY, 'tidy.xml': TIDY, 'other.xml': OTHER, 'torn.xml': "<domain type='kvm'>\n  <os>\n</domain>" })) writeFileSync(at(name), text);
  writeFileSync(at('latin1.xml'), Buffer.from("<domain type='kvm'><name>\xe9</name></domain>", 'latin1'));
});

async function virtDoctor(argv: string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal: Terminal = { write: (t) => void (out += t), complain: (t) => void (err += t), colour: false, width: 120, readStdin: () => Promise.resolve(Buffer.from(stdin)) };
  return { code: await run(argv, terminal), out, err };
}

describe('format', () => {
  test('prints the text laid out anew', async () => {
    expect(await virtDoctor(['format', at('ugly.xml')])).toEqual({ code: EXIT.clean, out: TIDY, err: '' });
    expect(readFileSync(at('ugly.xml'), 'utf8')).toBe(UGLY);
    expect((await virtDoctor(['format', '-'], '<domain><os/></domain>')).out).toBe('<domain>\n  <os/>\n</domain>\n');
    expect((await virtDoctor(['format', '-', '--tab-width', '4'], '<domain><os/></domain>')).out).toContain('\n    <os/>');
    expect((await virtDoctor(['format', '-', '--use-tabs'], '<domain><os/></domain>')).out).toContain('\n\t<os/>');
  });
  test('--check names what is not formatted and changes nothing', async () => {
    const { code, out, err } = await virtDoctor(['format', '--check', at('ugly.xml'), at('tidy.xml'), at('other.xml')]);
    expect([code, out]).toEqual([EXIT.findings, `${at('ugly.xml')}\n`]);
    expect(err).toContain('1 of 3 files not formatted');
    expect(readFileSync(at('ugly.xml'), 'utf8')).toBe(UGLY);
    expect((await virtDoctor(['format', '--check', at('tidy.xml')])).code).toBe(EXIT.clean);
  });
  test('--write changes the file in place, mode and link kept', async () => {
    chmodSync(at('ugly.xml'), 0o640);
    symlinkSync('ugly.xml', at('link.xml'));
    expect(await virtDoctor(['format', '--write', at('link.xml'), at('other.xml')])).toMatchObject({ code: EXIT.clean, out: `${at('link.xml')}\n` });
    expect([readFileSync(at('ugly.xml'), 'utf8'), statSync(at('ugly.xml')).mode & 0o777]).toEqual([TIDY, 0o640]);
    expect(readFileSync(at('other.xml'), 'utf8')).toBe(OTHER);
  });
  test('refuses what is not well-formed, and bytes that are no UTF-8', async () => {
    const torn = await virtDoctor(['format', '--write', at('torn.xml')]);
    expect(torn.code).toBe(EXIT.failed);
    expect(torn.err).toMatch(/torn\.xml:2:3: not formatted, because it is not well-formed XML: <os> is opened here/);
    const bytes = readFileSync(at('latin1.xml'));
    const latin1 = await virtDoctor(['format', '--write', at('latin1.xml')]);
    expect([latin1.code, readFileSync(at('latin1.xml')).equals(bytes)]).toEqual([EXIT.failed, true]);
    expect(latin1.err).toContain('not UTF-8');
  });
  test('wrong usage is told', async () => {
    for (const argv of [['format'], ['format', '--check', '--write', 'x'], ['format', '--tab-width', '99', 'x']]) expect((await virtDoctor(argv)).code).toBe(EXIT.usage);
  });
});
