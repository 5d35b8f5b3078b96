import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codes, completeConfig, configSchema, matchesGlob, mergeConfigs, readConfig, type Config } from '../../engine/index.ts';

/** What each problem stands on, with its code. */
const problemsOf = (text: string): string[] => readConfig(text).problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);

/** Every key, in every form. */
const FULL = `// why we are like this
{
  "$schema": "./x.json",
  "profiles": { "security": false, "performance": true },
  "severities": { "current-memory-exceeds-memory": "error", "unknown-attribute": "off", "unused-suppression": "hint" },
  "suppress": [
    { "code": "unknown-element", "files": "legacy/**", "path": "devices/disk[2]", "reason": "patched libvirt" },
    { "codes": ["misplaced-attribute", "all"], "files": ["a.xml", "b/*.xml"] }, /* and no more */
  ],
  "target": { "libvirt": "9.0", "qemu": "7.2.1" },
  "host": "hosts/kvm1.json",
  "threshold": "warning",
  "baseline": ".virt-doctor-baseline.json",
  "memoryShare": 120,
  "signatures": [{ "id": "mine", "pattern": "a+b" }],
}`;
const READ: Config = {
  profiles: { security: false, performance: true },
  severities: { 'current-memory-exceeds-memory': 'error', 'unknown-attribute': 'off', 'unused-suppression': 'hint' },
  suppress: [
    { codes: ['unknown-element'], files: ['legacy/**'], path: 'devices/disk[2]', reason: 'patched libvirt', place: expect.any(Object) },
    { codes: ['misplaced-attribute', 'all'], files: ['a.xml', 'b/*.xml'], place: expect.any(Object) },
  ],
  target: { libvirt: '9.0.0', qemu: '7.2.1' }, host: 'hosts/kvm1.json', threshold: 'warning', baseline: '.virt-doctor-baseline.json', memoryShare: 120, signatures: [{ id: 'mine', pattern: { source: 'a+b', place: expect.any(Object) } }],
};

test('every key is read, comments and trailing commas are fine', () => {
  const { places, ...rest } = readConfig(FULL);
  expect(rest).toEqual({ config: READ, problems: [] });
  expect([places.host, places.baseline].map((span) => FULL.slice(span!.start, span!.end))).toEqual(['"hosts/kvm1.json"', '".virt-doctor-baseline.json"']);
});

test('a list of profiles turns all others off', () => {
  expect(readConfig('{"profiles": ["libvirt", "silent"]}').config.profiles).toEqual({ libvirt: true, silent: true, host: false, performance: false, security: false, portability: false, migration: false });
});

test('severities are known by the name of the setting as well', () => {
  expect(readConfig('{"rules": {"unknown-element": "off"}}').config.severities).toEqual({ 'unknown-element': 'off' });
});

test.each(['', '  \n', '{}', '// nothing yet\n{}'])('%j says nothing, and nothing is wrong with that', (text) => {
  expect(readConfig(text)).toEqual({ config: {}, problems: [], places: {} });
});

test.each([
  ['{"treshold": "error"}', 'config-unknown-key "treshold"'],
  ['{"threshold": "eror"}', 'config-bad-value "eror"'],
  ['{"threshold": 3}', 'config-bad-value 3'],
  ['{"threshold": "error", "threshold": "hint"}', 'config-duplicate-key "threshold"'],
  ['{"severities": {"unknown-elemnt": "off"}}', 'config-unknown-code "unknown-elemnt"'],
  ['{"severities": {"unknown-element": "loud"}}', 'config-bad-value "loud"'],
  ['{"severities": {"tag-not-closed": "off"}}', 'config-unknown-code "tag-not-closed"'],
  ['{"severities": ["off"]}', 'config-bad-value ["off"]'],
  ['{"suppress": [{"files": "a"}]}', 'config-missing-key {"files": "a"}'],
  ['{"suppress": [{"code": "all", "path": "disk[@dev]"}]}', 'config-bad-value "disk[@dev]"'],
  ['{"target": {"libvirt": "newest"}}', 'config-bad-value "newest"'],
  ['{"target": {"kvm": "1.0.0"}}', 'config-unknown-key "kvm"'],
  ['{"profiles": {"speed": false}}', 'config-unknown-key "speed"'],
  ['{"profiles": ["security", "speed"]}', 'config-bad-value "speed"'],
  ['{"memoryShare": 0}', 'config-bad-value 0'],
  ['{"memoryShare": 1.5}', 'config-bad-value 1.5'],
  ['{"host": "/etc/passwd.json"}', 'config-bad-value "/etc/passwd.json"'],
  ['{"host": "file:///x.json"}', 'config-bad-value "file:///x.json"'],
  ['{"host": "-oProxyCommand=true"}', 'config-bad-value "-oProxyCommand=true"'],
  ['{"baseline": "C:\\\\x"}', 'config-bad-value "C:\\\\x"'],
  ['{"baseline": "~/x"}', 'config-bad-value "~/x"'],
  ['[]', 'config-bad-value []'],
  ['{"threshold": }', 'config-syntax }'],
])('%s is wrong at its place', (text, problem) => {
  expect(problemsOf(text)).toContain(problem);
});

