import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { folderWith, virtDoctor } from './command-line.ts';

const domain = (cache: string, memory = 1, head = "<domain type='kvm'>"): string => `${head}
  <name>web</name>
  <memory unit='GiB'>${memory}</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc-q35-8.2'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='${cache}'/>
      <source file='/a.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const here = folderWith({
  'a.xml': domain('none'), 'b.xml': domain('writeback', 2), 'same.xml': domain('none').replaceAll("'", '"'), 'hostile.xml': domain('\u202e\u009b2J'), 'network.xml': '<network/>',
  'host/domain.xml': domain('writeback'), 'host/live.xml': domain('none', 1, "<domain type='kvm' id='3'>"),
});
afterAll(() => here.remove());
const drift = (...words: string[]) => virtDoctor(['drift', ...words]);

describe('drift', () => {
  test('between two files names each difference, where it is, and what it takes', async () => {
    const { code, out, err } = await drift(here.at('a.xml'), here.at('b.xml'));
    expect({ code, err }).toEqual({ code: EXIT.findings, err: '' });
    expect(out).toContain(`${here.at('a.xml')} → ${here.at('b.xml')}: 2 differences\n`);
    expect(out).toMatch(/ {2}disk vda: cache of <driver> was "none" and is "writeback"\. \[with the next start\]\n {6}\S+b\.xml:8:40\n {6}libvirt does not change this/);
    expect(out).toContain('<memory>: the value was "1 GiB" and is "2 GiB".');
  });
  test('is 0 when the meaning is the same', async () => expect(await drift(here.at('a.xml'), here.at('same.xml'))).toMatchObject({ code: EXIT.clean, out: expect.stringContaining(': no difference\n') }));
  test('json has the places in both texts', async () => {
    const { code, out } = await drift(here.at('a.xml'), here.at('b.xml'), '--format', 'json');
    expect(code).toBe(EXIT.findings);
    expect(JSON.parse(out)).toMatchObject({ comparisons: [{ before: here.at('a.xml'), differences: [
      { path: 'memory/text()', before: { value: '1 GiB', startLine: 3, startCol: 22 }, after: { value: '2 GiB' }, apply: { when: 'next-boot' } },
      { path: 'devices/disk/driver/@cache', label: 'disk vda', kind: 'changed', before: { startLine: 8, startCol: 40 } },
    ] }] });
  });
  test('of a recorded host holds what ran against what is defined, and that against a file', async () => {
    const { code, out } = await drift(here.at('host'), 'web', here.at('b.xml'), '--format', 'json');
    expect(code).toBe(EXIT.findings);
    const { comparisons } = JSON.parse(out) as { comparisons: { before: string; after: string; differences: { path: string }[] }[] };
    expect(comparisons.map(({ before, after, differences }) => [before.replace(/^.*, /, ''), after.replace(/^.*, /, ''), differences.map(({ path }) => path)])).toEqual([
      ['running', 'persistent', ['devices/disk/driver/@cache']], ['persistent', here.at('b.xml'), ['memory/text()']],
    ]);
  });
  test('nothing hostile reaches a terminal', async () => {
    const { out } = await drift(here.at('a.xml'), here.at('hostile.xml'));
    expect(out).toContain('disk vda');
    // eslint-disable-next-line no-control-regex -- the very thing that must not be there
    expect(out).not.toMatch(/[\u001b\u009b\u202e]/);
  });
  test('what cannot be read or compared is exit 3, wrong usage is 2', async () => {
    expect(await drift(here.at('a.xml'), here.at('nowhere.xml'))).toMatchObject({ code: EXIT.failed, out: '', err: expect.stringContaining('nowhere.xml: there is no such file') });
    expect(await drift(here.at('a.xml'), here.at('network.xml'))).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('holds no domain') });
    expect(await drift(here.at('host'), 'no-such-vm')).toMatchObject({ code: EXIT.failed, out: '' });
    for (const words of [[here.at('a.xml')], [here.at('a.xml'), here.at('b.xml'), '--format', 'jsonl'], [here.at('a.xml'), here.at('b.xml'), '--fix']]) expect((await drift(...words)).code).toBe(EXIT.usage);
  });
});
