import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { corpusFiles } from '../corpus.ts';
import { BROKEN, domain, folderWith, HEALTHY, virtDoctor, WARNED } from './command-line.ts';

/** What files may hold that printing must survive: commands of a workflow, escapes, directions, quotes, line ends. */
const HOSTILE = domain("    <controller type='scsi' index='0' model='a&#10;::error::x,y:z%0A##[add-path]/tmp&#13;\u202e\u009b&lt;b&gt;&quot;'/>\n");
const HOSTILE_NAME = 'we ird,%:\n::warning file=x::y\u001b[2J#<ä>.xml';
const here = folderWith({ 'broken.xml': BROKEN, 'healthy.xml': HEALTHY, 'deep/warned.xml': WARNED, 'hostile.xml': HOSTILE, [HOSTILE_NAME]: HOSTILE, 'other.xml': '<project/>' });
afterAll(() => here.remove());

const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

/** As far as the tests look at it. */
interface SarifRun {
  readonly columnKind: string;
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string; readonly markdown: string } }[] } };
  readonly invocations: readonly object[];
  readonly results: readonly { readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string } } }]; readonly partialFingerprints: Readonly<Record<string, string>> }[];
}

const lint = (format: string, ...more: string[]) => virtDoctor(['lint', '--format', format, ...more]);

describe('sarif', () => {
  const run = async (...more: string[]) => {
    const { out, code } = await lint('sarif', ...more);
    const log = JSON.parse(out) as { runs: [SarifRun] };
    expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    return { run: log.runs[0], code };
  };

  test('is SARIF 2.1.0 by its schema, whatever the files hold', async () => {
    await run(here.folder);
    await run(here.at('healthy.xml'));
    await run(here.at('nowhere.xml'));
  });

  test('what uploads to code scanning need', async () => {
    const { run: { results, tool, columnKind } } = await run(here.at('broken.xml'), here.at('deep/warned.xml'));
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({
      ruleId: 'duplicate-controller', level: 'error', message: { text: expect.stringContaining('index 0') },
      locations: [{ physicalLocation: { region: { startLine: 7, startColumn: 29, endLine: 7, endColumn: 38 } } }],
      partialFingerprints: { 'virtDoctorFinding/v1': expect.stringMatching(/^[0-9a-f]{32}:1$/) },
    });
    expect(results[1]).toMatchObject({ ruleId: 'unknown-element', level: 'warning', fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'controller' } }] }] }] });
    const rules = tool.driver.rules;
    expect(rules.map((rule) => rule.id)).toEqual(['duplicate-controller', 'unknown-element']);
    for (const { help } of rules) for (const text of [help.text, help.markdown]) expect(text.length).toBeGreaterThan(30);
  });

  test('paths below the working folder are relative to %SRCROOT% and percent-encoded, others are file: URIs', async () => {
    const { run: { results } } = await run('examples', here.at('broken.xml'));
    const places = results.map((r) => r.locations[0].physicalLocation.artifactLocation);
    expect(places.some((p) => p.uriBaseId === '%SRCROOT%' && p.uri.startsWith('examples/'))).toBe(true);
    expect(places.at(-1)).toEqual({ uri: expect.stringMatching(/^file:\/\/\/.*broken\.xml$/) });
    const { run: hostile } = await run(here.at(HOSTILE_NAME));
    expect(hostile.results[0]!.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\x21-\x7e]+%0A[\x21-\x7e]+$/);
  });

  test('a fingerprint stays when lines move', async () => {
    const of = async (text: string): Promise<string[]> => (JSON.parse((await virtDoctor(['lint', '--format', 'sarif', '-'], text)).out) as { runs: [SarifRun] }).runs[0].results.map((r) => r.partialFingerprints['virtDoctorFinding/v1']!);
    expect(await of(BROKEN.replace('  <devices>', '\n  <!-- moved -->\n  <devices>'))).toEqual(await of(BROKEN));
  });

  test('what could not be read is a notification, and the run was no success', async () => {
    const { run: { invocations, results }, code } = await run(here.at('nowhere.xml'), here.at('healthy.xml'));
    expect(code).toBe(EXIT.failed);
    expect(results).toEqual([]);
    expect(invocations[0]).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: expect.stringContaining('no such file') } }] });
  });
});