test('what is wrong is left out and the rest holds', () => {
  const text = '{"threshold": "loud", "memoryShare": 90, "severities": {"no-such-code": "off", "unknown-element": "off"}, "target": {"libvirt": "x", "qemu": "8.1"}';
  expect(readConfig(text).config).toEqual({ memoryShare: 90, severities: { 'unknown-element': 'off' }, target: { qemu: '8.1.0' } });
});

test('a slip gets a fix that mends it', () => {
  const text = '{"severities": {"unknown-elemnt": "of"}}';
  const edits = readConfig(text).problems.flatMap(({ fixes }) => fixes![0]!.edits);
  const mended = [...edits].reverse().reduce((t, { span, newText }) => t.slice(0, span.start) + newText + t.slice(span.end), text);
  expect(readConfig(mended)).toMatchObject({ config: { severities: { 'unknown-element': 'off' } }, problems: [] });
});

describe('hostile configurations', () => {
  test('keys that mean something to JavaScript mean nothing', () => {
    const { config, problems } = readConfig('{"__proto__": {"threshold": "error"}, "constructor": 1, "severities": {"__proto__": "off", "toString": "off"}, "signatures": {"__proto__": {"polluted": true}}}');
    expect(config.threshold).toBeUndefined();
    expect(config.severities).toEqual({});
    expect(config.signatures).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(problems.map((p) => p.code)).toEqual(['config-unknown-key', 'config-unknown-key', 'config-unknown-code', 'config-unknown-code', 'config-bad-value']);
  });

  test.each([
    ['deep lists', '['.repeat(250_000)], ['deep objects', '{"a":'.repeat(50_000)], ['many wrong keys', `{${'"thresholt":1,'.repeat(18_000)}}`],
    ['many slips', `{"suppress":[${'{"code":"unknown-attrbute"},'.repeat(9_000)}]}`], ['closing marks', '}'.repeat(250_000)], ['open comments', '/*'.repeat(120_000)],
    ['escapes', '"\\u'.repeat(80_000)], ['length', 'x'.repeat(10_000_000)],
  ])('%s take no time and are told', (_, text) => {
    const started = performance.now();
    expect(readConfig(text).problems.length).toBeGreaterThan(0);
    expect(readConfig(text).problems.length).toBeLessThanOrEqual(100);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('any text gets an answer, with problems in order and inside the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.tuple(fc.nat(FULL.length), fc.nat(30), fc.string({ maxLength: 5 })).map(([at, cut, put]) => FULL.slice(0, at) + put + FULL.slice(at + cut))), (text) => {
      const { problems } = readConfig(text);
      for (const [i, { span }] of problems.entries()) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(Math.max(text.length, 1));
        if (i > 0) expect(span.start).toBeGreaterThanOrEqual(problems[i - 1]!.span.start);
      }
    }), { numRuns: 500 });
  });
});

describe('codes of one\'s own signatures', () => {
  const OWN = '"signatures": [{ "id": "pear-job", "pattern": "pear" }, { "id": "Bad Id", "pattern": "x" }]';

  test('may be graded and suppressed, wherever they stand in the file; slips are told with the one that was meant', () => {
    const { config, problems } = readConfig(`{ "severities": { "pear-job": "error", "pear-jop": "off" }, "suppress": [{ "code": "pear-job" }], ${OWN} }`);
    expect(config.severities).toEqual({ 'pear-job': 'error' });
    expect(config.suppress).toEqual([{ codes: ['pear-job'], place: expect.any(Object) }]);
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^config-unknown-code "pear-jop".*did you mean "pear-job"/), expect.stringMatching(/^config-bad-value "Bad Id"/),
    ]);
    expect(readConfig('{ "severities": { "pear-job": "error" } }').problems).toMatchObject([{ code: 'config-unknown-code' }]);
  });

  test('hold all the same when virt-doctor has them already, which is told', () => {
    const text = '{ "signatures": [{ "id": "img-missing", "pattern": "pear" }, { "id": "duplicate-alias", "pattern": "pear" }] }';
    const { config, problems } = readConfig(text);
    expect(config.signatures?.map(({ id }) => id)).toEqual(['img-missing', 'duplicate-alias']);
    expect(problems.map(({ code, severity, span }) => [code, severity, text.slice(span.start, span.end)])).toEqual([
      ['config-taken-code', 'warning', '"img-missing"'], ['config-taken-code', 'warning', '"duplicate-alias"'],
    ]);
  });

  test.each([
    ['{ "severities": { | }, OWN }', ['"pear-job": "${1|off,error,warning,info,hint|}"']],
    ['{ "severities": { "pe|" }, OWN }', ['"pear-job": "${1|off,error,warning,info,hint|}"']],
    ['{ "severities": { "pe|": "off" }, OWN }', ['"pear-job"']],
    ['{ "rules": { "a": "off", "|" }, OWN }', ['"pear-job": "${1|off,error,warning,info,hint|}"']],
    ['{ "suppress": [{ "code": "|" }], OWN }', ['"pear-job"']],
    ['{ OWN, "suppress": [{ "codes": ["unknown-element", |] }] }', ['"pear-job"']],
    ['{ "severities": { "pear-job": "|" }, OWN }', []], ['{ "thre|": 1, OWN }', []], ['{ "severities": { "|" } }', []], ['|', []], ['{ "severities": { "|', []],
  ])('are offered in %s', (marked, wanted) => {
    const text = marked.replace('OWN', OWN);
    const offset = text.indexOf('|');
    const without = text.slice(0, offset) + text.slice(offset + 1);
    const offers = completeConfig(without, offset);
    expect(offers.map(({ edit }) => edit.newText)).toEqual(wanted);
    for (const { edit } of offers) expect(['', '""', '"pe"']).toContain(without.slice(edit.span.start, edit.span.end));
  });

  test('a hostile file offers nothing, at once', () => expect(completeConfig('['.repeat(200_000), 199_999)).toEqual([]));
});

