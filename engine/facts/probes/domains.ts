import { parseNumberSet, parseSize } from '../../core/quantities.ts';
import type { HostDomain } from '../host-facts.ts';
import { known, unescapeXml, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** What of a domain's XML leaves the host: libvirt writes one element a line, two blanks a level. */
const LINES = [
  '^<domain ', '^  <(name|memory|vcpu|devices)[ >]', '^    <(type|nvram|emulator|vcpupin|memory|memnode|hugepages|disk|interface|hostdev|graphics)[ >/]',
  '^      <(mac|source|shareable|readonly|page)[ >/]', '^        <(address|vendor|product) ',
];

/** One virsh for all machines. */
const LOOK = `q=
for u in $2; do q="$q dumpxml $u;"; done
if [ -n "$q" ]; then virsh -r -c "$1" "$q" | grep -E "${LINES.join('|')}"; fi`;

type UsbDevice = NonNullable<HostDomain['usb']>[number];

interface Draft {
  readonly type: string | undefined;
  name?: string;
  emulator?: string;
  arch?: string | undefined;
  machine?: string | undefined;
  memoryKiB?: number | undefined;
  vcpus?: number | undefined;
  nvram?: string | undefined;
  memoryMode?: string | undefined;
  readonly pinnedCpus: Set<number>;
  readonly nodes: Set<number>;
  readonly hugePagesKiB: number[];
  readonly macs: string[];
  readonly disks: string[];
  readonly sharedDisks: string[];
  readonly graphicsPorts: number[];
  readonly pci: string[];
  readonly usb: UsbDevice[];
  readonly mediated: string[];
  readonly networks: string[];
  readonly bridges: string[];
  /** The device that the lines belong to; none before the devices, where metadata may hold anything. */
  inDevices: boolean;
  device?: string | undefined;
  /** Path of the disk that the lines belong to, once its source was seen. */
  disk?: string | undefined;
}

const begin = (line: string): Draft => ({
  type: attributeOf(line, 'type'), pinnedCpus: new Set(), nodes: new Set(), hugePagesKiB: [], macs: [], disks: [], sharedDisks: [], graphicsPorts: [], pci: [], usb: [], mediated: [], networks: [], bridges: [],
  inDevices: false,
});

const attributeOf = (line: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}='([^']*)'`).exec(line)?.[1];
  return value === undefined ? undefined : unescapeXml(value);
};

const textOf = (line: string): string => unescapeXml(line.slice(line.indexOf('>') + 1, Math.max(line.lastIndexOf('<'), 0)));

function kibibytes(text: string, unit: string): number | undefined {
  const bytes = parseSize(text, unit);
  return bytes === undefined || bytes > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(bytes / 1024n);
}

function addNumbers(to: Set<number>, line: string, name: string): void {
  const set = parseNumberSet(attributeOf(line, name) ?? '');
  if (!set.problem) for (const number of set.numbers) to.add(number);
}

/** What stands before the devices. */
function learnSetting(draft: Draft, line: string): void {
  if (line.startsWith('  <name>')) draft.name ??= textOf(line);
  else if (line.startsWith('  <memory')) draft.memoryKiB ??= kibibytes(textOf(line), attributeOf(line, 'unit') ?? 'KiB');
  else if (line.startsWith('  <vcpu')) {
    draft.vcpus ??= wholeNumber(textOf(line));
    addNumbers(draft.pinnedCpus, line, 'cpuset');
  } else if (line.startsWith('    <vcpupin ')) addNumbers(draft.pinnedCpus, line, 'cpuset');
  else if (line.startsWith('    <memory ')) {
    draft.memoryMode ??= attributeOf(line, 'mode') ?? 'strict';
    addNumbers(draft.nodes, line, 'nodeset');
  } else if (line.startsWith('    <memnode ')) addNumbers(draft.nodes, line, 'nodeset');
  else if (line.startsWith('    <hugepages/')) draft.hugePagesKiB.push(0);
  else if (line.startsWith('      <page ')) draft.hugePagesKiB.push(kibibytes(attributeOf(line, 'size') ?? '', attributeOf(line, 'unit') ?? 'KiB') ?? 0);
  else if (line.startsWith('    <type ')) [draft.arch, draft.machine] = [attributeOf(line, 'arch'), attributeOf(line, 'machine')];
  else if (line.startsWith('    <nvram')) draft.nvram = textOf(line) || undefined;
  else if (line.startsWith('      <source ') && draft.nvram === undefined) draft.nvram = attributeOf(line, 'file');
}

