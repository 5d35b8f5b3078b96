import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsFrom, type HostFacts, probes, readSnapshot, writeSnapshot } from '../../engine/index.ts';
import { mergeFacts } from '../../engine/facts/merge.ts';
import { readMachineXml } from '../../engine/facts/machine-xml.ts';
import { sharedFolder } from '../corpus.ts';

/** All samples that need nothing before them, as one host's answers. */
const answers = Object.fromEntries(probes.map((probe) => [probe.id, { stdout: probe.samples[0]!.stdout }]));

describe('facts from answers', () => {
  test('later probes build on earlier ones', () => {
    const facts = factsFrom(answers);
    expect(facts.kernel).toEqual({ release: '6.1.0-31-amd64', commandLine: expect.stringContaining('intel_iommu=on') as string });
    expect(facts.numaCells?.map((cell) => [cell.id, cell.memoryKiB, cell.freeKiB])).toEqual([[0, 32768000, 9437184], [1, 33030144, 524288]]);
    expect(facts.numaCells?.[0]?.pages?.[1]).toEqual({ sizeKiB: 2048, total: 16, free: 60 });
    expect(facts.kvm).toEqual({ offered: true, device: 'present', mode: '660', owner: 'root', group: 'kvm', module: 'kvm_amd', nested: true, cpuFlag: 'vmx' });
    expect(facts.maxVcpus).toEqual({ kvm: 288, qemu: 288 });
    expect(facts.security?.models).toEqual(['apparmor', 'dac']);
    expect(facts.security?.qemuConf).toEqual({ user: 'libvirt-qemu', dynamic_ownership: '0', security_driver: '[ "apparmor" ]' });
  });

  test('what was not asked is not known', () => {
    expect(factsFrom({})).toEqual({});
    expect(factsFrom({ capabilities: { stdout: 'error: failed to connect\n' }, hostname: { stdout: 'h\n' } })).toEqual({ hostname: 'h' });
    expect(factsFrom({ '__proto__': { stdout: 'x' }, 'unheard-of': { stdout: 'x' } })).toEqual({});
  });

  test('parts of one thing come together', () => {
    const merged = mergeFacts({ domains: [{ name: 'a', uuid: 'u' }, { name: 'b' }] }, { domains: [{ name: 'b', state: 'running' }, { name: 'c' }] });
    expect(merged.domains).toEqual([{ name: 'a', uuid: 'u' }, { name: 'b', state: 'running' }, { name: 'c' }]);
    expect(mergeFacts({ kvm: { offered: true } }, { kvm: { device: 'absent' } }).kvm).toEqual({ offered: true, device: 'absent' });
  });
});

describe('machine-made XML', () => {
  test('keeps order, attributes and texts, resolves the five entities and numbers', () => {
    expect(readMachineXml("<a x='1 &lt; 2'> t&amp;u <b/>\n<c y='&apos;'>&#233;</c></a>")).toEqual({
      name: 'a', attributes: { x: '1 < 2' }, text: 't&u', children: [{ name: 'b', attributes: {}, children: [], text: '' }, { name: 'c', attributes: { y: "'" }, children: [], text: 'é' }],
    });
  });

  test('has no value for what is broken, too deep or has a DOCTYPE', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;">]><a>&m;</a>`;
    for (const text of ['', 'error: no', bomb, bomb.toLowerCase(), '<a>'.repeat(5000)]) expect(readMachineXml(text)).toBeUndefined();
  });
});

describe('snapshots', () => {
  const facts = factsFrom(answers);

  test('are read back as they were written', () => {
    const text = writeSnapshot(facts, { host: 'rack7', takenAt: '2026-11-22T20:00:00Z' });
    expect(readSnapshot(text)).toEqual({ ok: true, facts, origin: { host: 'rack7', takenAt: '2026-11-22T20:00:00Z' } });
  });

  test('are the same text for the same facts, whatever the order in which they were learnt', () => {
    const reversed = Object.fromEntries(Object.entries(facts).reverse()) as HostFacts;
    expect(writeSnapshot(reversed)).toBe(writeSnapshot(facts));
  });

  test('hold every fact that a probe gives', () => {
    const damaged = Object.keys(facts).map((name) => readSnapshot(JSON.stringify({ virtDoctorSnapshot: 1, facts: { [name]: 7.5 } })));
    for (const reading of damaged) expect(reading.ok).toBe(false);
  });

  test.each([
    ['{', /not JSON/],
    ['[]', /no snapshot/],
    ['null', /no snapshot/],
    ['{"facts":{}}', /no snapshot/],
    ['{"virtDoctorSnapshot":2,"facts":{}}', /newer than the tool/],
    ['{"virtDoctorSnapshot":1}', /facts is missing/],
    ['{"virtDoctorSnapshot":1,"facts":{"numaCells":[{"id":0,"cpus":[0,"1"]}]}}', /snapshot\.facts\.numaCells\[0\]\.cpus\[1\] is "1", not a whole number/],
    ['{"virtDoctorSnapshot":1,"facts":{"kvm":{"device":"maybe"}}}', /snapshot\.facts\.kvm\.device is "maybe", not one of present, absent/],
    ['{"virtDoctorSnapshot":1,"facts":{"memory":{}}}', /snapshot\.facts\.memory\.totalKiB is missing/],
  ])('%s is refused and told why', (text, problem) => {
    const reading = readSnapshot(text);
    expect(reading.ok ? 'taken' : reading.problem).toMatch(problem);
  });
});