test('configurations merge: later wins key by key, suppressions add up', () => {
  const one: Config = { severities: { a: 'off', b: 'hint' }, suppress: [{ codes: ['x'] }], target: { libvirt: '9.0.0', qemu: '7.2.0' }, threshold: 'info' };
  const other: Config = { severities: { b: 'error' }, suppress: [{ codes: ['y'] }], target: { qemu: '8.0.0' }, profiles: { security: false } };
  expect(mergeConfigs(one, other)).toEqual({
    severities: { a: 'off', b: 'error' }, suppress: [{ codes: ['x'] }, { codes: ['y'] }], target: { libvirt: '9.0.0', qemu: '8.0.0' }, threshold: 'info', profiles: { security: false },
  });
  expect(mergeConfigs()).toEqual({});
});

describe('the JSON schema', () => {
  const validate = new Ajv({ strict: false }).compile(configSchema());
  const isValid = (config: unknown): boolean => validate(config) as boolean;

  test('accepts what is read without a problem', () => {
    expect(isValid({ ...READ, signatures: [{ id: 'mine', pattern: 'a+b' }], severities: { mine: 'off' }, target: { libvirt: '9.0', qemu: '7.2.1' } }), JSON.stringify(validate.errors)).toBe(true);
    expect(isValid({ suppress: [{ code: 'unknown-element', files: '*.xml' }], profiles: ['security'], rules: { 'unknown-element': 'off' } })).toBe(true);
  });

  test.each([[{ threshold: 'loud' }], [{ memoryShare: 0 }], [{ severities: { 'unknown-element': 'loud' } }], [{ severities: { 'pear-job': 'loud' } }], [{ profiles: { security: 1 } }], [{ suppress: {} }], [{ target: { libvirt: 'x' } }]])('refuses %j', (config) => {
    expect(isValid(config)).toBe(false);
    expect(readConfig(JSON.stringify(config)).problems).not.toEqual([]);
  });

  test('describes every key and knows every code', () => {
    const { properties } = configSchema() as { properties: Record<string, { description?: string; properties?: object }> };
    expect(Object.entries(properties).filter(([key, { description }]) => key !== '$schema' && !description)).toEqual([]);
    expect(Object.keys(properties['severities']!.properties!)).toEqual([...codes].filter(([, { kind }]) => kind !== 'xml').map(([code]) => code).sort());
  });
});

describe('globs', () => {
  test.each([
    ['*.xml', 'a.xml', true], ['*.xml', 'deep/er/a.xml', true], ['*.xml', 'a.xml.bak', false], ['legacy/**', 'legacy/a/b.xml', true], ['legacy/', 'legacy/a/b.xml', true],
    ['legacy/*', 'legacy/a/b.xml', false], ['legacy/*', 'legacy/b.xml', true], ['legacy/**', 'other/legacy/b.xml', false], ['**/legacy/**', 'other/legacy/b.xml', true], ['a/**/b.xml', 'a/b.xml', true],
    ['a/**/b.xml', 'a/x/y/b.xml', true], ['a/**/b.xml', 'a/xb.xml', false], ['vm?.xml', 'vm1.xml', true], ['vm?.xml', 'vm.xml', false], ['./a.xml', 'a.xml', true], ['/a.xml', 'b/a.xml', false], ['a.xml', 'b/a.xml', true], ['**', 'x/y', true],
    ['(a+)+$', 'aaaa', false], ['[a]', 'a', false],
  ])('%s and %s: %s', (glob, path, matches) => {
    expect(matchesGlob(glob, path)).toBe(matches);
  });

  test('are linear', () => {
    const started = performance.now();
    expect(matchesGlob(`${'*a'.repeat(250)}b`, 'a'.repeat(4000))).toBe(false);
    expect(matchesGlob(`${'**/*a'.repeat(100)}b`, 'a/'.repeat(2000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
