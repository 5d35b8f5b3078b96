import { describe, expect, test } from 'vitest';
import { applyEdits, compareDomains, driftView, formatXml, parseXml, type Difference } from '../../engine/index.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { cpuTime } from '../log/cpu-time.ts';

const domain = (devices: string, top = ''): string => `<domain type='kvm'>
  <name>one</name>
  <memory unit='KiB'>4194304</memory>
  <vcpu>2</vcpu>
  ${top}
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    ${devices}
  </devices>
</domain>
`;
const disk = (rest = '', driver = "<driver name='qemu' type='qcow2'/>"): string => `<disk type='file' device='disk'>${driver}<source file='/a.qcow2'/><target dev='vda' bus='virtio'/>${rest}</disk>`;
const nic = (rest = '', mac = '52:54:00:aa:bb:cc'): string => `<interface type='bridge'><mac address='${mac}'/><source bridge='br0'/><model type='virtio'/>${rest}</interface>`;

const compare = (before: string, after: string): readonly Difference[] => compareDomains(parseXml(before), parseXml(after))!;
const told = (before: string, after: string): string[] => compare(before, after).map(({ message, apply }) => `${message} [${apply.when}]`);

describe('what means the same is no difference', () => {
  const same: Record<string, readonly [string, string]> = {
    'quotes, blanks, comments': [domain(disk()), domain(disk()).replaceAll("'", '"').replace('<devices>', '<devices><!-- x -->\n\n')],
    'units': [domain(''), domain('').replace("unit='KiB'>4194304", "unit='GiB'>4")],
    'no unit': [domain(''), domain('').replace(" unit='KiB'", '')],
    'order of devices': [domain(disk() + nic()), domain(nic() + disk())],
    'order of attributes': [domain(disk()), domain(disk().replace("dev='vda' bus='virtio'", "bus='virtio' dev='vda'"))],
    'capitals in a MAC address': [domain(nic()), domain(nic().replace('aa:bb:cc', 'AA:BB:CC'))],
    'spellings of a CPU set': [domain('', "<cputune><vcpupin vcpu='0' cpuset='0-3,8'/></cputune>"), domain('', "<cputune><vcpupin vcpu='0' cpuset='0,1,2,3,8'/></cputune>")],
    'a UUID without hyphens': [domain('', '<uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>'), domain('', '<uuid>4DEA22B31D52D8F32516782E98AB3FA0</uuid>')],
    'a PCI address in other numbers': [domain(disk("<address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>")), domain(disk("<address type='pci' bus='4'/>"))],
    'the alias of a running device': [domain(disk("<alias name='virtio-disk0'/>")), domain(disk())],
    'a generated address': [domain(disk("<address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>")), domain(disk())],
    'the chain of a running disk': [domain(disk("<backingStore type='file' index='2'><format type='qcow2'/><source file='/base'/><backingStore/></backingStore>").replace("file='/a.qcow2'", "file='/a.qcow2' index='1'")), domain(disk())],
    'a default written out': [domain(disk()), domain(disk().replace(" device='disk'", ''))],
    'the format that is assumed': [domain(disk('', "<driver name='qemu' type='raw'/>")), domain(disk('', ''))],
    'events by default': [domain('', '<on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>'), domain('')],
    'the clock by default': [domain('', "<clock offset='utc'/>"), domain('')],
    'an empty container': [domain('', '<cputune/>'), domain('')],
    'the id of a running domain': [domain('').replace("type='kvm'", "type='kvm' id='7'"), domain('')],
    'labels of a running domain': [domain('', "<seclabel type='dynamic' model='dac' relabel='yes'><label>+107:+107</label><imagelabel>+107:+107</imagelabel></seclabel>"), domain('')],
    'the console that shows the serial port': [domain("<serial type='pty'><source path='/dev/pts/3'/><target port='0'/></serial><console type='pty' tty='/dev/pts/3'><source path='/dev/pts/3'/><target type='serial' port='0'/></console>"), domain("<serial type='pty'/>")],
    'the serial port of a console': [domain("<serial type='pty'><target type='isa-serial' port='0'/></serial><console type='pty'><target type='serial' port='0'/></console>"), domain("<console type='pty'/>")],
    'controllers of the machine': [domain("<controller type='pci' index='0' model='pcie-root'/><controller type='usb' index='0' model='qemu-xhci'/>"), domain('')],
    'a machine by its short name': [domain(''), domain('').replace('pc-q35-7.2', 'q35')],
    'a port that was chosen at start': [domain("<graphics type='vnc' port='5903' autoport='yes' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>"), domain("<graphics type='vnc' port='-1' autoport='yes'/>")],
    'the name of a tap device': [domain(nic("<target dev='vnet3'/>")), domain(nic())],
    'what only the format does not know': [domain(''), domain("<nonsense a='b'/>")],
  };
  test.each(Object.entries(same))('%s', (_, [before, after]) => expect(told(before, after)).toEqual([]));
});

