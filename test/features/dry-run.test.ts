import { describe, expect, test } from 'vitest';
import { commandArguments, placeDryRun, prepareDryRun, type DryRunInput } from '../../engine/index.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';

const domain = (devices: string, top = '', type = 'kvm'): string => `<domain type='${type}'><name>a</name><memory>65536</memory>${top}<os><type arch='x86_64'>hvm</type></os><devices>${devices}</devices></domain>`;

function prepared(text: string): DryRunInput {
  const input = prepareDryRun(text);
  if (typeof input === 'string') throw new Error(input);
  return input;
}

describe('what libvirt gets to see', () => {
  test.each([
    ['/usr/bin/qemu-system-x86_64', true], ['/usr/libexec/qemu-kvm', true], ['/usr/local/bin/qemu-system-aarch64', true], ['/run/libvirt/nix-emulators/qemu-system-x86_64', true],
    ['/tmp/evil', false], ['/usr/bin/../../tmp/qemu-system-x86_64', false], ['/usr/bin/qemu-system-x86_64 ', true], ['/usr/bin/qemu-system-../x', false], ['qemu-system-x86_64', false], ['/home/me/usr/bin/qemu-kvm', false], ['/usr/bin/env', false], ['', false],
  ])('the emulator "%s" stays: %s', (emulator, stays) => {
    const { define, start } = prepared(domain(`<emulator>${emulator}</emulator>`));
    for (const text of [define, start]) expect(text.includes('<emulator>')).toBe(stays);
  });

  test('no program, secret, pool or network, whatever the quoting', () => {
    const evil = domain(`<emulator><![CDATA[/evil/cdata]]></emulator><emulator>&#47;evil/entity</emulator>
      <interface type="ethernet"><script path="/evil/script"/><downscript path='/evil/down'></downscript><mac address="52:54:00:00:00:01"/></interface>
      <filesystem><driver type="virtiofs"/><binary path="/evil/virtiofsd"/><target dir="t"/></filesystem>
      <disk type="volume"><source pool="p" volume="v"><encryption format="luks"><secret type="passphrase" uuid="4dea22b3-1d52-d8f3-2516-782e98ab3fa0"/></encryption></source><target dev="vda"/></disk>
      <disk type="network"><auth username="u"><secret type="ceph" usage="evil"/></auth><source protocol="rbd" name="p/v"/><target dev="vdb"/></disk>
      <graphics type="vnc"><listen type="network" network="evil-net"/></graphics>`, '<bootloader>/evil/loader</bootloader><memtune><hard_limit>1</hard_limit></memtune>');
    const { define, start, left } = prepared(`<?xml version="1.0"?><!DOCTYPE domain [<!ENTITY x SYSTEM "file:///evil/dtd">]>\n${evil}`);
    expect(define).toMatch(/^<domain [\s\S]*<\/domain>$/);
    expect(define.match(/evil\/\w+/g)).toBeNull();
    expect(start).not.toMatch(/evil|<interface|<hard_limit|<auth|<secret|volume="v"|pool=|<listen/);
    expect(start).toContain("<disk type='file'><source file='/volume'/><target dev=\"vda\"/></disk>");
    // What is only left out of the command line is judged all the same.
    expect(define).toMatch(/<interface type="ethernet">.*<mac/);
    expect(define).toContain('<memtune>');
    expect(left.map(({ what }) => what).length).toBeGreaterThan(6);
  });

  test('what can stay, stays: pinning beside shares, a virtiofs filesystem by a socket', () => {
    const { define, start } = prepared(domain("<filesystem type='mount'><driver type='virtiofs' queue='64'/><source dir='/srv/share'/><target dir='t'/></filesystem><filesystem type='mount'><driver type='virtiofs'/><source socket='/run/v.sock'/><target dir='u'/></filesystem>", "<cputune><shares>100</shares><vcpupin vcpu='0' cpuset='1'/></cputune><memtune><hard_limit>9</hard_limit><min_guarantee>1</min_guarantee></memtune>"));
    for (const text of [define, start]) expect(text).toMatch(/<driver type='virtiofs' queue='64'\/><source socket='\/virtiofs.sock'\/>.*<source socket='\/run\/v.sock'\/>/);
    expect(define).toContain('<shares>100</shares>');
    expect(start).toContain("<cputune><vcpupin vcpu='0' cpuset='1'/></cputune><memtune><min_guarantee>1</min_guarantee></memtune>");
  });

  test('without KVM its emulation stands in', () => {
    const { emulated } = prepared(domain('', "<cpu mode='host-passthrough' check='none' migratable='on'><topology sockets='1' cores='2' threads='1'/></cpu><features><acpi/><kvm><hidden state='on'/></kvm></features>"));
    expect(emulated!.define).toContain("<domain type='qemu'>");
    expect(emulated!.define).not.toMatch(/host-passthrough|<kvm>/);
    expect(emulated!.define).toMatch(/<cpu\s*><topology/);
    expect(prepared(domain('', '', 'qemu')).emulated).toBeUndefined();
  });

  test('there is nothing to run dry', () => {
    expect(prepareDryRun('<network><name>a</name></network>')).toContain('no domain');
    expect(prepareDryRun(domain('', '', 'lxc'))).toContain('QEMU');
    expect(prepareDryRun(domain('<disk>'))).toContain('well-formed');
    expect(prepareDryRun('')).toContain('no domain');
  });

  test('hostile texts cost linear time', () => {
    const many = domain("<disk type='volume'><auth><secret/></auth><source pool='p'/></disk><interface><script/></interface><emulator>/evil</emulator>".repeat(5000));
    const started = performance.now();
    expect(prepared(many).start).not.toContain('evil');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test.skipIf(!sharedFolder)('real domains keep all that names nothing outside', () => {
    for (const { text, path } of corpusFiles('valid')) {
      const input = prepareDryRun(text);
      if (typeof input === 'string') continue;
      expect(input.start.match(/<script\b|<downscript\b|<secret\b/), path).toBeNull();
      const [emulator] = /<emulator>[^<]*/.exec(input.define) ?? [];
      if (emulator !== undefined) expect(emulator, path).toMatch(/^<emulator>\s*\/usr\/(?:bin|libexec)\//);
    }
  });
});

describe('what libvirt says', () => {
  const text = domain("<disk type='file'><source file='/a'/><target dev='vda'/></disk>\n<disk type='file'><source file='/b'/><target dev='vda'/></disk>");

  test('stands once, at its element, without virsh’s own words', () => {
    const findings = placeDryRun(text, { define: "error: Failed to define domain from /tmp/x/define.xml\nerror: XML error: target 'vda' duplicated for disk sources '/a' and '/b'\n\n", start: "error: XML error: target 'vda' duplicated for disk sources '/a' and '/b'\n" });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ stage: 'define', isPlaced: true, xpath: '/domain/devices/disk[2]/target/@dev', cause: { id: 'cfg-target-dup' } });
    expect(text.slice(findings[0]!.span.start, findings[0]!.span.end)).toBe("dev='vda'");
  });

  test('that nobody knows stands at the domain', () => expect(placeDryRun(text, { start: 'error: frobnication of the quux failed\n' })).toMatchObject([{ isPlaced: false, xpath: '/domain', words: 'frobnication of the quux failed' }]));
  test('of a line of the text stands there', () => {
    const [finding] = placeDryRun(text, { define: 'error: (domain_definition):2: Opening and ending tag mismatch: target line 2 and disk\n' });
    expect(text.slice(finding!.span.start, finding!.span.end)).toContain("file='/b'");
  });
  test.each([
    ["<iommu model='amd'/>", "<cpu mode='custom'><model>qemu64</model></cpu>", "XML error: Invalid value for attribute 'model' in element 'iommu': 'amd'.", '/domain/devices/iommu/@model'],
    ["<hostdev mode='subsystem' type='usb'><source><address bus='1'/></source></hostdev>", '', "XML error: Missing required attribute 'device' in element 'address'", '/domain/devices/hostdev/source/address'],
    ["<disk type='file'><source file='/a'/><target dev='disk1'/></disk>", '<on_crash>destroy</on_crash>', "XML error: Unknown disk name 'disk1' and no address specified", '/domain/devices/disk/target/@dev'],
    ["<interface type='bridge'><source bridge='b'/><vlan><tag id='5000'/></vlan></interface>", '', 'XML error: vlan tag id 5000 too large (maximum 4095)', '/domain/devices/interface/vlan/tag/@id'],
    ['', "<features><ras state='on'/></features>", "unsupported configuration: unexpected feature 'ras'", '/domain/features/ras'],
    ["<iommu model='virtio'><driver aw_bits='70'/></iommu><interface type='user'><model type='virtio'/></interface>", '', "XML error: iommu model 'virtio' doesn't support additional attributes", '/domain/devices/iommu/@model'],
  ])('stands where its own words say: %s', (devices, top, words, xpath) => expect(placeDryRun(domain(devices, top), { define: `error: ${words}\n` })).toMatchObject([{ isPlaced: true, xpath }]));

  test('that quotes what stands in several places is not guessed', () => expect(placeDryRun(domain("<sound model='ich9'/><sound model='ich9'/>"), { define: "error: the quux of 'ich9' is odd\n" })).toMatchObject([{ isPlaced: false }]));

  test('before it died counts, too', () => expect(placeDryRun(text, { died: 'start' })).toMatchObject([{ stage: 'start', words: expect.stringContaining('died') as string }]));
  test('nothing, when it accepts', () => expect(placeDryRun(text, { define: '', start: '', command: '/usr/bin/qemu-system-x86_64' })).toEqual([]));
});

describe('QEMU’s command line', () => {
  const text = domain("<disk type='file'><source file='/images/one.img'/><target dev='vda' bus='virtio'/></disk><disk type='file'><source file='/images/two.img'/><target dev='vdb' bus='virtio'/></disk><interface type='user'><mac address='52:54:00:00:00:02'/><model type='virtio'/></interface>");
  const command = `LC_ALL=C PATH=/bin /usr/bin/qemu-system-x86_64 -name guest=a,debug-threads=on -m 64 -blockdev '{"driver":"file","filename":"/images/two.img","node-name":"libvirt-1-storage"}' -blockdev '{"node-name":"libvirt-1-format","driver":"raw","file":"libvirt-1-storage"}' -device '{"driver":"virtio-blk-pci","drive":"libvirt-1-format","id":"virtio-disk1"}' -netdev user,id=hostnet0 -device '{"driver":"virtio-net-pci","netdev":"hostnet0","mac":"52:54:00:00:00:02"}' -S`;

  test('is linked to the elements, by values and by the names of back ends', () => {
    const args = commandArguments(command, text);
    expect(args.map(({ option, element }) => `${option} ${element?.label ?? ''}`.trim())).toEqual(['', '-name <name>', '-m <memory>', '-blockdev disk vdb', '-blockdev disk vdb', '-device disk vdb', '-netdev interface 52:54:00:00:00:02', '-device interface 52:54:00:00:00:02', '-S']);
    expect(args[0]!.value).toBe('/usr/bin/qemu-system-x86_64');
    expect(args[3]!.element!.xpath).toMatch(/^\/domain\/devices\/disk\[2\]/);
  });

  test('memory, firmware, cards that look alike, logs that are handed over and arguments of one’s own have their elements', () => {
    const own = domain("<interface type='user'><mac address='52:54:00:00:00:02'/></interface><interface type='user'><mac address='52:54:00:00:00:02'/></interface><serial type='pty'><log file='/l'/><target port='0'/></serial>", "<cpu><numa><cell id='0' cpus='0' memory='32' unit='MiB'/><cell id='1' cpus='1' memory='32' unit='MiB'/></numa></cpu>")
      .replace('</os>', "<loader readonly='yes' type='pflash'>/fw/code.fd</loader><nvram>/fw/vars.fd</nvram></os>")
      .replace("<domain type='kvm'>", "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>").replace('</devices>', "</devices><qemu:commandline><qemu:arg value='-newarg'/><qemu:arg value='-fw_cfg'/><qemu:arg value='name=opt/a,string=b'/></qemu:commandline>");
    const line = `/usr/bin/qemu-system-x86_64 -blockdev '{"driver":"file","filename":"/fw/code.fd","node-name":"libvirt-pflash0-storage"}' -blockdev '{"node-name":"libvirt-pflash1-format","driver":"raw","file":"libvirt-pflash1-storage"}' -object '{"qom-type":"memory-backend-ram","id":"pc.ram","size":67108864}' -object '{"qom-type":"memory-backend-ram","id":"ram-node1","size":1}' -global driver=cfi.pflash01,property=secure,value=on -netdev '{"type":"user","id":"hostnet0"}' -device '{"driver":"e1000","netdev":"hostnet0","id":"net0","mac":"52:54:00:00:00:02"}' -netdev '{"type":"user","id":"hostnet1"}' -device '{"driver":"e1000","netdev":"hostnet1","id":"net1","mac":"52:54:00:00:00:02"}' -add-fd set=0,fd=30,opaque=serial0-log -chardev pty,id=charserial0,logfile=/dev/fdset/0 -device '{"driver":"isa-serial","chardev":"charserial0","id":"serial0","index":0}' -object '{"qom-type":"secret","id":"masterKey0","format":"raw","file":"/m"}' -newarg -fw_cfg name=opt/a,string=b`;
    expect(commandArguments(line, own).map(({ option, element }) => `${option} ${element?.xpath ?? ''}`.trim())).toEqual([
      '', '-blockdev /domain/os/loader', '-blockdev /domain/os/nvram', '-object /domain/memory', '-object /domain/cpu/numa/cell[2]', '-global /domain/os/loader',
      '-netdev /domain/devices/interface[1]', '-device /domain/devices/interface[1]', '-netdev /domain/devices/interface[2]', '-device /domain/devices/interface[2]',
      '-add-fd /domain/devices/serial', '-chardev /domain/devices/serial', '-device /domain/devices/serial', '-object', '-newarg /domain/qemu:commandline/qemu:arg[1]', '-fw_cfg /domain/qemu:commandline/qemu:arg[2]',
    ]);
  });

  test('of hostile words ends', () => {
    const started = performance.now();
    expect(commandArguments(`${"-device 'a" .repeat(20_000)} -object {{{{ -m '\\'`, text).length).toBeGreaterThan(0);
    expect(commandArguments(command, domain("<disk type='file'><target dev='vda' bus='virtio'/></disk>".repeat(3000))).length).toBe(9);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
