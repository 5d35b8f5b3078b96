import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suppressionCodes } from '../../engine/config/control-codes.ts';
import { compileRules } from '../../engine/rules/run.ts';
import { rules } from '../../engine/rules/index.ts';
import { unmark } from '../../engine/rules/example.ts';
import { applyEdits, codePage, lint, mend, type Config, type LintOptions } from '../../engine/index.ts';

const BALLOON = 'current-memory-exceeds-memory';
/** A balloon that is too large on line 5, an attribute that nobody knows on line 9 and in line 12. */
const domain = (parts: { readonly first?: string; readonly balloon?: string; readonly sameLine?: string; readonly disk?: string; readonly last?: string } = {}): string => `${parts.first ?? ''}<domain type='kvm'>
  <name>web</name>
  <memory unit='MiB'>512</memory>
  ${parts.balloon ?? ''}
  <currentMemory unit='MiB'>1024</currentMemory>${parts.sameLine ?? ''}
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    ${parts.disk ?? ''}
    <disk type='file' device='disk' colour='red'>
      <driver name='qemu' type='qcow2'/>
      <source file='/srv/images/a.qcow2'/>
      <target dev='vda' bus='virtio' colour='blue'/>
    </disk>
    ${parts.last ?? ''}
  </devices>
</domain>
`;
const codesOf = (text: string, options: LintOptions = {}): string[] => lint(text, options).findings.map((f) => f.code);
/** Only what these tests are about; advice comes and goes. */
const about = (text: string, options: LintOptions = {}): string[] => codesOf(text, options).filter((c) => [BALLOON, 'unknown-attribute', 'unused-suppression', 'unknown-code', 'bad-suppression'].includes(c));

test('the text of these tests has what is suppressed below', () => {
  expect(about(domain())).toEqual([BALLOON, 'unknown-attribute', 'unknown-attribute']);
});

describe('comments', () => {
  test.each([
    ['before the element', { balloon: `<!-- virt-doctor disable=${BALLOON}: the guest starts small -->` }, ['unknown-attribute', 'unknown-attribute']],
    ['for all that is in the element', { disk: '<!-- virt-doctor disable=unknown-attribute -->' }, [BALLOON]],
    ['with blanks and several codes', { first: `<!--virt-doctor   disable = unknown-attribute , ${BALLOON} : why not-->\n` }, []],
    ['for everything', { disk: '<!-- virt-doctor disable=all: a colourful disk -->' }, [BALLOON]],
    ['for the file, wherever it stands', { last: '<!-- virt-doctor disable-file=unknown-attribute -->' }, [BALLOON]],
    ['for its line', { sameLine: ` <!-- virt-doctor disable-line=${BALLOON} -->` }, ['unknown-attribute', 'unknown-attribute']],
    ['for the next line', { disk: '<!-- virt-doctor disable-next-line=unknown-attribute -->' }, [BALLOON, 'unknown-attribute']],
    ['over several lines', { balloon: `<!-- virt-doctor disable=${BALLOON}:\n  a long story\n  -->` }, ['unknown-attribute', 'unknown-attribute']],
  ])('%s', (_, parts, left) => {
    expect(about(domain(parts))).toEqual(left);
    expect(about(domain(parts).replaceAll('\n', '\r\n'))).toEqual(left);
  });

  test('count what they hide', () => {
    expect(lint(domain({ disk: '<!-- virt-doctor disable=unknown-attribute -->' })).hidden).toBe(2);
    expect(lint(domain()).hidden).toBe(0);
  });

  test.each(['<!-- virt-doctor found two attributes here -->', '<!-- see virt-doctor disable=unknown-attribute -->', '<!-- virt-doctor: disables nothing -->', '<!-- virt-doctor -->'])('%s is only a comment', (comment) => {
    expect(about(domain({ disk: comment }))).toEqual([BALLOON, 'unknown-attribute', 'unknown-attribute']);
  });

  test.each(['disable', 'disable:', 'disable=', 'disable: unknown-attribute', 'disable-files=unknown-attribute', 'enable=unknown-attribute', 'disable unknown-attribute'])('virt-doctor %s suppresses nothing, and says so', (written) => {
    const text = domain({ disk: `<!-- virt-doctor ${written} -->` });
    expect(about(text)).toEqual([BALLOON, 'bad-suppression', 'unknown-attribute', 'unknown-attribute']);
    const { span } = lint(text).findings.find((f) => f.code === 'bad-suppression')!;
    expect(text.slice(span.start, span.end)).toMatch(/^(?:disable|enable)[\w-]*$/);
  });

  test('never hide that XML is not well-formed', () => {
    const text = domain({ first: '<!-- virt-doctor disable=all,tag-not-closed -->\n' }).replace('</disk>', '');
    expect(codesOf(text)).toContain('tag-not-closed');
    expect(codesOf(text)).toContain('bad-suppression');
  });
});

