/** What a host cannot run, and its healthy twin: both are put to a real libvirtd and to the rules. */
import type { HostFacts } from '../../engine/index.ts';
import { domainXml } from './domain.ts';

/** Parts of a domain, or a change to the whole of it. */
export interface Machine {
  readonly type?: 'kvm' | 'qemu';
  readonly memoryMiB?: number;
  readonly top?: string;
  readonly devices?: string;
  readonly change?: (xml: string) => string;
}

export interface HostCase {
  readonly rule: string;
  /** What libvirtd or QEMU says when it refuses. */
  readonly words: RegExp;
  readonly severity?: 'error' | 'warning';
  readonly bad: Machine;
  readonly good: Machine;
  /** The machine below the lab has what the case wants to be missing, and nothing hides it. */
  readonly isMet?: (facts: HostFacts) => boolean;
}

const hasNode = (path: string) => (facts: HostFacts): boolean => facts.deviceNodes?.some((node) => node.path === path && node.exists) === true;

const IMAGES = '/var/lib/libvirt/images';
const disk = (source: string, { type = 'file', format = 'raw', more = '', target = 'vda' } = {}): string =>
  `<disk type='${type}' device='disk'><driver name='qemu' type='${format}'/><source ${source}/><target dev='${target}' bus='virtio'/>${more}</disk>`;