describe('github', () => {
  test('one annotation a line, with place and code', async () => {
    const { out } = await virtDoctor(['lint', '--format', 'github', '--stdin-filename', 'vms/a.xml', '-'], BROKEN);
    expect(out).toBe('::error file=vms/a.xml,line=7,endLine=7,col=29,endColumn=38,title=duplicate-controller::Another controller of type scsi has the index 0 already.\n');
  });
  test('no text of a file can end a command or begin another', async () => {
    const { out } = await lint('github', here.at('hostile.xml'), here.at(HOSTILE_NAME));
    const lines = out.split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      // eslint-disable-next-line no-control-regex -- the very thing that must not be there
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:\u0000-\u001f]+,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[a-z-]+::[^\u0000-\u001f]*$/);
    }
    expect(out).toContain('%2C%25%3A%0A%3A%3Awarning');
  });
  test('in the format for people, no line holds a command of the runner', async () => {
    const named = await virtDoctor(['lint', '--stdin-filename', '::error::x.xml', '-'], HOSTILE);
    expect(named.out.startsWith('./::error::x.xml:')).toBe(true);
    const { out } = await virtDoctor(['lint', here.at('hostile.xml'), here.at(HOSTILE_NAME)]);
    expect(out).not.toContain('##[');
    for (const line of out.split('\n')) expect(line.trimStart().startsWith('::')).toBe(false);
    // eslint-disable-next-line no-control-regex -- the very thing that must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('junit', () => {
  test('a suite a file, a failure a finding, well-formed whatever the files hold', async () => {
    const { out } = await lint('junit', here.folder, here.at('nowhere.xml'));
    expect(XMLValidator.validate(out)).toBe(true);
    const suites = (new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testsuite' || name === 'testcase' }).parse(out) as { testsuites: { testsuite: Record<string, unknown>[] } }).testsuites.testsuite;
    const byName = (end: string) => suites.find((s) => String(s['@_name']).endsWith(end));
    expect(byName('healthy.xml')).toMatchObject({ '@_tests': '1', '@_failures': '0', '@_errors': '0' });
    expect(byName('broken.xml')).toMatchObject({ '@_tests': '1', '@_failures': '1', testcase: [{ '@_name': 'duplicate-controller 7:29', failure: { '@_type': 'error' } }] });
    expect(byName('nowhere.xml')).toMatchObject({ '@_errors': '1' });
  });
});

describe('json', () => {
  test('is one array of what jsonl says line by line', async () => {
    const json = JSON.parse((await lint('json', here.folder)).out) as unknown[];
    const jsonl = (await lint('jsonl', here.folder)).out.trim().split('\n').map((line) => JSON.parse(line) as unknown);
    expect(json).toEqual(jsonl);
    expect(json).toHaveLength(6);
    expect(JSON.parse((await lint('json', here.at('nowhere.xml'))).out)).toEqual([]);
  });
  test('fixes come with their edits, from 1', async () => {
    const [answer] = JSON.parse((await lint('json', here.at('deep/warned.xml'))).out) as [{ diagnostics: [{ fixes: unknown[] }] }];
    expect(answer.diagnostics[0].fixes[0]).toEqual({ title: 'Rename to <controller>', safe: false, edits: [{ startLine: 6, startCol: 6, endLine: 6, endCol: 15, newText: 'controller' }] });
  });
});

describe('text', () => {
  test('colour is for terminals, and can be asked for', async () => {
    // eslint-disable-next-line no-control-regex -- colours begin with it
    const ESCAPE = /\u001b\[31m/;
    expect((await virtDoctor(['lint', here.at('broken.xml')])).out).not.toMatch(ESCAPE);
    expect((await virtDoctor(['lint', '--color', here.at('broken.xml')])).out).toMatch(ESCAPE);
    expect((await virtDoctor(['lint', '--no-color', here.at('broken.xml')], '', { colour: true })).out).not.toMatch(ESCAPE);
  });
  test('names the safe fix and the other place', async () => {
    const { out } = await virtDoctor(['lint', '-'], BROKEN.replace("type='test'>", 'type=test>'));
    expect(out).toContain('fix (--fix): Put the value in quotes');
    expect(out).toMatch(/1 fixable with --fix/);
  });
  test('--quiet: errors alone, without a summary', async () => {
    const { out, code } = await virtDoctor(['lint', '--quiet', here.at('deep/warned.xml'), here.at('healthy.xml')]);
    expect({ out, code }).toEqual({ out: '', code: EXIT.clean });
  });
});

test.skipIf(corpusFiles('invalid').length === 0)('all formats hold over the corpus', async () => {
  const files = corpusFiles('invalid').map((f) => f.path);
  expect(validate(JSON.parse((await lint('sarif', ...files)).out)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  expect(XMLValidator.validate((await lint('junit', ...files)).out)).toBe(true);
  for (const line of (await lint('github', ...files)).out.trimEnd().split('\n')) expect(line).toMatch(/^::(?:error|warning|notice) file=/);
});