describe.skipIf(!sharedFolder)('real capabilities of many hosts', () => {
  const recorded = join(sharedFolder ?? '', 'host-facts');
  const read = (folder: string): [string, string][] => (sharedFolder ? readdirSync(join(recorded, folder)).map((name) => [name, readFileSync(join(recorded, folder, name), 'utf8')]) : [['', '']]);

  test.each(read('capabilities'))('%s', (_name, stdout) => {
    const facts = factsFrom({ capabilities: { stdout } });
    const cells = [...stdout.matchAll(/<cell id='(\d+)'/g)].map((m) => Number(m[1]));
    expect(facts.numaCells?.map((cell) => cell.id) ?? []).toEqual(cells);
    expect(facts.numaCells?.reduce((sum, cell) => sum + cell.cpus.length, 0) ?? 0).toBe([...stdout.matchAll(/<cpu id=/g)].length);
    expect(facts.guests?.length ?? 0).toBe([...stdout.matchAll(/<guest>/g)].length);
    expect(facts.architecture).toBe(/<arch>(.*?)<\/arch>/.exec(stdout)?.[1]);
    expect(readSnapshot(writeSnapshot(facts)).ok).toBe(true);
  });

  test.each(read('domcapabilities'))('%s', (name, stdout) => {
    const [found] = factsFrom({ 'domain-capabilities': { stdout } }).domainCapabilities ?? [];
    expect(found?.machine).toBe(/<machine>(.*?)<\/machine>/.exec(stdout)?.[1]);
    expect(found?.maxVcpus === undefined ? undefined : `${found.maxVcpus}`).toBe(/<vcpu max='(\d+)'/.exec(stdout)?.[1]);
    expect(found?.cpuModels?.length ?? 0).toBe([...stdout.matchAll(/<model usable=/g)].length);
    if (name.includes('x86_64')) expect(found?.values['disk.bus']).toContain('virtio');
    expect(readSnapshot(writeSnapshot(factsFrom({ 'domain-capabilities': { stdout } }))).ok).toBe(true);
  });

  test.each(['9.0.0', '12.8.0'])('a real host with libvirt %s', (version) => {
    const file = (name: string): { stdout: string } => ({ stdout: readFileSync(join(recorded, 'lab', version, name), 'utf8') });
    const facts = factsFrom({ 'versions': file('version.txt'), 'capabilities': file('capabilities.xml'), 'domain-capabilities': file('domcapabilities-kvm.xml') });
    expect(facts.versions?.libvirt).toBe(version);
    expect(facts.security?.qemuUid).toBe(64055);
    expect(facts.kvm?.offered).toBe(true);
    expect(facts.guests?.find((g) => g.arch === 'x86_64')?.machines.length).toBeGreaterThan(20);
    expect(facts.domainCapabilities?.[0]?.cpuModels?.some((m) => m.usable)).toBe(true);
  });

  test('every file there is understood, or is a log', () => {
    const files = readdirSync(recorded, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(recorded, path)).isFile());
    expect(files.length).toBeGreaterThan(40);
    const isEmpty = (stdout: string): boolean => !/<(?:cpu|guest|topology|path)\b/.test(stdout);
    const silent = files.filter((path) => {
      const stdout = readFileSync(join(recorded, path), 'utf8');
      const answers = stdout.startsWith('<capabilities') ? { capabilities: { stdout } } : stdout.startsWith('<domainCapabilities') ? { 'domain-capabilities': { stdout } } : path.endsWith('version.txt') ? { versions: { stdout } } : undefined;
      return answers && Object.keys(factsFrom(answers)).length === 0 && !(stdout.startsWith('<') && isEmpty(stdout));
    });
    expect(silent).toEqual([]);
    const others = files.filter((path) => !/\.xml$|version\.txt$/.test(path));
    expect(others.filter((path) => !/journal\.|\.log$|systemctl-status\.txt$/.test(path))).toEqual([]);
  });

  test.each(['9.0.0', '12.8.0'])('what machines of both kinds may have with libvirt %s', (version) => {
    const stdout = ['kvm', 'qemu'].map((kind) => readFileSync(join(recorded, 'lab', version, `domcapabilities-${kind}.xml`), 'utf8')).join('\n');
    const found = factsFrom({ 'domain-capabilities': { stdout } }).domainCapabilities ?? [];
    expect(found.map(({ domainType }) => domainType).sort()).toEqual(['kvm', 'qemu']);
    expect(found.every(({ cpuModels, values }) => (cpuModels?.length ?? 0) > 10 && (values['disk.bus']?.length ?? 0) > 1)).toBe(true);
  });
});
