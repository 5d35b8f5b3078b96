import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkMigration, factsFrom, type HostFacts } from '../../engine/index.ts';
import { migrationChecks } from '../../engine/features/migration/index.ts';
import { sharedFolder } from '../corpus.ts';

const GiB = 1024 * 1024;
const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-8.2', arch: 'x86_64', values: {}, features: {} };
const usable = { ...capabilities, firmware: ['efi'], loaderPaths: ['/usr/share/OVMF/OVMF_CODE_4M.fd'], cpuModels: [{ name: 'Haswell', usable: true }, { name: 'Skylake-Client', usable: true }] };
const unusable = { ...usable, cpuModels: [{ name: 'Haswell', usable: true }, { name: 'Skylake-Client', usable: false, blockers: ['hle', 'rtm'] }] };

/** A host that nothing is unknown of. */
const host: HostFacts = {
  hostname: 'kvm-a', architecture: 'x86_64', versions: { libvirt: '10.0.0', qemu: '8.2.0' }, memory: { totalKiB: 64 * GiB, availableKiB: 32 * GiB, swapTotalKiB: 0 },
  cpus: { present: [0, 1, 2, 3], online: [0, 1, 2, 3] }, numaCells: [{ id: 0, cpus: [0, 1, 2, 3], memoryKiB: 64 * GiB }],
  hostCpu: { arch: 'x86_64', model: 'Skylake-Client', vendor: 'Intel', features: ['vmx', 'pdcm'] }, kvm: { offered: true, device: 'present' },
  guests: [{ osType: 'hvm', arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', domainTypes: ['qemu', 'kvm'], machines: [{ name: 'q35', canonical: 'pc-q35-8.2' }, { name: 'pc-q35-8.2' }, { name: 'pc-q35-7.2' }] }],
  domainCapabilities: [usable], domains: [], networks: [{ name: 'lan', active: true, forward: 'bridge', bridge: 'br0' }],
  pools: [{ name: 'nfs', active: true, path: '/srv/nfs', type: 'netfs' }], interfaces: [{ name: 'br0', bridge: true }], hostDevices: { pci: [], usb: [], mediated: [] }, images: [],
  security: { qemuUser: 'libvirt-qemu', qemuGroups: ['kvm'] }, fileSystems: [], deviceNodes: [], firmwareSwitches: {}, nwfilters: [], secrets: [], programs: [], kernelOptions: { KVM_SMM: 'y' }, vhostUser: [],
};

const DISK = "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/nfs/web.qcow2'/><target dev='vda' bus='virtio'/></disk>";
interface Parts { readonly machine?: string; readonly os?: string; readonly cpu?: string; readonly devices?: string; readonly memory?: number; readonly type?: string }
const domain = ({ machine = 'pc-q35-8.2', os = '', cpu = '', devices = DISK, memory = 4, type = 'kvm' }: Parts = {}): string => `<domain type='${type}'>
  <name>web</name>
  <uuid>8f1c2c0e-5b1e-4b77-9d3c-0f5b6a7c1d2e</uuid>
  <memory unit='GiB'>${memory}</memory>
  <os><type arch='x86_64' machine='${machine}'>hvm</type>${os}</os>
  ${cpu}
  <devices>${devices}</devices>
</domain>`;

/** `blocker CODE` and `risk CODE` for a migration from the host to one that differs in some facts. */
function said(xml: string, to: Partial<HostFacts> = {}, from: Partial<HostFacts> = {}): string[] {
  const { blockers, risks, failed } = checkMigration(xml, { ...host, ...from }, { ...host, hostname: 'kvm-b', ...to });
  expect(failed).toEqual([]);
  return [...blockers.map((f) => `blocker ${f.code}`), ...risks.map((f) => `risk ${f.code}`)];
}
const disk = (source: string, more = ''): Parts => ({ devices: `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${source}'/><target dev='vda' bus='virtio'/>${more}</disk>` });
const card = (type: string, source: string, more = ''): Parts => ({ devices: `<interface type='${type}'><source ${source}/><model type='virtio'/>${more}</interface>` });
const cpu = (attributes: string, inside = ''): Parts => ({ cpu: `<cpu ${attributes}>${inside}</cpu>` });

test('a guest on shared storage and a common network moves between two hosts that are alike', () => {
  const text = domain({ devices: `${DISK}<interface type='network'><source network='lan'/><model type='virtio'/></interface><interface type='bridge'><source bridge='br0'/><model type='virtio'/></interface>`, ...cpu("mode='host-model'") });
  expect(checkMigration(text, host, { ...host, hostname: 'kvm-b' })).toEqual({ blockers: [], risks: [], unjudged: [], isJudged: true, failed: [] });
});

describe('machine, versions, files', () => {
  const older = [{ ...host.guests![0]!, machines: [{ name: 'q35', canonical: 'pc-q35-7.2' }, { name: 'pc-q35-7.2' }] }];
  test('a machine type that is absent blocks, be it written or what the name stands for at the source', () => {
    expect(said(domain(), { guests: older })).toEqual(['blocker machine-not-on-host']);
    expect(said(domain({ machine: 'q35' }), { guests: older })).toEqual(['blocker machine-alias-not-on-destination']);
    expect(said(domain({ machine: 'pc-q35-7.2' }), { guests: older })).toEqual([]);
    expect(said(domain({ machine: 'q35' }), {}, { guests: older })).toEqual([]);
  });
  test('older programs are a risk, newer ones are none', () => {
    expect(said(domain(), { versions: { libvirt: '9.0.0', qemu: '7.2.0' } })).toEqual(expect.arrayContaining(['risk older-qemu-on-destination', 'risk older-libvirt-on-destination']));
    expect(said(domain(), { versions: { libvirt: '11.3.0', qemu: '10.0.0' } })).toEqual([]);
  });
  test('the firmware and the emulator are looked for by their paths', () => {
    const firmware = { os: "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>", cpu: '<features><acpi/></features>' };
    expect(said(domain(firmware))).toEqual([]);
    expect(said(domain(firmware), { images: [{ path: '/usr/share/OVMF/OVMF_CODE_4M.fd', exists: false }] })).toEqual(['blocker firmware-file-not-on-destination']);
    expect(said(domain(firmware), { domainCapabilities: [{ ...usable, loaderPaths: ['/usr/share/edk2/ovmf/OVMF_CODE.fd'] }] })).toEqual(['risk firmware-file-not-on-destination']);
    const rhel = [{ ...host.guests![0]!, emulator: '/usr/libexec/qemu-kvm' }];
    expect(said(domain({ devices: `<emulator>/usr/bin/qemu-system-x86_64</emulator>${DISK}` }), { guests: rhel })).toEqual(['risk emulator-not-on-destination']);
  });
  test('a name or a UUID that another domain has blocks; the stopped twin does not', () => {
    const [mine, other] = ['8f1c2c0e-5b1e-4b77-9d3c-0f5b6a7c1d2e', '11111111-5b1e-4b77-9d3c-0f5b6a7c1d2e'];
    expect(said(domain(), { domains: [{ name: 'web', uuid: other }] })).toEqual(['blocker domain-exists-on-destination']);
    expect(said(domain(), { domains: [{ name: 'www', uuid: mine }] })).toEqual(['blocker domain-exists-on-destination']);
    expect(said(domain(), { domains: [{ name: 'web', uuid: mine, state: 'running' }] })).toEqual(['blocker domain-exists-on-destination']);
    expect(said(domain(), { domains: [{ name: 'web', uuid: mine, state: 'shut off' }, { name: 'db', uuid: other }] })).toEqual([]);
  });
  test('memory counts at the destination', () => {
    expect(said(domain({ memory: 40 }), { memory: { totalKiB: 16 * GiB, availableKiB: 8 * GiB, swapTotalKiB: 0 } })).toContain('blocker memory-exceeds-host');
    expect(said(domain({ memory: 12 }), { memory: { totalKiB: 64 * GiB, availableKiB: 8 * GiB, swapTotalKiB: 0 } })).toEqual(['risk memory-exceeds-available']);
  });
});

describe('the CPU', () => {
  const model = (features = '', more = ''): Parts => cpu(`mode='custom' match='exact'${more}`, `<model fallback='forbid'>Skylake-Client</model>${features}`);
  const less = { domainCapabilities: [unusable] };
  test('what the model has and the destination lacks blocks, unless the guest does without it', () => {
    expect(said(domain(model()), less)).toEqual(['blocker cpu-model-not-on-destination']);
    expect(said(domain(model("<feature policy='disable' name='hle'/>")), less)).toEqual(['blocker cpu-model-not-on-destination']);
    expect(said(domain(model("<feature policy='disable' name='hle'/><feature policy='optional' name='rtm'/>")), less)).toEqual([]);
    expect(said(domain(model('', " check='none'")), less)).toEqual([]);
    expect(said(domain(model()))).toEqual([]);
  });
  test('what the source lacks too, the guest does not have: a risk', () => {
    expect(said(domain(model()), less, less)).toEqual(['risk cpu-model-not-on-destination']);
    expect(said(domain(model()), less, { domainCapabilities: [{ ...unusable, cpuModels: [{ name: 'Skylake-Client', usable: false, blockers: ['hle'] }] }] })).toEqual(['blocker cpu-model-not-on-destination']);
  });
  test('only what is missing is named', () =>
    expect(checkMigration(domain(model("<feature policy='disable' name='hle'/>")), host, { ...host, ...less }).blockers[0]!.message).toBe('The destination cannot run the CPU model Skylake-Client: it lacks rtm.'));
  test('a model that the destination does not know blocks', () =>
    expect(said(domain(model()), { domainCapabilities: [{ ...usable, cpuModels: [{ name: 'Haswell', usable: true }] }] })).toEqual(['blocker cpu-model-not-on-destination']));
  test('a vendor that is named must be the same, and so for the model of the host', () => {
    const amd = { hostCpu: { ...host.hostCpu!, vendor: 'AMD', model: 'EPYC' } };
    expect(said(domain(cpu("mode='custom' match='exact'", "<model fallback='forbid'>Haswell</model><vendor>Intel</vendor>")), amd)).toEqual(['blocker cpu-vendor-differs']);
    expect(said(domain(cpu("mode='host-model'")), amd)).toEqual(['blocker cpu-vendor-differs']);
    expect(said(domain(cpu("mode='custom' match='exact'", "<model fallback='forbid'>Haswell</model>")), amd)).toEqual([]);
  });
  test('a forbidden feature blocks, a required one that only the source lists is a risk', () => {
    const plain = "<model fallback='forbid'>Haswell</model>";
    expect(said(domain(cpu("mode='custom' match='exact'", `${plain}<feature policy='forbid' name='vmx'/>`)))).toEqual(['blocker cpu-feature-forbidden-on-destination']);
    const without = { hostCpu: { ...host.hostCpu!, features: ['vmx'] } };
    expect(said(domain(cpu("mode='custom' match='exact'", `${plain}<feature policy='require' name='pdcm'/>`)), without)).toEqual(['risk cpu-feature-not-on-destination']);
    expect(said(domain(cpu("mode='custom' match='exact'", `${plain}<feature policy='require' name='vmx'/>`)), without)).toEqual([]);
  });
  test('host-passthrough wants the same CPU; host-model wants one that can run the other', () => {
    const older: Partial<HostFacts> = { hostCpu: { ...host.hostCpu!, model: 'Haswell' } };
    expect(said(domain(cpu("mode='host-passthrough'")), older)).toEqual(['risk passthrough-cpu-differs']);
    expect(said(domain(cpu("mode='host-passthrough'")))).toEqual([]);
    expect(said(domain(cpu("mode='host-model'")), { ...older, ...less })).toEqual(['risk host-model-cpu-differs']);
    expect(said(domain(cpu("mode='host-model'")), {}, older)).toEqual([]);
  });
});

describe('storage', () => {
  test('a file on a file system of the source alone blocks; where nobody knows, it is a risk', () => {
    const local = { pools: [{ name: 'ssd', active: true, path: '/srv/ssd', type: 'fs' }] };
    expect(said(domain(disk('/srv/ssd/web.qcow2')), {}, local)).toEqual(['blocker disk-not-shared']);
    expect(said(domain(disk('/var/lib/libvirt/images/web.qcow2')))).toEqual(['risk disk-not-shared']);
    expect(said(domain(disk('/srv/nfs/web.qcow2')), { images: [{ path: '/srv/nfs/web.qcow2', exists: true }] })).toEqual([]);
  });
  test('the file systems of both hosts tell, as libvirt looks at them, before any pool does', () => {
    const at = (type: string, source: string, mount = '/srv/vm'): Partial<HostFacts> => ({ fileSystems: [{ mount: '/', type: 'ext4', source: '/dev/sda1' }, { mount, type, source }], images: [{ path: '/srv/vm/web.qcow2', exists: true }] });
    const image = domain(disk('/srv/vm/web.qcow2'));
    const nfs = at('nfs4', 'nas:/vm');
    expect(said(image, nfs, nfs)).toEqual([]);
    expect(said(image, nfs, at('xfs', '/dev/sdb1'))).toEqual(['blocker disk-not-shared']);
    expect(said(image, at('xfs', '/dev/sdb1'), nfs)).toEqual(['risk disk-not-shared']);
    expect(said(image, at('nfs4', 'nas2:/vm'), nfs)).toEqual(['risk disk-not-shared']);
    expect(said(image, nfs, at('nfs4', 'nas:/vm', '/srv/v'))).toEqual(['blocker disk-not-shared']);
    expect(said(domain(disk('/srv/vm/web.qcow2', '<readonly/>')), nfs, at('xfs', '/dev/sdb1'))).toEqual(['risk disk-not-shared']);
  });
  test('a folder that qemu.conf declares counts as shared from libvirt 10.8 on', () => {
    const own: Partial<HostFacts> = { fileSystems: [{ mount: '/', type: 'ext4' }], images: [{ path: '/srv/vm/web.qcow2', exists: true }], security: { qemuConf: { shared_filesystems: '[ "/srv/vm" ]' } } };
    const image = domain(disk('/srv/vm/web.qcow2'));
    expect(said(image, { ...own, versions: { libvirt: '11.0.0', qemu: '9.0.0' } }, { ...own, versions: { libvirt: '11.0.0', qemu: '9.0.0' } })).toEqual([]);
    expect(said(image, own, own)).toEqual(['blocker disk-not-shared']);
  });
  test('the state of a TPM on shared storage is a risk', () => {
    const tpm = domain({ devices: "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>" });
    const shared: Partial<HostFacts> = { fileSystems: [{ mount: '/', type: 'ext4' }, { mount: '/var/lib/libvirt/swtpm', type: 'nfs4', source: 'nas:/tpm' }], programs: [{ name: 'swtpm', path: '/usr/bin/swtpm' }, { name: 'swtpm_setup', path: '/usr/bin/swtpm_setup' }] };
    expect(said(tpm, shared, shared)).toContain('risk tpm-state-on-shared-storage');
    expect(said(tpm, shared, { ...shared, fileSystems: [{ mount: '/', type: 'ext4' }] })).not.toContain('risk tpm-state-on-shared-storage');
  });
  test('a pool must be shared on both hosts, and its folder is not a mere beginning of the name', () => {
    expect(said(domain(), { pools: [{ name: 'nfs', active: true, path: '/srv/nfs', type: 'dir' }] })).toEqual(['risk disk-not-shared']);
    expect(said(domain(disk('/srv/nfs2/web.qcow2')))).toEqual(['risk disk-not-shared']);
  });
  test('an image that is not there blocks, unless it may be missing', () => {
    const gone = { images: [{ path: '/iso/a.iso', exists: false }] };
    const cdrom = (policy = ''): Parts => ({ devices: `<disk type='file' device='cdrom'><source file='/iso/a.iso'${policy}/><target dev='sda' bus='sata'/><readonly/></disk>` });
    expect(said(domain(cdrom()), gone)).toEqual(['blocker disk-not-shared']);
    expect(said(domain(cdrom(" startupPolicy='optional'")), gone)).toEqual([]);
    expect(said(domain(cdrom()))).toEqual(['risk disk-not-shared']);
  });
  test('network disks and empty drives need nothing', () =>
    expect(said(domain({ devices: "<disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='rbd' name='vms/web'><host name='mon1'/></source><target dev='vda' bus='virtio'/></disk><disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>" }))).toEqual([]));
  test('a pool of volumes must be at the destination, and active', () => {
    const volume: Parts = { devices: "<disk type='volume' device='disk'><driver name='qemu' type='qcow2'/><source pool='nfs' volume='web'/><target dev='vda' bus='virtio'/></disk>" };
    expect(said(domain(volume))).toEqual([]);
    expect(said(domain(volume), { pools: [] })).toEqual(['blocker pool-not-on-destination']);
    expect(said(domain(volume), { pools: [{ ...host.pools![0]!, active: false }] })).toEqual(['blocker pool-not-on-destination']);
    expect(said(domain(volume), { pools: [{ ...host.pools![0]!, type: 'dir' }] })).toEqual(['risk pool-not-on-destination']);
  });
  test('a host cache blocks where the QEMU of the source cannot drop it', () => {
    const cached: Parts = { devices: DISK.replace("type='qcow2'/", "type='qcow2' cache='writeback'/") };
    expect(said(domain({ ...cached, machine: 'pc-q35-3.1' }), {}, { versions: { libvirt: '10.0.0', qemu: '3.1.0' } })).toContain('blocker disk-cache-blocks-migration');
    expect(said(domain(cached))).toEqual([]);
  });
});

describe('networks and devices', () => {
  test('a network must be at the destination, and active', () => {
    expect(said(domain(card('network', "network='dmz'")), {}, { networks: [{ name: 'dmz', active: true, forward: 'bridge' }] })).toEqual(['blocker network-not-on-destination']);
    expect(said(domain(card('network', "network='lan'")), { networks: [{ name: 'lan', active: false, forward: 'bridge' }] })).toEqual(['blocker network-not-on-destination']);
  });
  test('a NAT network is another one there', () => {
    const nat = { networks: [{ name: 'default', active: true, forward: 'nat' }] };
    expect(said(domain(card('network', "network='default'")), nat, nat)).toEqual(['risk network-of-one-host']);
  });
  test('a bridge and a network card must be there by name; those of Open vSwitch are not looked for', () => {
    expect(said(domain(card('bridge', "bridge='br7'")))).toEqual(['blocker interface-not-on-destination']);
    expect(said(domain(card('direct', "dev='eno1' mode='bridge'")))).toEqual(['blocker interface-not-on-destination']);
    expect(said(domain(card('bridge', "bridge='ovs0'", "<virtualport type='openvswitch'/>")))).toEqual([]);
  });
  const pci = (more = ''): Parts => ({ devices: `<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x06' slot='0x00' function='0x1'/></source>${more}</hostdev>` });
  const driver = (name: string): Partial<HostFacts> => ({ hostDevices: { pci: [{ address: '0000:06:00.1', vendor: '0x15b3', device: '0x101e', class: '0x020000', driver: name }], usb: [], mediated: [] } });
  test('a PCI device blocks, unless its driver may migrate it or it is unplugged for the time', () => {
    expect(said(domain(pci()), {}, driver('vfio-pci'))).toEqual(['blocker pci-device-of-host']);
    expect(said(domain(pci()), {}, driver('mlx5_vfio_pci'))).toEqual(['risk pci-device-of-host']);
    expect(said(domain(pci("<teaming type='transient' persistent='ua-net'/>")), {}, driver('vfio-pci'))).not.toContain('blocker pci-device-of-host');
  });
  test('a mediated device blocks where QEMU never sends its state, and is a risk where its driver may', () => {
    const mediated = (model: string): string => domain({ devices: `<hostdev mode='subsystem' type='mdev' model='${model}'><source><address uuid='4b20d080-1b54-4048-85b3-a6a62d165c01'/></source></hostdev>` });
    expect(said(mediated('vfio-pci'))).toEqual(['risk migration-blocked']);
    expect(said(mediated('vfio-pci'), {}, { versions: { libvirt: '10.0.0', qemu: '7.2.0' } })).toEqual(['blocker migration-blocked']);
    expect(said(mediated('vfio-ap'))).toContain('blocker migration-blocked');
  });
  test('what QEMU sends no state of blocks; what depends on the guest is a risk', () => {
    const blockers = [
      "<disk type='file' device='disk'><driver name='qemu' type='vmdk'/><source file='/srv/nfs/old.vmdk'/><target dev='vda' bus='virtio'/></disk>", "<crypto model='virtio' type='qemu'><backend model='builtin'/></crypto>",
      "<sound model='usb'/>", "<serial type='pty'><target type='usb-serial' port='0'/></serial>", "<video><model type='virtio' heads='1'><acceleration accel3d='yes'/></model></video>",
      "<input type='passthrough' bus='virtio'><source evdev='/dev/input/event7'/></input>", "<shmem name='s' role='peer'><model type='ivshmem-plain'/></shmem>", "<channel type='qemu-vdagent'><target type='virtio' name='com.redhat.spice.0'/></channel>",
      "<filesystem type='mount' accessmode='passthrough'><driver type='mtp'/><source dir='/srv/m'/><target dir='m'/></filesystem>",
    ];
    for (const devices of blockers) expect(said(domain({ devices })), devices).toContain('blocker migration-blocked');
    for (const devices of ["<filesystem type='mount' accessmode='mapped'><source dir='/srv/share'/><target dir='share'/></filesystem>", "<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>"]) {
      expect(said(domain({ devices })), devices).toContain('risk migration-blocked');
      expect(said(domain({ devices })), devices).not.toContain('blocker migration-blocked');
    }
  });
  test('outside of <devices>: protected memory, the time stamp counter, enlightenments passed through', () => {
    expect(said(domain({ cpu: "<launchSecurity type='sev'><policy>0x3</policy></launchSecurity>" }))).toContain('blocker migration-blocked');
    expect(said(domain({ cpu: "<features><acpi/><hyperv mode='passthrough'/></features>" }))).toEqual(['blocker migration-blocked']);
    const tsc = (more: string): string => domain({ cpu: `<cpu mode='custom' match='exact'><model>Haswell</model><feature policy='require' name='invtsc'/></cpu><clock offset='utc'>${more}</clock>` });
    expect(said(tsc(''))).toContain('blocker migration-blocked');
    expect(said(tsc("<timer name='tsc' frequency='2400000000'/>"))).not.toContain('blocker migration-blocked');
  });
  test("migratable='off' blocks where the host has an invariant counter", () => {
    const off = domain(cpu("mode='host-passthrough' migratable='off'"));
    expect(said(off)).toEqual(['risk cpu-not-migratable']);
    expect(said(off, {}, { hostCpu: { ...host.hostCpu!, flags: ['nonstop_tsc'] } })).toEqual(['blocker cpu-not-migratable']);
  });
  test('a set frequency must be that of the destination within 250 ppm, unless its CPU scales', () => {
    const set = domain({ cpu: "<clock offset='utc'><timer name='tsc' frequency='2400000000'/></clock>" });
    const counter = (frequencyHz: number, scaling: boolean): Partial<HostFacts> => ({ hostCpu: { ...host.hostCpu!, tsc: { frequencyHz, scaling } } });
    expect(said(set, counter(2_400_500_000, false))).toEqual([]);
    expect(said(set, counter(2_600_000_000, true))).toEqual([]);
    expect(said(set, counter(2_600_000_000, false))).toContain('blocker tsc-frequency-not-on-destination');
  });
  test('a network that hands out PCI devices makes the interface one', () => {
    const pool = { networks: [{ name: 'vf', active: true, forward: 'hostdev' }] };
    expect(said(domain(card('network', "network='vf'")), pool, pool)).toEqual(['blocker pci-device-of-host']);
    expect(said(domain(card('network', "network='vf'", "<teaming type='transient' persistent='ua-net'/>")), pool, pool)).not.toContain('blocker pci-device-of-host');
  });
  test('user networking, addresses of one host and arguments of one’s own are risks', () => {
    expect(said(domain({ devices: "<interface type='user'><model type='virtio'/></interface>" }))).toEqual(['risk network-of-one-host']);
    const vnc = (address: string): string => domain({ devices: `<graphics type='vnc' port='-1' autoport='yes'><listen type='address' address='${address}'/></graphics>` });
    expect(said(vnc('192.0.2.7'))).toEqual(['risk address-of-one-host']);
    for (const address of ['0.0.0.0', '127.0.0.1', '::', '::1']) expect(said(vnc(address)), address).toEqual([]);
    expect(said(domain({ devices: "<serial type='tcp'><source mode='bind' host='192.0.2.7' service='4555'/><protocol type='raw'/></serial>" }))).toEqual(['risk address-of-one-host']);
    expect(said(domain().replace("<domain type='kvm'>", "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>").replace('</devices>', "</devices><qemu:commandline><qemu:arg value='-snapshot'/></qemu:commandline>"))).toEqual(['risk own-arguments']);
  });
  test('a USB device must be plugged in at the destination', () => {
    const usb: Parts = { devices: "<controller type='usb' model='qemu-xhci'/><hostdev mode='subsystem' type='usb' managed='yes'><source><vendor id='0x046d'/><product id='0xc52b'/></source></hostdev>" };
    expect(said(domain(usb))).toEqual(['blocker usb-device-of-host']);
    expect(said(domain(usb), { hostDevices: { pci: [], usb: [{ bus: 3, device: 9, vendor: '0x046d', product: '0xc52b' }], mediated: [] } })).toEqual([]);
  });
  test('virtiofs blocks with libvirt 9.0 and is a risk with later ones', () => {
    const share: Parts = { devices: "<filesystem type='mount' accessmode='passthrough'><driver type='virtiofs'/><source dir='/srv/nfs/share'/><target dir='share'/></filesystem>" };
    expect(said(domain(share), {}, { versions: { libvirt: '9.0.0', qemu: '7.2.0' } })).toContain('blocker virtiofs-does-not-migrate');
    expect(said(domain(share))).toContain('risk virtiofs-does-not-migrate');
  });
});

test('unknown is not no: what a host was not asked is open, and nothing is made up', () => {
  const text = domain({ devices: `${DISK}<interface type='network'><source network='lan'/></interface><interface type='bridge'><source bridge='br0'/></interface>`, ...cpu("mode='custom' match='exact'", '<model>Haswell</model>') });
  const { blockers, risks, unjudged } = checkMigration(text, {}, {});
  expect(blockers).toEqual([]);
  expect(risks.map((f) => f.code)).toEqual(['disk-not-shared']);
  expect(unjudged).toEqual(expect.arrayContaining([
    { code: 'network-not-on-destination', host: 'to', lacks: ['networks'] }, { code: 'interface-not-on-destination', host: 'to', lacks: ['interfaces'] },
    { code: 'cpu-model-not-on-destination', host: 'to', lacks: ['domainCapabilities'] }, { code: 'older-qemu-on-destination', host: 'from', lacks: ['versions'] },
  ]));
});

test('very many devices take little time, and do not bury the rest', () => {
  const many = Array.from({ length: 2000 }, (_, i) => `<disk type='file' device='disc'><source file='/srv/local/${i}'/><target dev='sd${i}' bus='scsi'/></disk>`).join('') + "<interface type='bridge'><source bridge='br7'/></interface>";
  const start = performance.now();
  const codes = said(domain({ devices: many }));
  expect(performance.now() - start).toBeLessThan(25_000);
  expect(codes).toContain('blocker interface-not-on-destination');
  expect(codes.filter((code) => code.endsWith('disk-not-shared')).length).toBeLessThanOrEqual(100);
});

test('what no domain of QEMU is, is not judged', () => {
  for (const text of ['', '<project/>', domain({ type: 'lxc' })]) expect(checkMigration(text, host, host)).toMatchObject({ isJudged: false, blockers: [], risks: [] });
});

test('each check has an id of its own and a witness', () => {
  expect(new Set(migrationChecks.map((check) => check.id)).size).toBe(migrationChecks.length);
  for (const { id, witness, why, remedy } of migrationChecks) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    expect(witness.source).toMatch(/^(?:libvirt|qemu) /);
    for (const words of [witness.text, why, remedy]) expect(words.length).toBeGreaterThan(20);
  }
});

describe.skipIf(!sharedFolder)('two real hosts', () => {
  const facts = (version: string): HostFacts => {
    const file = (name: string): { stdout: string } => ({ stdout: readFileSync(join(sharedFolder ?? '', 'host-facts/lab', version, name), 'utf8') });
    return factsFrom({ 'versions': file('version.txt'), 'capabilities': file('capabilities.xml'), 'domain-capabilities': file('domcapabilities-kvm.xml') });
  };
  test('to the newer one nothing blocks; back, its machine type does', () => {
    const [older, newer] = sharedFolder ? [facts('9.0.0'), facts('12.8.0')] : [{}, {}];
    const text = domain({ machine: 'q35', devices: '' });
    expect(checkMigration(text, older, newer).blockers).toEqual([]);
    expect(checkMigration(text, newer, older).blockers.map((f) => f.code)).toEqual(['machine-alias-not-on-destination']);
    expect(checkMigration(text, newer, older).risks.map((f) => f.code)).toEqual(expect.arrayContaining(['older-libvirt-on-destination', 'older-qemu-on-destination']));
  });
});
