import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnose, readSnapshot, timeline, type Bundle } from '../../engine/index.ts';
import { machinesNamed, mayMean } from '../../engine/log/machine-names.ts';

const xml = { name: 'domain.xml', text: "<domain type='qemu'><name>mail-7</name><uuid>6f1a3d0e-30a4-4c7e-9b9f-0a6b7b0e9c11</uuid><memory>524288</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/vm/mail-root.qcow2'/><target dev='vda' bus='virtio'/></disk></devices></domain>" };
const line = (clock: string, words: string, thread = 812): string => `2031-05-06 ${clock}+0000: ${thread}: error : someFunction:12 : ${words}\n`;
const daemon = (...lines: string[]): Bundle['logs'][number] => ({ name: 'libvirtd.log', text: lines.join('') });
const failed = { name: 'qemu.log', text: '2031-05-06 10:00:00.100+0000: shutting down, reason=failed\n' };
const facts = { domains: [{ name: 'mail-7', state: 'shut off' }, { name: 'web', state: 'shut off' }] };
const ids = (bundle: Partial<Bundle>): string[] => diagnose({ vm: 'mail-7', xml, logs: [], ...bundle }).causes.map(({ id, severity }) => `${id} ${severity}`);

const CUT = '2031-05-06T10:00:00.050000Z qemu-system-x86_64: -blockdev {"node-name":"libvirt-1-format"}: Image is not in qcow2 format';

