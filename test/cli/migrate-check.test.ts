import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { writeSnapshot, type HostFacts } from '../../engine/index.ts';
import { folderWith, virtDoctor } from './command-line.ts';

const facts = (hostname: string, networks: string[]): HostFacts => ({
  hostname, versions: { libvirt: '10.0.0', qemu: '8.2.0' }, networks: networks.map((name) => ({ name, active: true, forward: 'bridge' })),
});
const domain = (network: string): string => `<domain type='kvm'>
  <name>web</name>
  <memory unit='GiB'>1</memory>
  <os><type arch='x86_64' machine='pc-q35-8.2'>hvm</type></os>
  <devices>
    <interface type='network'>
      <source network='${network}'/>
    </interface>
  </devices>
</domain>
`;
const here = folderWith({
  'web.xml': domain('lan'), 'hostile.xml': domain('\u202e\u009b2Jlan'), 'lxc.xml': "<domain type='lxc'><name>a</name></domain>", 'damaged.json': '{',
  'a.json': writeSnapshot(facts('kvm-a', ['lan']), { takenAt: '2026-03-02T10:00:00Z' }), 'b.json': writeSnapshot(facts('kvm-b', ['lan'])), 'c.json': writeSnapshot(facts('kvm-c\u001b[31m', ['dmz'])),
});
afterAll(() => here.remove());
const check = (file: string, from: string, to: string, ...more: string[]) => virtDoctor(['migrate-check', here.at(file), here.at(from), here.at(to), ...more]);

describe('migrate-check', () => {
  test('names the blocker with its place, why, what to do, and its witness', async () => {
    const { code, out, err } = await check('web.xml', 'a.json', 'c.json');
    expect({ code, err }).toEqual({ code: EXIT.findings, err: '' });
    expect(out).toContain(`${here.at('web.xml')}: from kvm-a to kvm-c`);
    expect(out).toContain(': 1 blocker, 0 risks\n');
    expect(out).toMatch(/web\.xml:7:15: blocker: interface.*: the destination has no network lan\. \[network-not-on-destination\]\n {3}why: .*\n {3}do: .*\n {3}witness: “no network with matching name.*” \(libvirt /);
    expect(out).toMatch(/^not judged: the snapshot of kvm-c\S+ lacks guests, so nothing is said of .*machine-not-on-host/m);
  });
  test('is 0 when nothing blocks', async () => expect(await check('web.xml', 'a.json', 'b.json')).toMatchObject({ code: EXIT.clean, err: '', out: expect.stringContaining('from kvm-a to kvm-b: 0 blockers, 0 risks') }));
  test('json has the same', async () => {
    const { code, out } = await check('web.xml', 'a.json', 'c.json', '--format', 'json');
    expect(code).toBe(EXIT.findings);
    expect(JSON.parse(out)).toMatchObject({
      from: { name: 'kvm-a', takenAt: '2026-03-02T10:00:00Z' }, risks: [], notJudged: expect.arrayContaining([expect.objectContaining({ host: 'to' })]),
      blockers: [{ code: 'network-not-on-destination', severity: 'error', startLine: 7, startCol: 15, endLine: 7, endCol: 28, witness: { source: expect.stringContaining('libvirt') } }],
    });
  });
  test('nothing hostile reaches a terminal', async () => {
    const { out } = await check('hostile.xml', 'a.json', 'c.json');
    expect(out).toContain('network-not-on-destination');
    // eslint-disable-next-line no-control-regex -- the very thing that must not be there
    expect(out).not.toMatch(/[\u001b\u009b\u202e]/);
  });
  test('what cannot be read or judged is exit 3, wrong usage is 2', async () => {
    expect(await check('web.xml', 'damaged.json', 'b.json')).toMatchObject({ code: EXIT.failed, out: '', err: expect.stringContaining('damaged.json: the snapshot is damaged') });
    expect(await check('nowhere.xml', 'a.json', 'b.json')).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('nowhere.xml: there is no such file') });
    expect(await check('lxc.xml', 'a.json', 'b.json')).toMatchObject({ code: EXIT.failed, out: '', err: expect.stringContaining('no domain that QEMU runs') });
    for (const more of [['--format', 'jsonl'], [here.at('b.json')], ['--no-config']]) expect((await check('web.xml', 'a.json', 'b.json', ...more)).code).toBe(EXIT.usage);
  });
});
