import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { writeSnapshot, type HostFacts } from '../../engine/index.ts';
import { folderWith, virtDoctor } from './command-line.ts';

const facts = (hostname: string, gib: number): HostFacts => ({
  hostname, memory: { totalKiB: gib * 1024 * 1024, availableKiB: gib * 1024 * 1024, swapTotalKiB: 0 },
  guests: [{ osType: 'hvm', arch: 'x86_64', domainTypes: ['kvm'], machines: [{ name: 'pc-q35-8.2' }] }],
});
const domain = `<domain type='kvm'>
  <name>web</name>
  <memory unit='GiB'>32</memory>
  <os><type arch='x86_64' machine='pc-q35-8.2'>hvm</type></os>
</domain>
`;
const HOSTILE = 'evil\u001b[2J\u202e\nkvm-z  yes';
const here = folderWith({
  'web.xml': domain, 'other.xml': '<project/>', 'damaged.json': '{', 'none.json': '{"a":1}',
  'hosts/a.json': writeSnapshot(facts('kvm-small', 16)), 'hosts/b.json': writeSnapshot(facts('kvm-large', 256)), 'hosts/c.json': writeSnapshot({ hostname: 'kvm-blank' }),
  'small.json': writeSnapshot(facts('kvm-small', 8)), 'hostile.json': writeSnapshot(facts(HOSTILE, 8)), 'wide.json': writeSnapshot(facts('ホスト', 8)),
  'off/web.xml': domain, 'off/.virt-doctor.json': '{ "rules": { "memory-exceeds-host": "off" } }',
});
afterAll(() => here.remove());

describe('fit', () => {
  test('prints the best host first, the matrix, and each blocker in the words of its host', async () => {
    const { code, out, err } = await virtDoctor(['fit', here.at('web.xml'), here.at('hosts')]);
    expect({ code, err }).toEqual({ code: EXIT.clean, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toBe(`${here.at('web.xml')}: fits 2 of 3 hosts`);
    const [head, ...rows] = lines.slice(2, 6);
    expect(rows.map((row) => row.split(/ {2,}/).slice(0, 4))).toEqual([['kvm-large', 'yes', '0', '0'], ['kvm-blank', 'yes', '0', '0'], ['kvm-small', 'no', '1', '0']]);
    expect(rows.map((row) => row[head!.length - 1])).toEqual(['.', '?', 'E']);
    expect(out).toContain(`1  error [memory-exceeds-host] ${here.at('web.xml')}:3:22\n   kvm-small: The guest asks for 32 GiB, the host has 16 GiB`);
    expect(out).toMatch(/\nkvm-blank: \d+ rules not judged; its snapshot lacks .*guests.*memory/);
  });
  test('is 1 when no host fits', async () => {
    const { code, out } = await virtDoctor(['fit', here.at('web.xml'), here.at('small.json')]);
    expect(code).toBe(EXIT.findings);
    expect(out).toContain('fits none of 1 host\n');
  });
  test('json has the same, with places and the files of the hosts', async () => {
    const { code, out } = await virtDoctor(['fit', '--format', 'json', '-', here.at('hosts/a.json'), here.at('hosts/b.json')], domain);
    expect(code).toBe(EXIT.clean);
    expect(JSON.parse(out)).toMatchObject({
      file: '-', fitting: 1, hosts: [
        { name: 'kvm-large', snapshot: here.at('hosts/b.json'), fits: true, errors: 0, warnings: 0, freeMemoryKiB: 256 * 1024 * 1024, blockers: [] },
        { name: 'kvm-small', fits: false, errors: 1, blockers: [{ severity: 'error', code: 'memory-exceeds-host', startLine: 3, startCol: 22, endLine: 3, endCol: 24 }] },
      ],
    });
  });
  test('hosts of one name are told apart by their files', async () => {
    const { out } = await virtDoctor(['fit', here.at('web.xml'), here.at('hosts/a.json'), here.at('small.json')]);
    expect(out).toContain(`\nkvm-small (${here.at('small.json')})`);
    expect(out).toContain(`\nkvm-small (${here.at('hosts/a.json')})`);
  });
  test('a hostile name is one visible line', async () => {
    const { out } = await virtDoctor(['fit', here.at('web.xml'), here.at('hostile.json')]);
    // eslint-disable-next-line no-control-regex -- the very thing that must not be there
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(out).not.toMatch(/^kvm-z/m);
    expect(out).toMatch(/^evil.*kvm-z yes {2}no/m);
  });
  test('wide characters keep the columns aligned', async () => {
    const rows = (await virtDoctor(['fit', here.at('web.xml'), here.at('wide.json'), here.at('hosts/b.json')])).out.split('\n').slice(2, 5);
    expect(rows[2]).toMatch(/^ホスト {5}no {4} {5}1/);
    expect(rows[1]).toMatch(/^kvm-large {2}yes {3} {5}0/);
  });
  test('the nearest configuration holds, and --no-config leaves it out', async () => {
    expect((await virtDoctor(['fit', here.at('off/web.xml'), here.at('small.json')])).code).toBe(EXIT.clean);
    expect((await virtDoctor(['fit', '--no-config', here.at('off/web.xml'), here.at('small.json')])).code).toBe(EXIT.findings);
  });
  test('what cannot be read is named, and is exit 3; the other hosts are judged all the same', async () => {
    const { code, out, err } = await virtDoctor(['fit', here.at('web.xml'), here.at('damaged.json'), here.at('none.json'), here.at('hosts/b.json')]);
    expect(code).toBe(EXIT.failed);
    expect(err).toContain('damaged.json: the snapshot is damaged');
    expect(err).toContain('none.json: this is no snapshot');
    expect(out).toContain('kvm-large');
    for (const file of ['nowhere.xml', 'other.xml']) expect(await virtDoctor(['fit', here.at(file), here.at('hosts/b.json')])).toMatchObject({ code: EXIT.failed, out: '', err: expect.stringContaining(file) });
  });
  test('too few arguments, a format that it has not, and options of others are wrong usage', async () => {
    for (const argv of [['fit'], ['fit', here.at('web.xml')], ['fit', here.at('web.xml'), here.at('small.json'), '--format', 'sarif'], ['fit', here.at('web.xml'), here.at('small.json'), '--fix']]) {
      expect((await virtDoctor(argv)).code).toBe(EXIT.usage);
    }
  });
});