const hexadecimal = (text: string | undefined): number => Number.parseInt((text ?? '0').replace(/^0x/, ''), 16) || 0;
const padded = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

function learnAddress(draft: Draft, line: string): void {
  const uuid = attributeOf(line, 'uuid');
  if (uuid !== undefined) draft.mediated.push(uuid);
  else if (/ device='/.test(line)) {
    const place = known<UsbDevice>({ bus: wholeNumber(attributeOf(line, 'bus')), device: wholeNumber(attributeOf(line, 'device')) });
    if (draft.usb.length > 0 && draft.usb.at(-1)!.bus === undefined) draft.usb[draft.usb.length - 1] = { ...draft.usb.at(-1), ...place };
    else draft.usb.push(place);
  } else if (/ slot='/.test(line)) {
    const [domain, bus, slot, fn] = ['domain', 'bus', 'slot', 'function'].map((name) => hexadecimal(attributeOf(line, name)));
    draft.pci.push(`${padded(domain!, 4)}:${padded(bus!, 2)}:${padded(slot!, 2)}.${fn}`);
  }
}

function learnSource(draft: Draft, line: string): void {
  if (draft.device === 'disk') {
    draft.disk = attributeOf(line, 'file') ?? attributeOf(line, 'dev');
    if (draft.disk !== undefined) draft.disks.push(draft.disk);
    // Backing images come after, and are no disks of their own.
    draft.device = 'disk-seen';
  } else if (draft.device === 'interface') {
    const [network, bridge] = [attributeOf(line, 'network'), attributeOf(line, 'bridge')];
    if (network !== undefined) draft.networks.push(network);
    // A running machine names the bridge of its network as well.
    else if (bridge !== undefined) draft.bridges.push(bridge);
  }
}

/** What stands in `<devices>`. */
function learnDevice(draft: Draft, line: string): void {
  const device = /^ {4}<([a-z]+)/.exec(line)?.[1];
  if (device !== undefined) {
    [draft.device, draft.disk] = [device, undefined];
    const port = device === 'graphics' ? Number(attributeOf(line, 'port') ?? -1) : -1;
    if (device === 'emulator') draft.emulator = textOf(line);
    else if (Number.isInteger(port) && port > 0) draft.graphicsPorts.push(port);
  } else if (line.startsWith('      <mac ')) draft.macs.push(...(attributeOf(line, 'address') === undefined ? [] : [attributeOf(line, 'address')!]));
  else if (line.startsWith('      <source ')) learnSource(draft, line);
  else if (/^ {6}<(?:shareable|readonly)/.test(line)) {
    if (draft.disk !== undefined) draft.sharedDisks.push(draft.disk);
  } else if (draft.device === 'hostdev' || draft.device === 'interface') {
    if (line.startsWith('        <address ')) learnAddress(draft, line);
    else if (line.startsWith('        <vendor ')) draft.usb.push(known<UsbDevice>({ vendor: attributeOf(line, 'id') }));
    else if (line.startsWith('        <product ') && draft.usb.length > 0) draft.usb[draft.usb.length - 1] = known<UsbDevice>({ ...draft.usb.at(-1), product: attributeOf(line, 'id') });
  }
}

function learn(draft: Draft, line: string): void {
  if (line.startsWith('  <devices>')) draft.inDevices = true;
  else if (draft.inDevices) learnDevice(draft, line);
  else learnSetting(draft, line);
}

const some = <T>(list: Iterable<T>): T[] | undefined => {
  const all = [...list];
  return all.length > 0 ? all : undefined;
};

const ascending = (set: ReadonlySet<number>): number[] | undefined => some([...set].sort((a, b) => a - b));

function finish(draft: Draft): HostDomain[] {
  const { name, memoryKiB, vcpus, macs, disks, type, arch, machine, emulator, nvram, memoryMode } = draft;
  if (name === undefined) return [];
  return [known<HostDomain>({
    name, uuid: undefined, state: undefined, memoryKiB, vcpus, macs, disks, sharedDisks: some(draft.sharedDisks), graphicsPorts: some(draft.graphicsPorts), type, arch, machine, emulator, nvram,
    pci: some(draft.pci), usb: some(draft.usb), mediated: some(draft.mediated), pinnedCpus: ascending(draft.pinnedCpus), nodes: ascending(draft.nodes), memoryMode, hugePagesKiB: some(new Set(draft.hugePagesKiB)),
    networks: some(new Set(draft.networks)), bridges: some(new Set(draft.bridges)),
  })];
}