describe('each change is told, and no other', () => {
  const base = domain(disk() + nic() + "<graphics type='vnc' port='5903' autoport='no'/><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>", '<currentMemory>2097152</currentMemory>');
  const changes: Record<string, readonly [(xml: string) => string, readonly string[]]> = {
    'memory': [(x) => x.replace('4194304', '8388608'), ['<memory>: the value was "4194304 KiB" and is "8388608 KiB". [next-boot]']],
    'current memory': [(x) => x.replace('2097152', '1048576'), ['<currentMemory>: the value was "2097152" and is "1048576". [live]']],
    'cache': [(x) => x.replace("type='qcow2'", "type='qcow2' cache='none'"), ['disk vda: cache of <driver> is now "none"; it was not set. [next-boot]']],
    'image': [(x) => x.replace('/a.qcow2', '/b.qcow2'), ['disk vda: file of <source> was "/a.qcow2" and is "/b.qcow2". [next-boot]']],
    'a new disk': [(x) => x.replace('<rng', `${disk().replaceAll('vda', 'vdb')}<rng`), ['disk vdb is new. [live]']],
    'a new SATA disk': [(x) => x.replace('<rng', `${disk().replaceAll('vda', 'sdb').replaceAll("bus='virtio'", "bus='sata'")}<rng`), ['disk sdb is new. [next-boot]']],
    'a disk gone': [(x) => x.replace(disk(), ''), ['disk vda is no longer there. [live]']],
    'another bridge': [(x) => x.replace("bridge='br0'", "bridge='br1'"), ['interface 52:54:00:aa:bb:cc: bridge of <source> was "br0" and is "br1". [live]']],
    'another model': [(x) => x.replace("<model type='virtio'/>", "<model type='e1000e'/>"), ['interface 52:54:00:aa:bb:cc: type of <model> was "virtio" and is "e1000e". [next-boot]']],
    'another MAC address': [(x) => x.replace('aa:bb:cc', 'aa:bb:cd'), ['interface 52:54:00:aa:bb:cd: address of <mac> was "52:54:00:aa:bb:cc" and is "52:54:00:aa:bb:cd". [next-boot]']],
    'the cable pulled': [(x) => x.replace("<model type='virtio'/>", "<model type='virtio'/><link state='down'/>"), ['interface 52:54:00:aa:bb:cc: <link state="down"> is new. [live]']],
    'a limit': [(x) => x.replace("bus='virtio'/>", "bus='virtio'/><iotune><total_iops_sec>100</total_iops_sec></iotune>"), ['disk vda: <total_iops_sec> "100" is new. [live]']],
    'a port': [(x) => x.replace('5903', '5904'), ['graphics vnc: port was "5903" and is "5904". [next-boot]']],
    'a random generator gone': [(x) => x.replace(/<rng.*<\/rng>/, ''), ['rng virtio is no longer there. [live]']],
    'a title': [(x) => x.replace('<memory', '<title>Mail</title><memory'), ['<title> "Mail" is new. [live]']],
    'vCPUs': [(x) => x.replace('<vcpu>2<', '<vcpu>4<'), ['<vcpu>: the value was "2" and is "4". [next-boot]']],
    'a name': [(x) => x.replace('>one<', '>two<'), ['<name>: the value was "one" and is "two". [new-vm]']],
    'the order of booting': [(x) => x.replace('hvm</type>', "hvm</type><boot dev='cdrom'/><boot dev='hd'/>"), ['<boot dev="cdrom"> is new. [next-boot]']],
    'the firmware': [(x) => x.replace('<os>', "<os firmware='efi'>"), ['<os>: firmware is now "efi"; it was not set. [next-boot]']],
    'another order of disks and two changes': [(x) => x.replace(disk(), '').replace('<rng', `${disk().replace('/a.qcow2', '/c')}<rng`).replace('br0', 'br9'), ['disk vda: file of <source> was "/a.qcow2" and is "/c". [next-boot]', 'interface 52:54:00:aa:bb:cc: bridge of <source> was "br0" and is "br9". [live]']],
  };
  test.each(Object.entries(changes))('%s', (_, [change, expected]) => {
    expect(change(base)).not.toBe(base);
    expect(told(base, change(base))).toEqual(expected);
    expect(compare(change(base), base).map(({ path }) => path).sort()).toEqual(compare(base, change(base)).map(({ path }) => path).sort());
  });
});

