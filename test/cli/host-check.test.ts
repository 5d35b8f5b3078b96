import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { writeSnapshot, type HostFacts } from '../../engine/index.ts';
import { folderWith, virtDoctor } from './command-line.ts';

const facts = (present: readonly string[]): HostFacts => ({
  hostname: 'kvm7\u001b[31m', architecture: 'x86_64', hostCpu: { flags: ['fpu'] }, kvm: { device: 'present', offered: true },
  deviceNodes: ['/dev/kvm', '/dev/vhost-net', '/dev/net/tun'].map((path) => ({ path, exists: present.includes(path), accessible: true })),
  cgroups: { version: 2, controllers: ['cpu', 'memory'] }, iommu: { enabled: false, kernelSupport: true, groups: [] },
});
const here = folderWith({ 'good.json': writeSnapshot(facts(['/dev/kvm', '/dev/net/tun'])), 'bad.json': writeSnapshot(facts([])), 'poor.json': writeSnapshot({ hostname: 'x' }), 'damaged.json': '{' });
afterAll(() => here.remove());
const check = (file: string, ...more: string[]) => virtDoctor(['host-check', here.at(file), ...more]);

describe('host-check', () => {
  test('says what was seen, why it matters and what to do, and where virt-host-validate says something else', async () => {
    const { code, out, err } = await check('good.json');
    expect({ code, err }).toEqual({ code: EXIT.clean, err: '' });
    expect(out).toMatch(/^kvm7.*: 0 failures, 7 warnings\n/);
    expect(out).toMatch(/ {2}PASS {2}hardware virtualization: .*it works.*\n {8}virt-host-validate says FAIL\n/);
    expect(out).toMatch(/ {2}WARN {2}\/dev\/vhost-net: \/dev\/vhost-net is not there\. \[host-vhost-net-absent\]\n {8}why: .*\n {8}do: {2}Load the module vhost_net/);
    expect(out).toContain('control group controllers: blkio: The controller blkio is not available.');
    // eslint-disable-next-line no-control-regex -- the very thing that must not be there
    expect(out).not.toMatch(/\u001b/);
  });
  test('is 1 when something fails', async () => expect(await check('bad.json')).toMatchObject({ code: EXIT.findings, out: expect.stringContaining('FAIL  /dev/net/tun') }));
  test('json has the same', async () => {
    const { code, out } = await check('bad.json', '--format', 'json');
    expect(code).toBe(EXIT.findings);
    expect(JSON.parse(out)).toMatchObject({
      failures: 2, notJudged: [], findings: expect.arrayContaining([expect.objectContaining({ code: 'host-tun-absent', verdict: 'fail', witness: { source: expect.stringContaining('libvirt') as string, text: expect.any(String) as string } })]) as object[],
    });
  });
  test('what the facts do not tell is not judged', async () => expect(await check('poor.json')).toMatchObject({ code: EXIT.clean, out: expect.stringContaining('not judged: /dev/net/tun, for the facts lack deviceNodes') }));
  test('what cannot be read is exit 3, wrong usage is 2', async () => {
    expect(await check('damaged.json')).toMatchObject({ code: EXIT.failed, out: '', err: expect.stringContaining('damaged.json: the snapshot is damaged') });
    for (const argv of [['host-check'], ['host-check', 'a', 'b'], ['host-check', here.at('good.json'), '--format', 'sarif']]) expect((await virtDoctor(argv)).code).toBe(EXIT.usage);
  });
  test('every code is explained', async () => expect(await virtDoctor(['lint', '--explain', 'host-tun-absent'])).toMatchObject({ code: EXIT.clean, out: expect.stringContaining('modprobe tun') }));
});
