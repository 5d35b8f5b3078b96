import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareDomains, parseXml, type Difference } from '../../engine/index.ts';
import { parseAddress, readDefinitions, type AskOptions } from '../../host/index.ts';
import { type Lab, startLab } from './lab.ts';
import { haltingImage } from './domain.ts';

let lab: Lab;
let options: AskOptions;

const IMAGE = '/var/lib/libvirt/images/drift';
/** Written as people write: nothing of what libvirt fills in. */
const FILE = `<domain type="kvm">
  <name>drifting</name>
  <title>Before</title>
  <memory unit="MiB">256</memory>
  <currentMemory unit="MiB">192</currentMemory>
  <vcpu current="1">2</vcpu>
  <cputune><vcpupin vcpu="0" cpuset="0,1"/></cputune>
  <os><type arch="x86_64" machine="q35">hvm</type></os>
  <features><acpi/><apic/></features>
  <devices>
    <disk type="file" device="cdrom">
      <target dev="sdc" bus="sata"/>
    </disk>
    <disk type="file">
      <driver name="qemu" type="raw"/>
      <source file="${IMAGE}.img"/>
      <target dev="vda" bus="virtio"/>
    </disk>
    <interface type="user"><mac address="52:54:00:DD:00:01"/><model type="virtio"/></interface>
    <controller type="pci" model="pcie-root"/>
    ${'<controller type="pci" model="pcie-root-port"/>'.repeat(10)}
    <serial type="pty"/>
    <channel type="unix"><target type="virtio" name="org.qemu.guest_agent.0"/></channel>
    <graphics type="vnc" port="-1"/>
    <rng model="virtio"><backend model="random">/dev/urandom</backend></rng>
  </devices>
</domain>
`;

beforeAll(async () => {
  lab = await startLab();
  options = { sshPath: lab.ssh.program };
  for (const name of ['img', 'iso', 'other.img']) await lab.write(`${IMAGE}.${name}`, haltingImage());
  await lab.define(FILE);
  await lab.must(['virsh', 'start', 'drifting']);
});
afterAll(() => lab?.stop());

const compare = (before: string, after: string, origins: Parameters<typeof compareDomains>[2] = {}): readonly Difference[] => compareDomains(parseXml(before), parseXml(after), origins)!;
const told = (differences: readonly Difference[]): string[] => differences.map(({ message, apply }) => `${apply.when}: ${message}`);
const live = (): Promise<string> => lab.must(['virsh', 'dumpxml', 'drifting']);
const persistent = (): Promise<string> => lab.must(['virsh', 'dumpxml', '--inactive', 'drifting']);

describe('a domain as it was defined', () => {
  test('is the same running, persistent and in the file', async () => {
    const [now, next] = [await live(), await persistent()];
    expect(now).toContain("<domain type='kvm' id='");
    expect(told(compare(now, next, { before: 'libvirt', after: 'libvirt' }))).toEqual([]);
    expect(told(compare(next, now, { before: 'libvirt', after: 'libvirt' }))).toEqual([]);
    for (const text of [now, next]) {
      expect(told(compare(text, FILE))).toEqual([]);
      expect(told(compare(FILE, text))).toEqual([]);
    }
  });

  test('is read over ssh in one round trip', async () => {
    const address = parseAddress('lab');
    const answer = address.ok ? await readDefinitions(address.value, 'drifting', options) : address;
    if (!answer.ok) throw new Error(answer.failure.message);
    expect(told(compare(answer.value.running!.text, answer.value.persistent!.text, { before: 'libvirt', after: 'libvirt' }))).toEqual([]);
    expect(answer.value.running!.text).not.toBe(answer.value.persistent!.text);
  });
});