describe('suppressions without effect', () => {
  const unusedIn = (text: string, options: LintOptions = {}) => lint(text, options).findings.filter((f) => f.code === 'unused-suppression').map(({ span }) => text.slice(span.start, span.end));

  test.each([
    ['nothing to hide', { disk: `<!-- virt-doctor disable=${BALLOON} -->` }, [BALLOON]],
    ['one of two', { disk: `<!-- virt-doctor disable=unknown-attribute,${BALLOON}: x -->` }, [BALLOON]],
    ['no element after it', { last: '<!-- virt-doctor disable=unknown-attribute -->' }, ['unknown-attribute']],
    ['another line', { sameLine: '\n<!-- virt-doctor disable-line=current-memory-exceeds-memory -->' }, [BALLOON]],
    ['all of nothing', { balloon: '', sameLine: '\n  <!-- virt-doctor disable=all --><on_crash>destroy</on_crash>' }, ['all']],
    ['a wider one around it', { first: '<!-- virt-doctor disable-file=unknown-attribute -->\n', disk: '<!-- virt-doctor disable=unknown-attribute -->' }, ['unknown-attribute']],
  ])('%s', (_, parts, unused) => {
    expect(unusedIn(domain(parts))).toEqual(unused);
  });

  test('are not complained of while nobody can tell', () => {
    const file = (code: string): string => domain({ first: `<!-- virt-doctor disable-file=${code} -->\n` });
    expect(unusedIn(file('emulator-not-on-host'))).toEqual([]);
    expect(unusedIn(file('memory-exceeds-host'), { host: { memory: { totalKiB: 2 ** 30 } } })).toEqual([]);
    expect(unusedIn(`<!-- virt-doctor disable-file=${BALLOON} -->\n<disk type='file' device='disk'><source file='/a'/><target dev='vda'/></disk>`)).toEqual([]);
    expect(unusedIn(file(BALLOON), { config: { severities: { [BALLOON]: 'off' } } })).toEqual([]);
    expect(unusedIn(file('unknown-value').replace('</disk>', ''))).toEqual([]);
    expect(unusedIn(file('newer-than-target'))).toEqual([]);
    expect(unusedIn(file('newer-than-target'), { target: { libvirt: '11.0.0', qemu: '10.0.0' } })).toEqual(['newer-than-target']);
  });

  test.each([
    [{ disk: `<!-- virt-doctor disable=${BALLOON} -->` }, ''],
    [{ disk: `<!-- virt-doctor disable=unknown-attribute, ${BALLOON}: x -->` }, '<!-- virt-doctor disable=unknown-attribute: x -->'],
    [{ disk: `<!-- virt-doctor disable=${BALLOON},unknown-attribute -->` }, '<!-- virt-doctor disable=unknown-attribute -->'],
    [{ disk: `<!-- virt-doctor disable=${BALLOON}, missing-text, unknown-attribute, missing-part -->` }, '<!-- virt-doctor disable=unknown-attribute -->'],
  ])('%j are removed by their fix', (parts, left) => {
    const judge = (text: string) => lint(text).findings.filter((f) => f.code === 'unused-suppression' || f.code === 'unknown-attribute');
    const line = left === '' ? '' : `    ${left}\n`;
    expect(mend(domain(parts), judge).text).toBe(domain().replace('    \n    <disk', `${line}    <disk`));
  });
});

test('a code that does not exist is reported where it is written, with the one that was meant', () => {
  const text = domain({ disk: '<!-- virt-doctor disable=unknwon-attribute,xyzzy -->' });
  const found = lint(text).findings.filter((f) => f.code === 'unknown-code');
  expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['unknwon-attribute', 'xyzzy']);
  expect(about(applyEdits(text, found[0]!.fixes![0]!.edits))).toEqual([BALLOON, 'unknown-code']);
});

describe.each(Object.entries(suppressionCodes))('%s', (code, { bad, good }) => {
  test('is given where its example is marked, and not on the good one', () => {
    const { xml, spans } = unmark(bad);
    expect(lint(xml).findings.filter((f) => f.code === code).map((f) => f.span)).toEqual(spans);
    expect(codesOf(good)).not.toContain(code);
  });
  test('has a page', () => expect(codePage(code)).toBeDefined());
});

