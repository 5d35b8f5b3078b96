import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { BROKEN, domain, folderWith, HEALTHY, virtDoctor, WARNED } from './command-line.ts';

let here: ReturnType<typeof folderWith>;
beforeEach(() => { here = folderWith({ 'a/broken.xml': BROKEN, 'a/deep/warned.xml': WARNED, 'b/broken.xml': BROKEN, 'b/healthy.xml': HEALTHY }); });
afterEach(() => here.remove());

const put = (name: string, value: object | string): void => writeFileSync(here.at(name), typeof value === 'string' ? value : JSON.stringify(value));
const codesOf = async (...argv: string[]): Promise<string[]> =>
  (await virtDoctor(['lint', '--format', 'jsonl', ...argv])).out.split('\n').filter(Boolean).flatMap((line) => (JSON.parse(line) as { diagnostics: { code: string; severity: string }[] }).diagnostics.map((d) => `${d.severity} ${d.code}`));

describe('.virt-doctor.json', () => {
  test('is found above each file, the nearest one alone, and holds for what lies below', async () => {
    put('.virt-doctor.json', { severities: { 'duplicate-controller': 'hint' } });
    put('a/deep/.virt-doctor.json', { severities: { 'unknown-element': 'info' } });
    expect(await codesOf(here.folder)).toEqual(['hint duplicate-controller', 'info unknown-element', 'hint duplicate-controller']);
    expect(await codesOf('--no-config', here.folder)).toEqual(['error duplicate-controller', 'warning unknown-element', 'error duplicate-controller']);
    expect(await codesOf('--config', here.at('a/deep/.virt-doctor.json'), here.folder)).toEqual(['error duplicate-controller', 'info unknown-element', 'error duplicate-controller']);
  });
  test('the command line wins', async () => {
    put('.virt-doctor.json', { severities: { 'duplicate-controller': 'hint' }, threshold: 'error' });
    expect(await codesOf('--threshold', 'hint', here.at('a/broken.xml'))).toEqual(['hint duplicate-controller']);
    expect(await codesOf('--rule', 'duplicate-controller=error', here.at('a/broken.xml'))).toEqual(['error duplicate-controller']);
  });
  test('suppressions that hide nothing any more are told with their place, where the whole folder was judged', async () => {
    put('.virt-doctor.json', '{ "suppress": [\n  { "code": "duplicate-controller", "files": "a/**" },\n  { "code": "duplicate-controller", "files": "b/healthy.xml" },\n  { "code": "unknown-element" },\n  { "code": "vcpus-exceed-host-cpus" }\n] }');
    const told = async (...argv: string[]): Promise<string[]> => (await virtDoctor(['lint', ...argv])).err.split('\n').filter((line) => line.includes('unused-suppression'));
    expect(await told(here.folder)).toEqual([`virt-doctor: ${here.at('.virt-doctor.json')}:3:3: warning: nothing here is suppressed any more [unused-suppression]`]);
    expect(await told(here.at('b/healthy.xml'))).toEqual([]);
    expect(await told('--exclude', 'a', here.folder)).toEqual([]);
  });
  test('suppressions with files and paths; SARIF has them as suppressed', async () => {
    put('.virt-doctor.json', { suppress: [{ code: 'duplicate-controller', files: 'a/**', path: 'devices/controller', reason: 'known' }] });
    expect(await codesOf(here.at('a/broken.xml'), here.at('b/broken.xml'))).toEqual(['error duplicate-controller']);
    put('b/commented.xml', BROKEN.replace('<devices>', '<!-- virt-doctor disable=duplicate-controller --><devices>'));
    const { out, code } = await virtDoctor(['lint', '--format', 'sarif', here.at('a/broken.xml'), here.at('b/commented.xml')]);
    const { results } = (JSON.parse(out) as { runs: [{ results: { suppressions: object[] }[] }] }).runs[0];
    expect(results.map((r) => r.suppressions)).toEqual([[expect.objectContaining({ kind: 'external' })], [expect.objectContaining({ kind: 'inSource' })]]);
    expect(code).toBe(EXIT.clean);
  });
  test('profiles', async () => {
    expect(await codesOf('--profile', 'security', here.at('a'))).toEqual([]);
    expect(await codesOf('--profile', 'silent,security', here.at('a'))).toEqual(['warning unknown-element']);
    expect((await virtDoctor(['lint', '--profile', 'x', here.at('a')])).code).toBe(EXIT.usage);
  });
  test('what is wrong with it is told once with its place; an error is exit 2', async () => {
    put('a/.virt-doctor.json', '{\n  "threshold": "loud"\n}');
    const { code, err } = await virtDoctor(['lint', here.at('a/broken.xml'), here.at('a/deep/warned.xml')]);
    expect(code).toBe(EXIT.usage);
    expect(err.match(/\.virt-doctor\.json:2:\d+: error: /g)).toHaveLength(1);
    put('a/.virt-doctor.json', '{ "colour": 1 }');
    expect(await virtDoctor(['lint', here.at('a/broken.xml')])).toMatchObject({ code: EXIT.findings, err: expect.stringMatching(/warning: .*colour/) });
  });
  test('a host that is a snapshot is read, relative to the configuration', async () => {
    put('a/.virt-doctor.json', { host: '../hosts/kvm1.json' });
    expect(await virtDoctor(['lint', here.at('a/broken.xml')])).toMatchObject({ code: EXIT.usage, err: expect.stringContaining('kvm1.json: there is no such file') });
    const facts = readFileSync(join(import.meta.dirname, '../../examples/recorded-host/facts.json'), 'utf8');
    put('a/host.json', facts);
    put('a/.virt-doctor.json', { host: 'host.json' });
    put('a/big.xml', domain('').replace("<memory unit='MiB'>512", "<memory unit='PiB'>2").replace("'test'", "'kvm'"));
    expect((await codesOf(here.at('a/big.xml'))).filter((c) => c.includes('exceeds-host'))).not.toEqual([]);
    expect((await codesOf('--no-config', here.at('a/big.xml'))).filter((c) => c.includes('exceeds-host'))).toEqual([]);
  });
});

