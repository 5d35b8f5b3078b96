import { describe, expect, test } from 'vitest';
import { applyBaseline, lint, makeBaseline, readBaseline, writeBaseline, type Baseline, type LintedFile } from '../../engine/index.ts';

const disk = (name: string, more = ''): string => `    <disk type='file' device='disk'${more}>
      <driver name='qemu' type='qcow2'/>
      <source file='/srv/images/${name}.qcow2'/>
      <target dev='${name}' bus='virtio'/>
    </disk>
`;
const domain = (...devices: string[]): string => `<domain type='kvm'>
  <name>web</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
${devices.join('')}  </devices>
</domain>
`;
/** Only what these tests are about. */
const linted = (text: string, file = 'vm/web.xml'): LintedFile => {
  const { document, findings } = lint(text);
  return { file, document, findings: findings.filter((f) => f.code === 'unknown-attribute' || f.code === 'tag-not-closed') };
};
const shown = (baseline: Baseline, text: string, file?: string): string[] => applyBaseline(baseline, linted(text, file)).findings.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);

const OLD = domain(disk('vda', " colour='red'"), disk('vdb', " colour='red'"));
const baseline = makeBaseline([linted(OLD)]);

test('what was there before is not shown, also after moving, reformatting and editing beside it', () => {
  expect(applyBaseline(baseline, linted(OLD))).toEqual({ findings: [], known: 2, stale: [] });
  expect(shown(baseline, domain("    <emulator>/usr/bin/kvm</emulator>\n", disk('vdb', "\n colour='blue'"), disk('vdx', " colour='red'")))).toEqual([]);
});

test('one more of the same, another value, another place or another file are new', () => {
  expect(shown(baseline, domain(disk('vda', " colour='red'"), disk('vdb', " colour='red'"), disk('vdc', " colour='red'")))).toEqual(['unknown-attribute colour']);
  expect(shown(baseline, domain(disk('vda', " shade='red'")))).toEqual(['unknown-attribute shade']);
  expect(shown(baseline, OLD.replace('<devices>', "<devices colour='red'>"))).toEqual(['unknown-attribute colour']);
  expect(shown(baseline, OLD, 'vm/mail.xml')).toHaveLength(2);
});

test('what is no more is stale, as often as it is gone', () => {
  const one = applyBaseline(baseline, linted(domain(disk('vda', " colour='red'"))));
  expect(one).toMatchObject({ findings: [], known: 1, stale: [{ code: 'unknown-attribute', path: 'domain/devices/disk', count: 1 }] });
  expect(applyBaseline(baseline, linted(domain())).stale).toMatchObject([{ count: 2 }]);
});

test('broken XML is never part of it', () => {
  const broken = OLD.replace('</disk>', '');
  expect(shown(makeBaseline([linted(broken)]), broken)).toEqual(['tag-not-closed <disk']);
});

test('an update replaces what it has seen, drops what is clean and keeps the rest', () => {
  const other = makeBaseline([linted(OLD, 'b.xml')], baseline);
  expect([...other.keys()].sort()).toEqual(['b.xml', 'vm/web.xml']);
  expect([...makeBaseline([linted(domain())], other).keys()]).toEqual(['b.xml']);
});

describe('the file', () => {
  test('is read as it was written, and is the same whatever the order', () => {
    const two = makeBaseline([linted(OLD, 'b.xml'), linted(OLD, 'a.xml'), linted(OLD, '__proto__')]);
    expect(readBaseline(writeBaseline(two))).toEqual({ ok: true, baseline: two });
    expect(writeBaseline(makeBaseline([linted(OLD, '__proto__'), linted(OLD, 'a.xml'), linted(OLD, 'b.xml')]))).toBe(writeBaseline(two));
    expect(JSON.parse(writeBaseline(new Map()))).toEqual({ virtDoctorBaseline: 1, files: {} });
  });

  test('holds no value, for it may be a secret', () => {
    const { document } = lint(domain("    <graphics type='vnc' passwd='hunter2'/>\n"));
    const start = document.text.indexOf('hunter2');
    const text = writeBaseline(makeBaseline([{ file: 'a.xml', document, findings: [{ code: 'bad-value', severity: 'warning', message: 'x', span: { start, end: start + 7 } }] }]));
    expect(text).toContain('domain/devices/graphics');
    expect(text).not.toContain('hunter2');
  });

  test.each(['', 'x', '[]', '{}', 'null', '{"virtDoctorBaseline": 1, "files": {"a": [{"code": "x"}]}}', '{"virtDoctorBaseline": 1, "files": {"a": {}}}', '{"virtDoctorBaseline": 1, "files": {"a": [{"code":"x","path":"y","value":"z","count":-1}]}}', '{"virtDoctorBaseline": 2, "files": {}}', '['.repeat(200_000)])('%.60s is refused with a reason', (text) => {
    expect(readBaseline(text)).toEqual({ ok: false, problem: expect.stringMatching(/baseline/) });
  });
});