describe('a configuration', () => {
  const withConfig = (config: Config, file?: string): string[] => about(domain(), { config, ...(file !== undefined && { file }) });

  test('grades rules and the format alike', () => {
    const { findings } = lint(domain(), { config: { severities: { [BALLOON]: 'error', 'unknown-attribute': 'hint' } } });
    expect(findings.filter((f) => f.code === BALLOON).map((f) => f.severity)).toEqual(['error']);
    expect(findings.filter((f) => f.code === 'unknown-attribute').map((f) => f.severity)).toEqual(['hint', 'hint']);
    expect(withConfig({ severities: { 'unknown-attribute': 'off' } })).toEqual([BALLOON]);
  });

  test('turns whole profiles off, but not what it grades by name', () => {
    expect(withConfig({ profiles: { silent: false } })).toEqual([]);
    expect(withConfig({ profiles: { silent: false }, severities: { [BALLOON]: 'warning', 'unknown-attribute': 'info' } })).toEqual([BALLOON, 'unknown-attribute', 'unknown-attribute']);
    const broken = domain().replace('</disk>', '');
    expect(codesOf(broken, { config: { profiles: Object.fromEntries(['libvirt', 'silent', 'host', 'performance', 'security', 'portability', 'migration'].map((p) => [p, false])) } })).toEqual(['tag-not-closed']);
  });

  test.each([
    [{ codes: ['unknown-attribute'] }, undefined, [BALLOON]],
    [{ codes: ['all'] }, undefined, []],
    [{ codes: ['unknown-attribute'], files: ['legacy/**'] }, 'legacy/a/web.xml', [BALLOON]],
    [{ codes: ['unknown-attribute'], files: ['legacy/**'] }, 'new/web.xml', [BALLOON, 'unknown-attribute', 'unknown-attribute']],
    [{ codes: ['unknown-attribute'], files: ['legacy/**'] }, undefined, [BALLOON, 'unknown-attribute', 'unknown-attribute']],
    [{ codes: ['unknown-attribute'], path: 'devices/disk/target' }, undefined, [BALLOON, 'unknown-attribute']],
    [{ codes: ['unknown-attribute'], path: '/domain/devices/disk' }, undefined, [BALLOON]],
    [{ codes: ['unknown-attribute'], path: 'devices/*[1]' }, undefined, [BALLOON]],
    [{ codes: ['unknown-attribute'], path: 'devices/disk[2]' }, undefined, [BALLOON, 'unknown-attribute', 'unknown-attribute']],
    [{ codes: [BALLOON], path: 'currentMemory' }, undefined, ['unknown-attribute', 'unknown-attribute']],
  ])('suppresses %j in %s', (suppression, file, left) => {
    expect(withConfig({ suppress: [suppression] }, file)).toEqual(left);
  });

  test('shows nothing milder than its threshold', () => {
    expect(about(domain(), { config: { threshold: 'error' } })).toEqual([]);
    expect(new Set(lint(domain(), { config: { threshold: 'warning' } }).findings.map((f) => f.severity))).toEqual(new Set(['warning']));
  });

  test('names the versions that domains are meant for', () => {
    const text = domain().replace("arch='x86_64'", "arch='x86_64'").replace('</devices>', "  <sound model='virtio'/>\n  </devices>");
    const at = (config?: Config, target?: { libvirt: string }): boolean => codesOf(text, { ...(config && { config }), ...(target && { target }) }).includes('newer-than-target');
    expect([at(), at({ target: { libvirt: '9.0.0' } }), at({ target: { libvirt: '99.0.0' } }), at({ target: { libvirt: '9.0.0' } }, { libvirt: '99.0.0' })]).toEqual([false, true, false, false]);
  });
});

describe('hostile comments', () => {
  test('take linear time', () => {
    const many = domain({ disk: `<!-- virt-doctor disable=${Array.from({ length: 300 }, () => 'unknown-attribute').join()} -->`.repeat(300) });
    const nested = `<domain type='kvm'>${'<!-- virt-doctor disable=all --><a x="1">'.repeat(5000)}`;
    const slips = `<domain type='kvm'>${'<!-- virt-doctor disable=unknwon-attribute,unknwon-elment -->'.repeat(20_000)}</domain>`;
    const long = `<domain type='kvm'><!-- virt-doctor disable=${' ,'.repeat(500_000)} --></domain>`;
    const started = performance.now();
    for (const text of [many, nested, slips, long]) expect(lint(text).findings.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(25_000);
  });

  test('any comment gets an answer, with every finding inside the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('disable', '-file', '=', ',', ':', ' ', '\n', 'unknown-attribute', BALLOON, 'all', '__proto__', 'constructor', 'é') }), (inside) => {
      const text = domain({ disk: `<!-- virt-doctor ${inside} -->` });
      for (const { span } of lint(text).findings) expect(span.start >= 0 && span.end <= text.length && span.start <= span.end).toBe(true);
    }), { numRuns: 200 });
  });
});

test('how much of a host a guest may have is the user\'s say', () => {
  const host = { memory: { totalKiB: 640 * 1024 } };
  const says = (config?: Config): boolean => codesOf(domain(), { host, ...(config && { config }) }).includes('memory-exceeds-share');
  expect([says(), says({ memoryShare: 79 }), says({ memoryShare: 80 }), says({ memoryShare: 100 })]).toEqual([false, true, false, false]);
});

test('a target that names one version takes the other from the host', () => {
  const seen: unknown[] = [];
  const spy = compileRules([{ ...rules[0]!, drivers: ['kvm'], needs: [], visits: ['domain'], *check(_, { target }) { seen.push(target); } }]);
  lint(domain(), { ruleSet: spy, host: { versions: { libvirt: '9.0.0', qemu: '7.2.0' } }, config: { target: { qemu: '8.0.0' } } });
  lint(domain(), { ruleSet: spy, host: { versions: { libvirt: '9.0.0' } } });
  expect(seen).toEqual([{ libvirt: '9.0.0', qemu: '8.0.0' }, { libvirt: '9.0.0' }]);
});