export default defineProbe({
  id: 'domains',
  title: 'What the other virtual machines have',
  why: 'Memory, vCPUs, pins, disks, MAC addresses, ports and host devices of all machines: to see what does not fit together.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}', '{uuids}'],
  limits: { bytes: 2 * 1024 * 1024, seconds: 20 },
  parse(stdout) {
    const drafts: Draft[] = [];
    for (const line of stdout.split('\n')) {
      if (line.startsWith('<domain ')) drafts.push(begin(line));
      else if (drafts.length > 0) learn(drafts.at(-1)!, line);
    }
    const domains = drafts.flatMap(finish);
    return domains.length > 0 ? { domains } : {};
  },
  samples: [{
    stdout: `<domain type='kvm' id='4'>
  <name>web &amp; mail</name>
    <disk type='file'>
  <memory unit='KiB'>4194304</memory>
    <hugepages>
      <page size='1048576' unit='KiB'/>
  <vcpu placement='static' cpuset='0-3'>4</vcpu>
    <vcpupin vcpu='0' cpuset='5'/>
    <memory mode='strict' nodeset='1'/>
    <type arch='x86_64' machine='pc-q35-8.2'>hvm</type>
    <nvram template='/usr/share/OVMF/VARS.fd'>/var/lib/libvirt/qemu/nvram/web_VARS.fd</nvram>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <source file='/srv/images/o&apos;brien.qcow2' index='1'/>
        <source file='/srv/images/base.qcow2'/>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/data'/>
      <shareable/>
    <disk type='network' device='disk'>
      <source protocol='rbd' name='pool/image'>
    <interface type='network'>
      <mac address='52:54:00:11:22:33'/>
      <source network='default' portid='5d6b33ec-0e4a-4bf5-9a5e-0a9b7b1c7a01' bridge='virbr0'/>
    <interface type='hostdev' managed='yes'>
      <mac address='52:54:00:11:22:34'/>
        <address type='pci' domain='0x0000' bus='0x3b' slot='0x02' function='0x1'/>
    <hostdev mode='subsystem' type='usb' managed='yes'>
        <vendor id='0x0951'/>
        <product id='0x1666'/>
        <address bus='1' device='2'/>
    <hostdev mode='subsystem' type='mdev' managed='no' model='vfio-pci'>
        <address uuid='4b20d080-1b54-4048-85b3-a6a62d165c01'/>
    <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1'>
<domain type='qemu'>
  <name>idle</name>
  <memory unit='KiB'>524288</memory>
    <hugepages/>
  <vcpu placement='static' current='1'>2</vcpu>
    <type arch='aarch64' machine='virt-8.2'>hvm</type>
    <nvram type='file'>
      <source file='/srv/nvram/idle.fd'/>
  <devices>
    <interface type='bridge'>
      <source bridge='br0'/>
    <graphics type='spice' autoport='yes'>
`,
    facts: {
      domains: [
        {
          name: 'web & mail', memoryKiB: 4194304, vcpus: 4, macs: ['52:54:00:11:22:33', '52:54:00:11:22:34'], disks: ["/srv/images/o'brien.qcow2", '/dev/vg0/data'], sharedDisks: ['/dev/vg0/data'],
          graphicsPorts: [5901], type: 'kvm', arch: 'x86_64', machine: 'pc-q35-8.2', emulator: '/usr/bin/qemu-system-x86_64', nvram: '/var/lib/libvirt/qemu/nvram/web_VARS.fd', pci: ['0000:3b:02.1'],
          usb: [{ vendor: '0x0951', product: '0x1666', bus: 1, device: 2 }], mediated: ['4b20d080-1b54-4048-85b3-a6a62d165c01'], pinnedCpus: [0, 1, 2, 3, 5], nodes: [1], memoryMode: 'strict', hugePagesKiB: [1048576],
          networks: ['default'],
        },
        { name: 'idle', memoryKiB: 524288, vcpus: 2, macs: [], disks: [], type: 'qemu', arch: 'aarch64', machine: 'virt-8.2', nvram: '/srv/nvram/idle.fd', hugePagesKiB: [0], bridges: ['br0'] },
      ],
    },
  }],
});