describe('how lines name a machine', () => {
  const named = (text: string): string[] => machinesNamed(text).map(({ is, text: name }) => `${is} ${name}`);
  test('in messages, paths, scopes and profiles', () => {
    expect(named("End of file from qemu monitor (vm='web')")).toEqual(['name web']);
    expect(named("Domain id=4 name='web 2' uuid=… is tainted: custom-argv")).toEqual(['name web 2']);
    expect(named("Cannot create directory '/var/lib/libvirt/qemu/domain-12-a-machine-with-a-lon': Read-only file system")).toEqual(['short a-machine-with-a-lon']);
    expect(named("Unable to write to '/sys/fs/cgroup/machine/qemu-9-web1.libvirt-qemu/vcpu0/cpuset.cpus'")).toEqual(['plain web1']);
    expect(named('apparmor="DENIED" profile="libvirt-6F1A3D0E-30a4-4c7e-9b9f-0a6b7b0e9c11" name="/x"')).toEqual(['uuid 6F1A3D0E-30a4-4c7e-9b9f-0a6b7b0e9c11']);
    expect(named('PCI domain 0000 is not available; the guest is down')).toEqual([]);
  });
  test('and which one they may mean', () => {
    const means = (text: string, name: string): boolean => machinesNamed(text).some((found) => mayMean(found, name, undefined));
    expect(means('/var/lib/libvirt/qemu/domain-12-a-machine-with-a-lon/', 'a-machine-with-a-long-name')).toBe(true);
    expect(means('/var/lib/libvirt/qemu/domain-12-web/', 'web2')).toBe(false);
    expect(means('machine-qemu\\x2d3\\x2dweb\\x2d1.scope: a', 'web-1')).toBe(true);
  });
  test('in linear time', () => {
    const before = performance.now();
    for (const text of ["vm='".repeat(50_000), 'qemu-1-'.repeat(50_000), '/libvirt/qemu/'.repeat(50_000), `/domain-1-${'a'.repeat(500_000)}`]) machinesNamed(text);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('what is about a neighbour is left out', () => {
  test('when it names one that nobody told of', () => {
    expect(ids({ logs: [daemon(line('10:00:00.000', "internal error: QEMU unexpectedly closed the monitor (vm='web'): qemu-system-x86_64: Image is not in qcow2 format"))] })).toEqual([]);
  });
  test('when it repeats what another QEMU wrote', () => {
    const said = daemon(line('10:00:00.060', `internal error: process exited while connecting to monitor: ${CUT}`));
    const started = '2031-05-06 09:59:59.900+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.0, kernel: 6.1.0, hostname: h\n';
    expect(ids({ logs: [failed, said] })).not.toContain('up-not-format fatal');
    expect(ids({ logs: [{ ...failed, text: `${started}${failed.text}` }, said] })).not.toContain('up-not-format fatal');
    expect(ids({ logs: [{ ...failed, text: `${started}${CUT}\n${failed.text}` }, said] })[0]).toBe('up-not-format fatal');
  });
  test('with what the same thread says in that moment', () => {
    const said = daemon(line('10:00:00.050', 'Unable to read from monitor: Connection reset by peer', 9), line('10:00:00.051', `internal error: QEMU unexpectedly closed the monitor (vm='web'): ${CUT}`, 9));
    expect(ids({ logs: [said] })).toEqual([]);
    expect(ids({ logs: [daemon(line('10:00:00.050', 'Unable to read from monitor: Connection reset by peer', 9))] })[0]).toContain('mon-conn-reset');
  });
  test('when it is about what this VM does not have', () => {
    const said = daemon(line('10:00:00.090', "unsupported configuration: TPM version '2.0' is not supported"));
    expect(ids({ logs: [said], facts })).toEqual([]);
    expect(ids({ logs: [said] })[0]).toBe('tpm-version-unsupported fatal');
  });
  test('when it is from another time and another file', () => {
    const said = (clock: string): string[] => ids({ logs: [failed, daemon(line(clock, "Cannot access storage file '/srv/vm/web-root.qcow2' (as uid:64055, gid:108): No such file or directory"))], facts });
    expect(said('10:00:40.000')).toEqual([]);
    expect(said('10:00:00.090')[0]).toBe('img-missing degraded');
  });
});

describe('what is about this VM stays', () => {
  test('when it names it, whatever the time', () => {
    expect(ids({ logs: [failed, daemon(line('10:00:40.000', "Cannot access storage file '/srv/vm/mail-root.qcow2' (as uid:64055, gid:108): No such file or directory"))], facts })[0]).toBe('img-missing fatal');
  });
  test('when a neighbour is called like a word of libvirt’s', () => {
    const domains = [{ name: 'mail-7' }, { name: 'monitor', state: 'shut off' }, { name: 'file', state: 'shut off' }];
    expect(ids({ logs: [daemon(line('10:00:00.060', `internal error: process exited while connecting to monitor: ${CUT}`))], facts: { domains } })[0]).toBe('up-not-format fatal');
  });
});

test('of the recorded example each machine gets its own causes and its own timeline', () => {
  const folder = new URL('../../examples/recorded-host/', import.meta.url);
  const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
  const reading = readSnapshot(read('facts.json'));
  const host = reading.ok ? reading.facts : {};
  const bundle = (vm: string): Bundle => ({ vm, xml: { name: 'domain.xml', text: read(`${vm}/domain.xml`) }, facts: host, logs: ['libvirtd.log', 'qemu.log'].map((name) => ({ name, text: read(`${vm}/${name}`) })) });
  const first = { webshop: 'img-missing', archive: 'up-not-format', builder: 'numa-node-unavailable', mailer: 'net-not-active' };
  for (const [vm, id] of Object.entries(first)) {
    const { causes, others } = diagnose(bundle(vm));
    expect(causes[0]?.id, vm).toBe(id);
    for (const other of Object.values(first)) if (other !== id) expect(causes.map((cause) => cause.id), vm).not.toContain(other);
    const { entries } = timeline({ ...bundle(vm), texts: bundle(vm).logs, causes, without: others });
    const told = entries.flatMap((entry) => entry.id ?? []);
    for (const other of Object.values(first)) if (other !== id) expect(told, vm).not.toContain(other);
  }
});

test('of unknown trouble the lines about this VM are shown, each once, not what is harmless or a neighbour’s', () => {
  const logs = [
    daemon(line('10:00:00.000', "domain 'web' failed to frobnicate"), line('10:00:01.000', "domain 'mail-7' failed to frobnicate 1 time"), line('10:00:02.000', "domain 'mail-7' failed to frobnicate 2 times"), line('10:00:02.000', "domain 'mail-7' failed to frobnicate 3 times")),
    { name: 'told', text: 'the gremlin could not be reached', told: true as const },
  ];
  const { causes, telling } = diagnose({ vm: 'mail-7', xml, logs });
  expect(causes).toEqual([]);
  expect(telling.map(({ file, line: at }) => `${file} ${at}`)).toEqual(['told 0', 'libvirtd.log 1', 'libvirtd.log 3']);
  for (const { file, span, text } of telling) expect(logs.find(({ name }) => name === file)!.text.slice(span.start, span.end)).toBe(text);
});