describe('what it takes is what libvirt’s QEMU driver can do', () => {
  const when = (before: string, after: string): string[] => compare(before, after).map(({ path, apply }) => `${path} ${apply.when} ${apply.operation?.split(' ')[1] ?? ''}`.trim());
  const network = (source: string, rest = '', type = 'network'): string => `<interface type='${type}'><mac address='52:54:00:aa:bb:cc'/><source ${source}/><model type='virtio'/>${rest}</interface>`;
  const threads = (inside: string): string => domain('', `<iothreads>1</iothreads><iothreadids><iothread id='1'${inside}</iothreadids>`);
  const group = (limit: string): string => domain(disk(), `<throttlegroups><throttlegroup><total_iops_sec>${limit}</total_iops_sec><group_name>slow</group_name></throttlegroup></throttlegroups>`);
  const hostdev = "<address type='pci' domain='0' bus='6' slot='0' function='1'/>";
  test.each<[string, string, string, string[]]>([
    ['trusted filters', domain(nic()), domain(nic().replace("'bridge'>", "'bridge' trustGuestRxFilters='yes'>")), ['devices/interface/@trustGuestRxFilters live update-device']],
    ['the port group of the same network', domain(network("network='lan' portgroup='a'")), domain(network("network='lan' portgroup='b'")), ['devices/interface/source/@portgroup next-boot']],
    ['another network', domain(network("network='lan'")), domain(network("network='dmz'")), ['devices/interface/source/@network live update-device']],
    ['the cable of a device of the host', domain(`<interface type='hostdev' managed='yes'><mac address='52:54:00:aa:bb:cc'/><source>${hostdev}</source></interface>`), domain(`<interface type='hostdev' managed='yes'><mac address='52:54:00:aa:bb:cc'/><source>${hostdev}</source><link state='down'/></interface>`), ['devices/interface/link next-boot']],
    ['how a thread polls', threads("><poll max='9000'/></iothread>"), threads("><poll max='5000'/></iothread>"), ['iothreadids/iothread/poll/@max live iothreadset']],
    ['the size of a thread’s pool', threads(" thread_pool_max='8'/>"), threads(" thread_pool_max='16'/>"), ['iothreadids/iothread/@thread_pool_max live iothreadset']],
    ['a limit of a group', group('100'), group('200'), ['throttlegroups/throttlegroup/total_iops_sec/text() live domthrottlegroupset']],
    ['the weight of one device', domain('', '<blkiotune><device><path>/dev/sda</path><weight>500</weight></device></blkiotune>'), domain('', '<blkiotune><device><path>/dev/sda</path><weight>800</weight></device></blkiotune>'), ['blkiotune/device/weight/text() live blkiotune']],
    ['the keyboard of a viewer', domain("<graphics type='vnc' port='5903' autoport='no' keymap='de'/>"), domain("<graphics type='vnc' port='5903' autoport='no' keymap='fr'/>"), ['devices/graphics/@keymap next-boot']],
  ])('%s', (_, before, after, expected) => expect(when(before, after)).toEqual(expected));
});

test('differences stand where they are in both texts', () => {
  const [before, after] = [domain(disk()), domain(disk('', "<driver name='qemu' type='raw'/>"))];
  const [difference] = compare(before, after);
  expect(difference).toMatchObject({ path: 'devices/disk/driver/@type', label: 'disk vda', kind: 'changed' });
  expect(before.slice(difference!.before!.span.start, difference!.before!.span.end)).toBe("type='qcow2'");
  expect(after.slice(difference!.after!.span.start, difference!.after!.span.end)).toBe("type='raw'");
  expect(difference!.apply.witness?.source).toContain('qemuDomainDiskChangeSupported');
});