const file = (name: string, options: { format?: string; more?: string } = {}): Machine => ({ devices: disk(`file='${name.startsWith('/') ? name : `${IMAGES}/${name}`}'`, options) });
const volume = (pool: string, name: string): Machine => ({ devices: disk(`pool='${pool}' volume='${name}'`, { type: 'volume' }) });
const nic = (type: string, inner: string): Machine => ({ devices: `<interface type='${type}'>${inner}<model type='virtio'/></interface>` });
const device = (xml: string): Machine => ({ devices: xml });
const top = (xml: string): Machine => ({ top: xml });
const os = (xml: string, machine = 'pc'): Machine => ({ change: (text) => text.replace(/<os>.*<\/os>/s, `<os><type arch='x86_64' machine='${machine}'>hvm</type>${xml}</os>`) });
const uefi = (code: string, nvram: string): Machine => ({ change: (text) => text.replace(/<\/type>/, `</type><loader readonly='yes' type='pflash'>${code}</loader>${nvram}`).replace('</os>', '</os><features><acpi/></features>') });
const named = (name: string, uuid = ''): Machine => ({ change: (text) => text.replace(/<name>.*<\/name>/, `<name>${name}</name>${uuid}`) });
const qemuArgs = (...args: string[]): Machine => ({ change: (xml) => xml.replace('</domain>', `<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>${args.map((arg) => `<qemu:arg value='${arg}'/>`).join('')}</qemu:commandline></domain>`) });
const nbd = (port: string): Machine => ({ devices: `<disk type='network'><driver name='qemu' type='raw'/><source protocol='nbd' name='right'><host name='127.0.0.1'${port}/></source><target dev='vda' bus='virtio'/></disk>` });
const encrypted = (name: string): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source file='${IMAGES}/${name}'><encryption format='luks'><secret type='passphrase' uuid='7d5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f62'/></encryption></source><target dev='vda' bus='virtio'/></disk>`;
/** QEMU runs as others than the host's own user, and has its files given to them. */
const owned = (owner: string): Machine => ({ change: (xml) => xml.replace('</domain>', `<seclabel type='static' model='dac' relabel='yes'><label>${owner}</label></seclabel></domain>`) });
const luks = (uuid: string): string => `<disk type='file'><driver name='qemu' type='raw'/><source file='${IMAGES}/luks.img'><encryption format='luks'><secret type='passphrase' uuid='${uuid}'/></encryption></source><target dev='vda' bus='virtio'/></disk>`;
const cpu = (xml: string): Machine => ({ type: 'kvm', top: xml });

const nvdimm = (path: string): Machine => ({
  memoryMiB: 64, top: "<maxMemory slots='2' unit='MiB'>1024</maxMemory><cpu><numa><cell id='0' cpus='0' memory='64' unit='MiB'/></numa></cpu><features><acpi/></features>",
  devices: `<memory model='nvdimm'><source><path>${path}</path></source><target><size unit='MiB'>128</size><node>0</node></target></memory>`,
});

const dimm = (node: string): Machine => ({
  memoryMiB: 64, top: "<maxMemory slots='2' unit='MiB'>1024</maxMemory><cpu><numa><cell id='0' cpus='0' memory='64' unit='MiB'/></numa></cpu><features><acpi/></features>",
  devices: `<memory model='dimm'><source><nodemask>${node}</nodemask></source><target><size unit='MiB'>128</size><node>0</node></target></memory>`,
});

/** UUIDs of the machines that are defined before. */
export const NEIGHBOUR = '0d5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f60';

export const hostCases: readonly HostCase[] = [
  { rule: 'memory-exceeds-host', words: /cannot set up guest memory|cannot allocate memory/i, bad: { memoryMiB: 4 * 1024 * 1024 }, good: {} },
  { rule: 'numa-node-not-on-host', words: /NUMA node 8 is unavailable/, bad: top("<numatune><memory mode='strict' nodeset='8'/></numatune>"), good: top("<numatune><memory mode='strict' nodeset='0'/></numatune>") },
  { rule: 'cpu-not-on-host', words: /cpuset|affinity/, bad: top("<cputune><vcpupin vcpu='0' cpuset='500'/></cputune>"), good: top("<cputune><vcpupin vcpu='0' cpuset='0'/></cputune>") },
  { rule: 'default-hugepages-exceed-host', words: /unable to map backing store for guest RAM/, bad: top('<memoryBacking><hugepages/></memoryBacking>'), good: {} },
  { rule: 'hugepages-exceed-host', words: /unable to map backing store for guest RAM/, bad: top("<memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>"), good: {} },
  { rule: 'hugepages-exceed-numa-nodes', words: /unable to map backing store for guest RAM|preallocating/, bad: top("<memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking><numatune><memory mode='strict' nodeset='0'/></numatune>"), good: top("<numatune><memory mode='strict' nodeset='0'/></numatune>") },
  { rule: 'memory-node-not-on-host', words: /NUMA node 8 is unavailable|host-nodes/, bad: dimm('8'), good: dimm('0') },
  { rule: 'hugepage-size-not-on-host', words: /Unable to find any usable hugetlbfs mount for 3072 KiB/, bad: top("<memoryBacking><hugepages><page size='3' unit='MiB'/></hugepages></memoryBacking>"), good: {} },
  { rule: 'vcpus-exceed-machine', words: /Maximum CPUs greater than specified machine type limit/, bad: { change: (xml) => xml.replace('<vcpu>1<', '<vcpu>400<') }, good: {} },
  { rule: 'machine-not-on-host', words: /does not support machine type 'pc-q35-99.0'/, bad: os('', 'pc-q35-99.0'), good: os('', 'q35') },
  { rule: 'emulator-not-on-host', words: /Cannot check QEMU binary/, bad: { change: (xml) => xml.replace('/usr/bin/qemu-system-x86_64', '/usr/libexec/nowhere/qemu-kvm') }, good: {} },
  { rule: 'cpu-feature-not-on-host', isMet: (facts) => facts.hostCpu?.flags?.includes('vmx') === true, words: /does not provide required features/, bad: cpu("<cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model><feature policy='require' name='vmx'/></cpu>"), good: cpu("<cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model></cpu>") },
  { rule: 'cpu-feature-forbidden-on-host', isMet: (facts) => facts.hostCpu?.flags?.includes('avx') !== true, words: /provides forbidden feature/, bad: cpu("<cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model><feature policy='forbid' name='avx'/></cpu>"), good: cpu("<cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model><feature policy='disable' name='avx'/></cpu>") },
  { rule: 'cpu-model-not-on-host', words: /required features|Unknown CPU model|incompatible/, bad: cpu("<cpu mode='custom' match='exact'><model fallback='forbid'>No-Such-CPU</model></cpu>"), good: cpu('') },
  { rule: 'security-model-not-on-host', words: /'selinux' is not available|unable to find security driver/i, bad: { change: (xml) => xml.replace('</domain>', "<seclabel type='dynamic' model='selinux' relabel='yes'/></domain>") }, good: {} },

  { rule: 'tsc-frequency-not-on-host', isMet: (facts) => facts.hostCpu?.tsc?.scaling !== false, words: /outside tolerance range/, bad: { type: 'kvm', top: "<clock offset='utc'><timer name='tsc' frequency='1000000000'/></clock>" }, good: { type: 'kvm', top: "<clock offset='utc'/>" } },
  { rule: 'smm-not-on-host', isMet: (facts) => facts.kernelOptions?.['KVM_SMM'] !== 'n', words: /System Management Mode not supported/, bad: { type: 'kvm', top: "<features><acpi/><smm state='on'/></features>", change: (xml) => xml.replace(/machine='[^']*'/, "machine='q35'") }, good: { type: 'kvm', top: "<features><acpi/><smm state='off'/></features>", change: (xml) => xml.replace(/machine='[^']*'/, "machine='q35'") } },
  ...['vapic', 'vpindex', 'reenlightenment'].map((name): HostCase => ({
    rule: 'hyperv-feature-not-on-host', isMet: (facts) => facts.kernelOptions?.['KVM_HYPERV'] !== 'n', words: /HyperV|failed to set MSR 0x4/,
    bad: { type: 'kvm', top: `<features><acpi/><hyperv><${name} state='on'/></hyperv></features>` }, good: { type: 'kvm', top: "<features><acpi/><hyperv><relaxed state='on'/><runtime state='on'/></hyperv></features>" },
  })),
  { rule: 'cpu-model-exceeds-host', isMet: (facts) => facts.hostCpu?.flags?.includes('avx512vbmi') === true, words: /does not provide required features/, bad: cpu("<cpu mode='custom' match='exact'><model fallback='forbid'>Icelake-Server-noTSX</model></cpu>"), good: cpu("<cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model></cpu>") },
  { rule: 'cpu-feature-not-in-tcg', severity: 'warning', words: /missing features: avx512f|required features: avx512f/, bad: { top: "<cpu mode='custom' match='exact' check='full'><model fallback='forbid'>qemu64</model><feature policy='require' name='avx512f'/></cpu>" }, good: { top: "<cpu mode='custom' match='exact'><model fallback='forbid'>qemu64</model><feature policy='disable' name='avx512f'/></cpu>" } },
  { rule: 'unknown-qemu-option', severity: 'warning', words: /-bogus: invalid option/, bad: qemuArgs('-name', '-odd', '-bogus'), good: qemuArgs('-name', '-odd') },

  { rule: 'duplicate-domain', words: /already exists with uuid/, bad: named('neighbour', '<uuid>7a7e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f61</uuid>'), good: {} },
  { rule: 'duplicate-domain', words: /already defined with uuid/, bad: named('same-uuid', `<uuid>${NEIGHBOUR}</uuid>`), good: {} },
  { rule: 'graphics-port-of-other-domain', severity: 'warning', words: /Address already in use|in use|Failed to reserve port/, bad: device("<graphics type='vnc' port='5955' autoport='no' listen='127.0.0.1'/>"), good: device("<graphics type='vnc' port='5956' autoport='no' listen='127.0.0.1'/>") },

  { rule: 'graphics-port-in-use', severity: 'warning', words: /Failed to find an available port/, bad: device("<graphics type='vnc' port='5944' autoport='no' listen='127.0.0.1'/>"), good: device("<graphics type='vnc' port='5944' autoport='no' listen='127.0.0.2'/>") },
  { rule: 'graphics-port-in-use', severity: 'warning', words: /Failed to find an available port/, bad: device("<graphics type='vnc' port='5945' autoport='no' listen='127.0.0.1'/>"), good: device("<graphics type='vnc' port='5946' autoport='no' listen='127.0.0.1'/>") },
  { rule: 'graphics-port-in-use', isMet: ({ domainCapabilities }) => !domainCapabilities?.some(({ values }) => values['graphics.type']?.includes('spice')), severity: 'warning', words: /binding socket to 127.0.0.1:5944 failed/, bad: device("<graphics type='spice' port='5944' autoport='no' listen='127.0.0.1'/>"), good: device("<graphics type='spice' port='5946' autoport='no' listen='127.0.0.1'/>") },
  { rule: 'tcp-port-in-use', severity: 'warning', words: /Failed to find an available port|Address already in use/, bad: device("<serial type='tcp'><source mode='bind' host='127.0.0.1' service='5944'/><protocol type='raw'/></serial>"), good: device("<serial type='tcp'><source mode='bind' host='127.0.0.1' service='5947'/><protocol type='raw'/></serial>") },
  { rule: 'tcp-server-not-on-host', severity: 'warning', words: /Connection refused/, bad: device("<serial type='tcp'><source mode='connect' host='127.0.0.1' service='5948'/><protocol type='raw'/></serial>"), good: device("<serial type='tcp'><source mode='connect' host='127.0.0.1' service='5944'/><protocol type='raw'/></serial>") },
  { rule: 'tcp-server-not-on-host', severity: 'warning', words: /Connection refused/, bad: device("<rng model='virtio'><backend model='egd' type='tcp'><source mode='connect' host='localhost' service='5948'/></backend></rng>"), good: device("<rng model='virtio'><backend model='egd' type='tcp'><source mode='connect' host='localhost' service='5944'/></backend></rng>") },
  { rule: 'tcp-server-not-on-host', severity: 'warning', words: /Connection refused/, bad: nbd(''), good: nbd(" port='10810'") },
  { rule: 'render-node-not-on-host', isMet: hasNode('/dev/dri'), words: /\/dev\/dri|DRM render nodes/, bad: device("<graphics type='egl-headless'/>"), good: device("<graphics type='vnc' port='5949' autoport='no'/>") },
  { rule: 'spice-tls-off-on-host', isMet: ({ domainCapabilities }) => !domainCapabilities?.some(({ values }) => values['graphics.type']?.includes('spice')), words: /TLS/, bad: device("<graphics type='spice' port='5950' tlsPort='5951' autoport='no' listen='127.0.0.1'/>"), good: device("<graphics type='spice' port='5950' autoport='no' listen='127.0.0.1'/>") },

  { rule: 'network-not-on-host', words: /[Nn]etwork not found|no network with matching name/, bad: nic('network', "<source network='nowhere'/>"), good: nic('network', "<source network='works'/>") },
  { rule: 'network-inactive', severity: 'warning', words: /network 'asleep' is not active/, bad: nic('network', "<source network='asleep'/>"), good: nic('network', "<source network='works'/>") },
  { rule: 'bridge-not-on-host', words: /Cannot get interface MTU on 'br-none'/, bad: nic('bridge', "<source bridge='br-none'/>"), good: nic('bridge', "<source bridge='br-lab'/>") },
  { rule: 'bridge-is-no-bridge', words: /Unable to add bridge veth-a port/, bad: nic('bridge', "<source bridge='veth-a'/>"), good: nic('bridge', "<source bridge='br-lab'/>") },
  { rule: 'tap-name-taken-on-host', severity: 'warning', words: /veth-b interface already exists|Device or resource busy|Unable to create tap device/, bad: nic('bridge', "<source bridge='br-lab'/><target dev='veth-b'/>"), good: nic('bridge', "<source bridge='br-lab'/><target dev='tap-free'/>") },
  { rule: 'vlan-not-on-host-network', words: /vlan tag not supported/, bad: nic('network', "<source network='inner'/><vlan><tag id='42'/></vlan>"), good: nic('network', "<source network='inner'/>") },
  { rule: 'vlan-not-on-host-network', isMet: ({ versions }) => !/^(?:9|10)\./.test(versions?.libvirt ?? ''), words: /vlan tag not supported/, bad: nic('network', "<source network='works'/><vlan><tag id='42'/></vlan>"), good: nic('network', "<source network='works'/>") },
  { rule: 'listen-address-not-on-host', severity: 'warning', words: /Cannot assign requested address|Failed to find an available port/, bad: device("<graphics type='vnc' port='5952' autoport='no' listen='192.0.2.99'/>"), good: device("<graphics type='vnc' port='5952' autoport='no' listen='10.77.0.1'/>") },
  { rule: 'bandwidth-floor-not-on-host', words: /Invalid use of 'floor'/, bad: nic('network', "<source network='inner'/><bandwidth><inbound average='1000' floor='500'/></bandwidth>"), good: nic('network', "<source network='inner'/>") },
  { rule: 'bandwidth-floor-not-on-host', words: /Invalid use of 'floor'/, bad: nic('network', "<source network='works'/><bandwidth><inbound average='1000' floor='500'/></bandwidth>"), good: nic('network', "<source network='works'/>") },
  { rule: 'nwfilter-not-on-host', words: /referenced filter 'no-such' is missing|filter 'no-such'/, bad: nic('bridge', "<source bridge='br-lab'/><filterref filter='no-such'/>"), good: nic('bridge', "<source bridge='br-lab'/>") },
  { rule: 'interface-script-not-on-host', words: /cannot execute binary|No such file or directory/, bad: nic('ethernet', "<script path='/run/lab/no-script'/>"), good: nic('ethernet', "<script path='/bin/true'/>") },
  { rule: 'vhost-net-not-on-host', isMet: hasNode('/dev/vhost-net'), words: /vhost-net was requested for an interface, but is unavailable/, bad: { type: 'kvm', ...nic('bridge', "<source bridge='br-lab'/><driver name='vhost'/>") }, good: { type: 'kvm', ...nic('bridge', "<source bridge='br-lab'/><driver name='qemu'/>") } },

  { rule: 'disk-encryption-unlike-image', words: /Parameter 'encrypt.key-secret' is required for cipher/, bad: file('locked.qcow2', { format: 'qcow2' }), good: device(encrypted('locked.qcow2')) },
  { rule: 'disk-encryption-unlike-image', words: /No encryption in image header/, bad: device(encrypted('whole.qcow2')), good: file('whole.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-image-immutable', words: /Operation not permitted/, bad: file('/run/lab/immutable.img'), good: file('/run/lab/immutable.img', { more: '<readonly/>' }) },
  { rule: 'disk-image-not-on-host', words: /Cannot access storage file .*gone.img/, bad: file('gone.img'), good: file('whole.img') },
  { rule: 'disk-image-unreachable', words: /Permission denied/, bad: file('/run/lab/closed/a.qcow2', { format: 'qcow2' }), good: file('whole.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-image-unreachable', words: /Permission denied/, bad: file('/run/lab/closed/a.img'), good: file('whole.img') },
  { rule: 'disk-image-wrong-kind', words: /to be a regular file/, bad: file('/run/lab/folder'), good: file('whole.img') },
  { rule: 'disk-format-unlike-image', words: /not in qcow2 format/, bad: file('whole.img', { format: 'qcow2' }), good: file('whole.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-backing-not-on-host', words: /Cannot access backing file .*base-gone/, bad: file('broken.qcow2', { format: 'qcow2' }), good: file('overlay.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-backing-unreachable', words: /Cannot access backing file .*Permission denied/, bad: file('shut.qcow2', { format: 'qcow2' }), good: file('overlay.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-image-of-other-domain', severity: 'warning', words: /Failed to get "write" lock/, bad: file('taken.img'), good: file('whole.img') },
  { rule: 'disk-on-read-only-host', severity: 'warning', words: /Read-only file system/, bad: file('/run/lab/archive/a.img'), good: file('/run/lab/archive/a.img', { more: '<readonly/>' }) },
  { rule: 'pool-not-on-host', words: /[Ss]torage pool not found|no storage pool with matching name/, bad: volume('nowhere', 'v.img'), good: volume('filled', 'v.img') },
  { rule: 'pool-inactive', severity: 'warning', words: /storage pool 'resting' containing volume 'v.img' is not active/, bad: volume('resting', 'v.img'), good: volume('filled', 'v.img') },
  { rule: 'volume-not-on-host', words: /no storage vol with matching name 'gone.img'/, bad: volume('filled', 'gone.img'), good: volume('filled', 'v.img') },
  { rule: 'secret-not-on-host', words: /no secret with matching uuid/, bad: device(`<disk type='file'><driver name='qemu' type='raw'/><source file='${IMAGES}/whole.img'><encryption format='luks'><secret type='passphrase' uuid='5d5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f62'/></encryption></source><target dev='vda' bus='virtio'/></disk>`), good: file('whole.img') },

  { rule: 'secret-without-value', words: /does not have a value/, bad: device(luks('6d5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f62')), good: device(luks('7d5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f62')) },
  { rule: 'disk-image-locked', severity: 'warning', words: /Failed to get "write" lock/, bad: file('held.qcow2', { format: 'qcow2' }), good: file('whole.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-image-locked', severity: 'warning', words: /Failed to get shared "write" lock/, bad: file('held.qcow2', { format: 'qcow2', more: '<readonly/>' }), good: file('read.qcow2', { format: 'qcow2', more: '<readonly/>' }) },
  { rule: 'disk-image-marked-corrupt', words: /Image is corrupt; cannot be opened read\/write/, bad: file('corrupt.qcow2', { format: 'qcow2' }), good: file('corrupt.qcow2', { format: 'qcow2', more: '<readonly/>' }) },
  { rule: 'disk-image-feature-unknown', words: /Unsupported qcow2 feature/, bad: file('newer.qcow2', { format: 'qcow2' }), good: file('zstd.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-image-feature-unknown', words: /Unsupported qcow2 feature/, bad: file('over-newer.qcow2', { format: 'qcow2' }), good: file('overlay.qcow2', { format: 'qcow2' }) },
  { rule: 'disk-backing-format-unset', words: /was not specified in the image metadata/, bad: file('unset.qcow2', { format: 'qcow2' }), good: file('over-overlay.qcow2', { format: 'qcow2' }) },
  { rule: 'seclabel-owner-not-on-host', words: /Failed to parse user 'nosuch-user'/, bad: owned('nosuch-user:root'), good: owned('root:root') },
  { rule: 'seclabel-owner-not-on-host', words: /Failed to parse group 'nosuch-group'/, bad: owned('root:nosuch-group'), good: owned('+0:+0') },
  { rule: 'locked-memory-exceeds-limit', isMet: ({ daemonLimits }) => daemonLimits?.mayRaise !== false || daemonLimits.lockedKiB === undefined, words: /cannot limit locked memory|exited prior to exec/, bad: top('<memoryBacking><locked/></memoryBacking>'), good: {} },
  { rule: 'chardev-certificate-not-on-host', isMet: ({ certificates }) => certificates?.some(({ path, exists }) => path === '/etc/pki/qemu/ca-cert.pem' && exists) === true, words: /Unable to access credentials/, bad: device("<serial type='tcp'><source mode='bind' host='127.0.0.1' service='5953' tls='yes'/><protocol type='raw'/></serial>"), good: device("<serial type='tcp'><source mode='bind' host='127.0.0.1' service='5953' tls='no'/><protocol type='raw'/></serial>") },
  { rule: 'output-folder-not-on-host', words: /No such file or directory/, bad: device("<serial type='file'><source path='/run/lab/no-folder/a.log'/></serial>"), good: device("<serial type='file'><source path='/run/lab/a.log'/></serial>") },
  { rule: 'output-folder-not-on-host', words: /No such file or directory/, bad: device("<serial type='pty'><log file='/run/lab/no-folder/b.log'/></serial>"), good: device("<serial type='pty'><log file='/run/lab/b.log'/></serial>") },
  { rule: 'socket-not-on-host', severity: 'warning', words: /no.sock|No such file/, bad: device("<shmem name='s'><model type='ivshmem-doorbell'/><server path='/run/lab/no.sock'/></shmem>"), good: {} },
  { rule: 'disk-direct-io-unsupported', words: /does not support O_DIRECT/, bad: { devices: file('/run/lab/memory/a.img').devices!.replace("type='raw'", "type='raw' cache='none'") }, good: { devices: file('/run/lab/memory/a.img').devices!.replace("type='raw'", "type='raw' cache='writeback'") } },
  { rule: 'disk-on-read-only-host', severity: 'warning', words: /Read-only file system/, bad: file('/run/lab/fixed/a.img'), good: file('/run/lab/fixed/a.img', { more: '<readonly/>' }) },
  { rule: 'disk-driver-not-on-host', isMet: ({ qemuModules }) => (qemuModules?.length ?? 0) === 0 || qemuModules!.includes('block-rbd'), words: /Unknown driver 'rbd'|module .*rbd.* not found/, bad: device("<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='p/i'><host name='127.0.0.1' port='6789'/></source><target dev='vda' bus='virtio'/></disk>"), good: file('whole.img') },
  { rule: 'blkio-device-not-on-host', isMet: ({ cgroups }) => !cgroups?.controllers.includes('blkio'), words: /Path '\/dev\/sdzz' is not accessible/, bad: top('<blkiotune><device><path>/dev/sdzz</path><weight>500</weight></device></blkiotune>'), good: {} },

  { rule: 'kernel-not-bootable', words: /invalid kernel header/, bad: os('<kernel>/run/lab/note.txt</kernel>'), good: os('<kernel>/run/lab/linux</kernel>') },
  { rule: 'nvram-template-unknown-on-host', severity: 'warning', words: /unable to find any master var store/, bad: uefi('/run/lab/code.fd', ''), good: uefi('/run/lab/code.fd', '<nvram>/run/lab/vars.fd</nvram>') },
  { rule: 'boot-file-not-on-host', words: /no-vmlinuz/, bad: os('<kernel>/run/lab/no-vmlinuz</kernel>'), good: os('') },
  { rule: 'loader-not-on-host', words: /no-code\.fd/, bad: uefi('/run/lab/no-code.fd', '<nvram>/run/lab/vars.fd</nvram>'), good: uefi('/run/lab/code.fd', '<nvram>/run/lab/vars.fd</nvram>') },
  { rule: 'nvram-template-not-on-host', words: /Failed to open file '\/run\/lab\/no-vars.fd'/, bad: uefi('/run/lab/code.fd', "<nvram template='/run/lab/no-vars.fd'>/run/lab/new-vars.fd</nvram>"), good: uefi('/run/lab/code.fd', "<nvram template='/run/lab/vars.fd'>/run/lab/own-vars.fd</nvram>") },
  { rule: 'nvram-wrong-size', words: /has invalid size 1024/, bad: uefi('/run/lab/code.fd', '<nvram>/run/lab/short.fd</nvram>'), good: uefi('/run/lab/code.fd', '<nvram>/run/lab/vars.fd</nvram>') },
  { rule: 'firmware-not-described-on-host', words: /Unable to find (?:any firmware|'efi' firmware)/, bad: { change: (xml) => xml.replace('<os>', "<os firmware='efi'>").replace('</os>', '</os><features><acpi/></features>') }, good: os('') },
  { rule: 'swtpm-not-on-host', words: /TPM version '2.0' is not supported|swtpm|does not support TPM/, bad: device("<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>"), good: {} },
  { rule: 'host-path-not-on-host', words: /hwrng_none/, bad: device("<rng model='virtio'><backend model='random'>/dev/hwrng_none</backend></rng>"), good: device("<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>") },
  { rule: 'socket-folder-not-on-host', words: /Unable to bind to UNIX socket path/, bad: device("<serial type='unix'><source mode='bind' path='/run/lab/no-folder/s.sock'/></serial>"), good: device("<serial type='pty'/>") },
  { rule: 'socket-not-on-host', severity: 'warning', words: /Failed to connect to '\/run\/lab\/no.sock'|No such file/, bad: device("<serial type='unix'><source mode='connect' path='/run/lab/no.sock'/></serial>"), good: device("<serial type='pty'/>") },
  { rule: 'filesystem-source-not-on-host', words: /no-share/, bad: device("<filesystem type='mount' accessmode='mapped'><source dir='/run/lab/no-share'/><target dir='share'/></filesystem>"), good: device("<filesystem type='mount' accessmode='mapped'><source dir='/run/lab/folder'/><target dir='share'/></filesystem>") },
  { rule: 'filesystem-source-unreachable', words: /failed to open '\/run\/lab\/closed'/, bad: device("<filesystem type='mount' accessmode='mapped'><source dir='/run/lab/closed'/><target dir='share'/></filesystem>"), good: device("<filesystem type='mount' accessmode='mapped'><source dir='/run/lab/folder'/><target dir='share'/></filesystem>") },
  { rule: 'rom-file-not-on-host', words: /failed to find romfile/, bad: nic('user', "<rom file='/run/lab/no.rom'/>"), good: nic('user', "<rom enabled='no'/>") },
  { rule: 'boot-file-not-on-host', words: /no.slic/, bad: { top: '<features><acpi/></features>', ...os("<acpi><table type='slic'>/run/lab/no.slic</table></acpi>") }, good: { top: '<features><acpi/></features>', ...os('') } },
  { rule: 'host-path-not-on-host', words: /no.nvdimm/, bad: nvdimm('/run/lab/no.nvdimm'), good: nvdimm('/run/lab/own.nvdimm') },
  { rule: 'scsi-device-not-on-host', severity: 'warning', words: /scsi/, bad: device("<hostdev mode='subsystem' type='scsi'><source><adapter name='scsi_host9'/><address bus='0' target='3' unit='0'/></source></hostdev>"), good: {} },
  { rule: 'passt-not-on-host', isMet: ({ programs, versions }) => programs?.find(({ name }) => name === 'passt')?.path !== undefined || /^9\.[01]\./.test(versions?.libvirt ?? ''), words: /passt/, bad: device("<interface type='user'><backend type='passt'/><model type='virtio'/></interface>"), good: nic('user', '') },
  { rule: 'open-vswitch-not-on-host', isMet: ({ programs }) => programs?.find(({ name }) => name === 'ovs-vsctl')?.path !== undefined, words: /to OVS bridge/, bad: nic('bridge', "<source bridge='br-lab'/><virtualport type='openvswitch'/>"), good: nic('bridge', "<source bridge='br-lab'/>") },
  { rule: 'vsock-not-on-host', isMet: hasNode('/dev/vhost-vsock'), words: /unable to open vhost-vsock device/, bad: device("<vsock model='virtio'><cid auto='no' address='42'/></vsock>"), good: {} },
  { rule: 'hostdev-needs-iommu', isMet: (facts) => facts.iommu?.enabled === true, words: /host doesn't support (?:VFIO PCI )?passthrough/, bad: device("<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x00' slot='0x04' function='0x0'/></source></hostdev>"), good: {} },
  { rule: 'pci-device-not-on-host', words: /not found|host doesn't support/, bad: device("<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x7f' slot='0x1e' function='0x0'/></source></hostdev>"), good: {} },
  { rule: 'usb-device-not-on-host', severity: 'warning', words: /Did not find USB device|\/sys\/bus\/usb\/devices/, bad: device("<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0x5678'/></source></hostdev>"), good: {} },
  { rule: 'mdev-not-on-host', words: /mediated device .* not found|requires VFIO support/, bad: device("<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='4b20d080-1b54-4048-85b3-a6a62d165c01'/></source></hostdev>"), good: {} },
];

/** What is held against the host after it was spoilt: no virtiofsd, ownership of images left alone. */
export const spoiltHostCases: readonly HostCase[] = [
  { rule: 'tls-certificate-not-on-host', words: /Unable to access credentials|vnc_tls/, bad: device("<graphics type='vnc' port='5954' autoport='no'/>"), good: {} },
  { rule: 'chardev-certificate-not-on-host', words: /Unable to access credentials/, bad: device("<serial type='tcp'><source mode='connect' host='127.0.0.1' service='5944'/><protocol type='raw'/></serial>"), good: device("<serial type='tcp'><source mode='connect' host='127.0.0.1' service='5944' tls='no'/><protocol type='raw'/></serial>") },
  { rule: 'disk-image-unreadable', words: /Permission denied/, bad: file('closed.img'), good: file('open.img') },
  { rule: 'virtiofsd-not-on-host', words: /Unable to find a satisfying virtiofsd/, bad: { top: "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>", devices: "<filesystem type='mount' accessmode='passthrough'><driver type='virtiofs'/><source dir='/run/lab/folder'/><target dir='share'/></filesystem>" }, good: {} },
];

export const machineXml = (name: string, { change = (xml) => xml, ...parts }: Machine): string => change(domainXml(name, parts));