/** What is changed in the file, what is told of it, and the virsh command that does it live, where this guest, which halts, need not help. */
const CHANGES: Readonly<Record<string, { readonly from: string; readonly to: string; readonly told: readonly string[]; readonly live?: readonly string[]; readonly device?: string }>> = {
  'memory that is in use': { from: '192<', to: '160<', told: ['live: <currentMemory>: the value was'] },
  'a vCPU': { from: 'current="1"', to: 'current="2"', told: ['live: <vcpu>: current was "1" and is "2".'], live: ['setvcpus', 'drifting', '2', '--live'] },
  'a pin': { from: 'cpuset="0,1"', to: 'cpuset="1"', told: ['live: vcpupin 0: cpuset was'], live: ['vcpupin', 'drifting', '0', '1', '--live'] },
  'the title': { from: 'Before', to: 'After', told: ['live: <title>: the value was "Before" and is "After".'], live: ['desc', 'drifting', '--live', '--title', 'After'] },
  'the medium': { from: '<target dev="sdc"', to: `<source file="${IMAGE}.iso"/><target dev="sdc"`, told: ['live: disk sdc: <source'], live: ['change-media', 'drifting', 'sdc', `${IMAGE}.iso`, '--update', '--live'] },
  'a limit of a disk': { from: '<target dev="vda" bus="virtio"/>', to: '<target dev="vda" bus="virtio"/><iotune><total_iops_sec>500</total_iops_sec></iotune>', told: ['live: disk vda: <total_iops_sec> "500" is new.'], live: ['blkdeviotune', 'drifting', 'vda', '--live', '--total-iops-sec', '500'] },
  'the cable': { from: '<model type="virtio"/>', to: '<model type="virtio"/><link state="down"/>', told: ['live: interface 52:54:00:DD:00:01: <link state="down"> is new.'], live: ['domif-setlink', 'drifting', '52:54:00:dd:00:01', 'down'] },
  'a disk more': { from: '<serial', to: `<disk type="file"><driver name="qemu" type="raw"/><source file="${IMAGE}.other.img"/><target dev="vdb" bus="virtio"/></disk><serial`, told: ['live: disk vdb is new.'], live: ['attach-device', 'drifting', '/run/lab/device.xml', '--live'], device: `<disk type="file"><driver name="qemu" type="raw"/><source file="${IMAGE}.other.img"/><target dev="vdb" bus="virtio"/></disk>` },
  'what happens at a crash': { from: '<devices>', to: '<on_crash>preserve</on_crash><devices>', told: ['live: <on_crash>: the value was "destroy" and is "preserve".'], live: ['set-lifecycle-action', 'drifting', 'crash', 'preserve', '--live'] },
  'an I/O thread': { from: '<cputune>', to: '<iothreadids><iothread id="1"/></iothreadids><cputune>', told: ['live: <iothread id="1"> is new.'], live: ['iothreadadd', 'drifting', '1', '--live'] },
  'all memory': { from: '256<', to: '512<', told: ['next-boot: <memory>: the value was'] },
  'a cache mode': { from: 'type="raw"/>', to: 'type="raw" cache="unsafe"/>', told: ['next-boot: disk vda: cache of <driver> is now "unsafe"'] },
  'a model': { from: '<model type="virtio"/>', to: '<model type="e1000e"/>', told: ['next-boot: interface 52:54:00:DD:00:01: type of <model> was "virtio" and is "e1000e".'] },
  'a feature': { from: '<apic/>', to: '<apic/><pae/>', told: ['next-boot: <pae> is new.'] },
  'the generator gone': { from: '<rng model="virtio"><backend model="random">/dev/urandom</backend></rng>', to: '', told: ['live: rng virtio is no longer there.'] },
};

describe('a change of the file is told, and no other', () => {
  test.each(Object.entries(CHANGES))('%s', async (_, { from, to, told: expected }) => {
    const changed = FILE.replace(from, to);
    expect(changed).not.toBe(FILE);
    const found = told(compare(await persistent(), changed, { before: 'libvirt' }));
    expect(found).toHaveLength(expected.length);
    expected.forEach((words, i) => expect(found[i]).toContain(words));
  });
});

describe('what is called live is done live', () => {
  test.each(Object.entries(CHANGES).filter(([, { live: argv }]) => argv))('%s', async (_, { from, to, live: argv, told: expected, device }) => {
    const before = await live();
    if (device !== undefined) await lab.write('/run/lab/device.xml', device);
    await lab.must(['virsh', ...argv!]);
    const after = await live();
    const words = expected[0]!.split(' ').slice(0, 2).join(' ');
    // The running domain is now what the changed file says, in this respect.
    const changed = FILE.replace(from, to);
    const path = compare(await persistent(), changed, { before: 'libvirt' })[0]!.path;
    expect(told(compare(before, after, { before: 'libvirt', after: 'libvirt' })).join('\n')).toContain(words);
    expect(compare(after, changed, { before: 'libvirt' }).map((difference) => difference.path)).not.toContain(path);
  });

  test('and what runs is then held against what is persistent', async () => {
    const found = compare(await live(), await persistent(), { before: 'libvirt', after: 'libvirt' });
    expect(found.map(({ label }) => label)).toEqual(expect.arrayContaining(['<title>', '<vcpu>', 'disk vdb', 'disk vda']) as string[]);
  });
});

test('libvirt refuses to change live what is said to wait for the next start', async () => {
  const nic = '<interface type="user"><mac address="52:54:00:dd:00:01"/><model type="e1000e"/></interface>';
  await lab.write('/run/lab/device.xml', nic);
  expect((await lab.exec(['virsh', 'update-device', 'drifting', '/run/lab/device.xml', '--live'])).stderr).toContain('cannot modify network device model');
  expect((await lab.exec(['virsh', 'setmaxmem', 'drifting', '512M', '--live'])).stderr).toContain('cannot resize the maximum memory on an active domain');
  await lab.write('/run/lab/device.xml', `<disk type="file"><driver name="qemu" type="raw" cache="unsafe"/><source file="${IMAGE}.img"/><target dev="vda" bus="virtio"/></disk>`);
  expect((await lab.exec(['virsh', 'update-device', 'drifting', '/run/lab/device.xml', '--live'])).stderr).toContain("cannot modify field 'cache' of the disk");
});
