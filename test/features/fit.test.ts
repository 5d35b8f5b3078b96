import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsFrom, fit, type Candidate, type HostFacts } from '../../engine/index.ts';
import { sharedFolder } from '../corpus.ts';

const GiB = 1024 * 1024;
const guests = (...machines: string[]): NonNullable<HostFacts['guests']> =>
  [{ osType: 'hvm', arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', domainTypes: ['qemu', 'kvm'], machines: machines.map((name) => ({ name })) }];
const memory = (total: number, available: number): NonNullable<HostFacts['memory']> => ({ totalKiB: total * GiB, availableKiB: available * GiB, swapTotalKiB: 0 });

const large: HostFacts = { memory: memory(256, 120), guests: guests('pc-q35-7.2', 'pc-q35-8.2') };
const roomy: HostFacts = { memory: memory(256, 200), guests: guests('pc-q35-7.2', 'pc-q35-8.2') };
const small: HostFacts = { memory: memory(16, 12), guests: guests('pc-q35-7.2', 'pc-q35-8.2') };
const old: HostFacts = { memory: memory(16, 14), guests: guests('pc-q35-6.0') };

const domain = (gib: number, devices = ''): string => `<domain type='kvm'>
  <name>web</name>
  <memory unit='GiB'>${gib}</memory>
  <os><type arch='x86_64' machine='pc-q35-8.2'>hvm</type></os>
  <devices>${devices}</devices>
</domain>`;

const named = (hosts: Readonly<Record<string, HostFacts>>): Candidate[] => Object.entries(hosts).map(([name, facts]) => ({ name, facts }));
const order = (text: string, hosts: Readonly<Record<string, HostFacts>>): string[] => fit(text, named(hosts)).hosts.map((host) => `${host.name} ${host.fits ? 'fits' : 'does not'}`);

describe('which host comes first', () => {
  test('errors, then warnings, then free memory decide', () =>
    expect(order(domain(32), { old, small, large, roomy })).toEqual(['roomy fits', 'large fits', 'small does not', 'old does not']));
  test('a warning weighs more than free memory', () => {
    // Without a word on swap, too much memory is a warning.
    const tight: HostFacts = { ...roomy, memory: { totalKiB: 16 * GiB, availableKiB: 250 * GiB } };
    expect(order(domain(32), { tight, large })).toEqual(['large fits', 'tight fits']);
  });
  test('hosts that are alike come in the order of their names, whatever the order of the arguments', () => {
    expect(order(domain(1), { b: large, a: large, c: large })).toEqual(order(domain(1), { c: large, b: large, a: large }));
    expect(order(domain(1), { b: large, a: large })).toEqual(['a fits', 'b fits']);
  });
  test('unknown free memory comes after any that is known', () => expect(order(domain(1), { a: {}, z: small })[0]).toBe('z fits'));
  test('free memory may be known of the nodes alone', () => {
    const cell = (id: number, free?: number) => ({ id, cpus: [id], ...(free !== undefined && { freeKiB: free }) });
    const free = (...cells: ReturnType<typeof cell>[]) => fit(domain(1), [{ name: 'a', facts: { numaCells: cells } }]).hosts[0]!.freeKiB;
    expect(free(cell(0, 5 * GiB), cell(1, 6 * GiB))).toBe(11 * GiB);
    expect(free(cell(0, 5 * GiB), cell(1))).toBeUndefined();
  });
});

describe('the matrix', () => {
  const hosts = { large, small, old, blank: {} };
  const { hosts: judged, obstacles } = fit(domain(32, "<controller type='scsi' index='0' model='virtio-scsi'/><controller type='scsi' index='0' model='virtio-scsi'/>"), named(hosts));
  const rowOf = (code: string): Record<string, string> => Object.fromEntries(obstacles.find((o) => o.code === code)!.cells.map((cell, i) => [judged[i]!.name, cell.is]));

  test('a blocker stands in the columns of the hosts that have it, and is unknown where facts are missing', () => {
    expect(rowOf('memory-exceeds-host')).toEqual({ large: 'none', small: 'error', old: 'error', blank: 'unknown' });
    expect(rowOf('machine-not-on-host')).toEqual({ large: 'none', small: 'none', old: 'error', blank: 'unknown' });
  });
  test('what is wrong with the domain itself is wrong everywhere', () => {
    expect(rowOf('duplicate-controller')).toEqual({ large: 'error', small: 'error', old: 'error', blank: 'error' });
    expect(judged.some((host) => host.fits)).toBe(false);
  });
  test('what a host could not be asked is counted, with the facts that are missing', () => {
    const blank = judged.find((host) => host.name === 'blank')!;
    expect(blank.skipped.find((skip) => skip.rule === 'machine-not-on-host')?.needs).toEqual(['guests']);
    expect(blank.skipped.length).toBeGreaterThan(judged.find((host) => host.name === 'large')!.skipped.length);
  });
  test('each host says it in its own words', () => {
    const { hosts: [first, second], obstacles: [row] } = fit(domain(32), named({ small, smaller: { ...small, memory: memory(8, 2) } }));
    expect([first!.name, second!.name]).toEqual(['small', 'smaller']);
    expect(row!.cells.map((cell) => cell.message)).toEqual([expect.stringContaining('16 GiB'), expect.stringContaining('8 GiB')]);
  });
});

describe('what the domain needs besides memory and a machine type', () => {
  const whole: HostFacts = {
    ...large, architecture: 'x86_64', cpus: { present: [0, 1, 2, 3], online: [0, 1, 2, 3] }, networks: [{ name: 'lan', active: true, portgroups: ['vlan7'] }], interfaces: [{ name: 'br0', bridge: true }],
    pools: [{ name: 'fast', active: true }], volumes: [{ pool: 'fast', name: 'web.qcow2', path: '/srv/fast/web.qcow2' }], images: [{ path: '/srv/web.iso', exists: true, type: 'file' }], domains: [], iommu: { enabled: true, groups: [] },
    hostDevices: { pci: [{ address: '0000:03:00.0', vendor: '0x8086', device: '0x1533', class: '0x020000', driver: 'vfio-pci', iommuGroup: 4 }], usb: [], mediated: [] }, secrets: [], nwfilters: [{ name: 'clean-traffic' }],
  };
  const wants = domain(8, `<disk type='volume'><driver name='qemu' type='qcow2'/><source pool='fast' volume='web.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><source file='/srv/web.iso'/><target dev='sda' bus='sata'/></disk>
    <interface type='network'><source network='lan' portgroup='vlan7'/><filterref filter='clean-traffic'/></interface><interface type='bridge'><source bridge='br0'/></interface>
    <hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x03' slot='0x00' function='0x0'/></source></hostdev>`);
  const lacks: readonly (readonly [string, Partial<HostFacts>, string, 'blockers' | 'risks'])[] = [
    ['the network', { networks: [] }, 'network-not-on-host', 'blockers'], ['an active network', { networks: [{ name: 'lan', active: false, portgroups: ['vlan7'] }] }, 'network-inactive', 'risks'],
    ['the port group', { networks: [{ name: 'lan', active: true }] }, 'portgroup-not-on-host', 'risks'], ['the bridge', { interfaces: [] }, 'bridge-not-on-host', 'blockers'],
    ['the pool', { pools: [] }, 'pool-not-on-host', 'blockers'], ['an active pool', { pools: [{ name: 'fast', active: false }] }, 'pool-inactive', 'risks'], ['the volume', { volumes: [] }, 'volume-not-on-host', 'blockers'],
    ['the image', { images: [{ path: '/srv/web.iso', exists: false }] }, 'disk-image-not-on-host', 'blockers'], ['the filter', { nwfilters: [] }, 'nwfilter-not-on-host', 'blockers'],
    ['the device', { hostDevices: { pci: [], usb: [], mediated: [] } }, 'pci-device-not-on-host', 'blockers'], ['an IOMMU', { iommu: { enabled: false, groups: [] } }, 'hostdev-needs-iommu', 'blockers'],
    ['a free name', { domains: [{ name: 'web', uuid: '11111111-1111-4111-8111-111111111111' }] }, 'duplicate-domain', 'blockers'],
  ];
  const named7 = wants.replace('</name>', '</name><uuid>77777777-7777-4777-8777-777777777777</uuid>');
  test('a host with all of it fits', () => expect(fit(named7, named({ whole })).hosts[0]).toMatchObject({ fits: true, blockers: [], risks: [] }));
  test.each(lacks)('one that lacks %s is told so', (_, change, code, where) => {
    const host = fit(named7, named({ whole, poor: { ...whole, ...change } })).hosts.find(({ name }) => name === 'poor')!;
    expect(host[where].map((f) => f.code)).toEqual([code]);
    expect(host.fits).toBe(where === 'risks');
  });
});

describe('what the user configured', () => {
  test('a code that is off blocks nothing', () =>
    expect(fit(domain(32), named({ small }), { config: { severities: { 'memory-exceeds-host': 'off' } } }).hosts[0]!.fits).toBe(true));
  test('neither a target, a threshold nor profiles hide what a host refuses', () => {
    const config = { target: { qemu: '8.2.0' }, threshold: 'error', profiles: { host: false } } as const;
    expect(fit(domain(32), named({ small }), { config }).hosts[0]!.blockers.map((f) => f.code)).toContain('memory-exceeds-host');
    const tight = { memory: { totalKiB: 16 * GiB } };
    expect(fit(domain(32), named({ tight }), { config }).hosts[0]!.risks.map((f) => f.code)).toContain('memory-exceeds-host');
  });
});

test('a text without a domain fits nowhere', () => {
  for (const text of ['', '<project/>', '\u0000<']) expect(fit(text, named({ large }))).toMatchObject({ hasDomain: false, hosts: [{ fits: false }] });
});

describe.skipIf(!sharedFolder)('real hosts', () => {
  const recorded = join(sharedFolder ?? '', 'host-facts');
  const read = (...path: string[]): { stdout: string } => ({ stdout: readFileSync(join(recorded, ...path), 'utf8') });

  test('a machine type of the newer release fits the newer host alone', () => {
    const facts = (version: string): HostFacts =>
      factsFrom({ 'versions': read('lab', version, 'version.txt'), 'capabilities': read('lab', version, 'capabilities.xml'), 'domain-capabilities': read('lab', version, 'domcapabilities-kvm.xml') });
    const [older, newer] = [facts('9.0.0'), facts('12.8.0')];
    const machines = (host: HostFacts): string[] => host.guests!.filter((g) => g.arch === 'x86_64').flatMap((g) => g.machines.map((m) => m.name)).filter((name) => /^pc-q35-\d/.test(name));
    const only = machines(newer).find((name) => !machines(older).includes(name));
    expect(only).toBeDefined();
    const result = fit(domain(1).replace('pc-q35-8.2', only!), named({ older, newer }));
    expect(result.hosts.map((host) => [host.name, host.fits])).toEqual([['newer', true], ['older', false]]);
    expect(result.obstacles.map((o) => [o.code, o.cells.map((cell) => cell.is)])).toContainEqual(['machine-not-on-host', ['none', 'error']]);
  });

  test('of many capability sets, a domain fits just those with its architecture and CPU model', () => {
    const hosts = readdirSync(join(recorded, 'domcapabilities')).filter((name) => name.includes('x86_64') && !name.includes('tcg'))
      .map((name) => ({ name, facts: factsFrom({ 'domain-capabilities': read('domcapabilities', name) }) })).filter(({ facts }) => facts.domainCapabilities?.[0]?.domainType === 'kvm');
    expect(hosts.length).toBeGreaterThan(4);
    const model = 'SapphireRapids';
    const text = `<domain type='kvm'><name>a</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='custom' match='exact'><model fallback='forbid'>${model}</model></cpu></domain>`;
    const knows = (facts: HostFacts): boolean => facts.domainCapabilities![0]!.cpuModels!.some((m) => m.name === model);
    const fitting = fit(text, hosts).hosts.filter((host) => host.fits).map((host) => host.name).sort();
    expect(fitting).toEqual(hosts.filter(({ facts }) => knows(facts)).map(({ name }) => name).sort());
    expect(fitting.length).toBeGreaterThan(0);
    expect(fitting.length).toBeLessThan(hosts.length);
  });
});