describe('baselines', () => {
  test('what was there is left out, what is new is told', async () => {
    const file = here.at('known.json');
    expect(await virtDoctor(['lint', '--baseline', file, '--update-baseline', here.folder])).toMatchObject({ code: EXIT.clean, err: expect.stringContaining('has 3 findings now') });
    expect(await virtDoctor(['lint', '--baseline', file, here.folder])).toMatchObject({ code: EXIT.clean, out: expect.stringContaining('3 suppressed') });
    put('b/healthy.xml', WARNED);
    put('a/broken.xml', BROKEN.replace('<devices>', '\n\n<devices>'));
    expect(await codesOf('--baseline', file, here.folder)).toEqual(['warning unknown-element']);
    expect(readFileSync(file, 'utf8')).toContain('"a/deep/warned.xml"');
  });
  test('what is no more is counted, unless it was not looked for', async () => {
    const file = here.at('known.json');
    await virtDoctor(['lint', '--baseline', file, '--update-baseline', here.folder]);
    put('a/broken.xml', HEALTHY);
    expect((await virtDoctor(['lint', '--baseline', file, here.folder])).out).toContain('1 of the baseline is no more (--update-baseline)');
    for (const more of [['--threshold', 'error'], ['--rule', 'duplicate-controller=off'], ['--profile', 'silent']]) expect((await virtDoctor(['lint', '--baseline', file, ...more, here.folder])).out).not.toContain('no more');
    await virtDoctor(['lint', '--baseline', file, '--update-baseline', here.folder]);
    expect((await virtDoctor(['lint', '--baseline', file, here.folder])).out).not.toContain('no more');
  });
  test('a configuration names one, relative to itself', async () => {
    await virtDoctor(['lint', '--baseline', here.at('a/known.json'), '--update-baseline', here.at('a')]);
    put('.virt-doctor.json', { baseline: 'a/known.json' });
    expect(await codesOf(here.folder)).toEqual(['error duplicate-controller']);
  });
  test('a damaged one is wrong usage; only what is linted is made anew', async () => {
    put('known.json', '{');
    expect((await virtDoctor(['lint', '--baseline', here.at('known.json'), here.folder])).code).toBe(EXIT.usage);
    const file = here.at('two.json');
    await virtDoctor(['lint', '--baseline', file, '--update-baseline', here.at('a')]);
    await virtDoctor(['lint', '--baseline', file, '--update-baseline', here.at('b')]);
    expect(existsSync(file)).toBe(true);
    expect(await codesOf('--baseline', file, here.folder)).toEqual([]);
  });
});