describe('texts for the eye', () => {
  const view = (before: string, after: string) => driftView(parseXml(before), parseXml(after))!;

  test('are equal when the meaning is', () => {
    const { before, after, differences } = view(domain(disk("<address type='pci' bus='4'/><alias name='virtio-disk0'/>") + nic(), "<uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>"), domain(nic() + disk()).replaceAll("'", '"'));
    expect(after).toBe(before);
    expect(differences).toEqual([]);
    expect(after).toContain("    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2'/>\n");
  });

  test('numbers keep their units', () => {
    const { before, after } = view(domain(''), domain('').replace("unit='KiB'>4194304", "unit='GiB'>8"));
    expect(before).toContain("\n  <memory unit='KiB'>4194304</memory>\n");
    expect(after).toContain("\n  <memory unit='GiB'>8</memory>\n");
  });

  test('differ in the lines that are told, and in no other', () => {
    const { before, after, differences } = view(domain(disk() + nic()), domain(nic('<mtu size="9000"/>') + disk('', "<driver name='qemu' type='raw'/>"), '<title>a &amp; b</title>'));
    const [one, other] = [before.split('\n'), after.split('\n')];
    expect(differences.map(({ line, message }) => [one[line.before]!.trim(), other[line.after]!.trim(), message])).toEqual([
      ["<driver name='qemu' type='qcow2'/>", "<driver name='qemu' type='raw'/>", 'disk vda: type of <driver> was "qcow2" and is "raw".'],
      ["<domain type='kvm'>", '<title>a &amp; b</title>', '<title> "a & b" is new.'],
      ["<interface type='bridge'>", "<mtu size='9000'/>", 'interface 52:54:00:aa:bb:cc: <mtu size="9000"> is new.'],
    ].sort((a, b) => differences.findIndex(({ message }) => message === a[2]) - differences.findIndex(({ message }) => message === b[2])));
    expect(other.filter((line) => !one.includes(line)).map((line) => line.trim())).toEqual(['<title>a &amp; b</title>', "<driver name='qemu' type='raw'/>", "<mtu size='9000'/>"].sort((a, b) => other.findIndex((l) => l.trim() === a) - other.findIndex((l) => l.trim() === b)));
    expect(one.filter((line) => !other.includes(line)).map((line) => line.trim())).toEqual(["<driver name='qemu' type='qcow2'/>"]);
    expect(compareDomains(parseXml(before), parseXml(after), { before: 'file' })!.map(({ message }) => message)).toEqual(differences.map(({ message }) => message));
  });
});

test('a text without a domain has no differences to tell', () => expect(compareDomains(parseXml('<network/>'), parseXml(domain('')))).toBeUndefined());

test('hostile texts cost linear time', () => {
  const many = (n: number, spare: string): string => domain(Array.from({ length: n }, (_, i) => `<disk type='file'><target dev='vd${i}'/><source file='${spare}${i}'/></disk><channel type='pty'/>`).join(''));
  const time = (n: number): number => {
    const [before, after] = [many(n, 'a'), many(n, 'b')];
    return Math.min(...[1, 2, 3].map(() => cpuTime(() => expect(compare(before, after)).toHaveLength(n))));
  };
  time(500);
  expect(compare(domain('<a>'.repeat(5000)), domain('<b>'.repeat(5000)))).toBeDefined();
  // Eight times as much: 8 when it is linear, 64 when it is not.
  expect(time(4000) / time(500)).toBeLessThan(30);
});

describe.skipIf(!sharedFolder)('real domains', () => {
  const files = corpusFiles('valid');

  test('are equal to themselves, and to themselves in another layout', () => {
    const unequal = files.flatMap(({ path, text }) => {
      const other = applyEdits(text, formatXml(parseXml(text), { insertSpaces: true, tabSize: 4 }).edits);
      return [[text, text], [text, other]].flatMap(([a, b]) => (compareDomains(parseXml(a!), parseXml(b!)) ?? []).map(({ message }) => `${path}: ${message}`));
    });
    expect(unequal).toEqual([]);
  });

  test('are shown alike where they mean the same', () => {
    const unlike = files.filter(({ text }) => {
      const view = driftView(parseXml(text), parseXml(applyEdits(text, formatXml(parseXml(text), { insertSpaces: true, tabSize: 4 }).edits)));
      return view && view.before !== view.after;
    });
    expect(unlike.map(({ path }) => path)).toEqual([]);
  });
});
