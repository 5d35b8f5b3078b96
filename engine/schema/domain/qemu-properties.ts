/**
 * What the parts of QEMU's options mean, with the XML that libvirt makes them of in angle brackets. Sources: QEMU 10.0 qemu-options.hx,
 * qapi/block-core.json, qapi/net.json and the devices' properties; libvirt 11.3.0 src/qemu/qemu_command.c.
 */
type Meanings = Readonly<Record<string, string>>;

/** By option, without its hyphen; what nested JSON holds is written with dots. */
export const qemuProperties: Readonly<Record<string, Meanings>> = {
  name: { guest: 'the name of the VM <name>', 'debug-threads': 'threads of QEMU get names that tell what they do' },
  machine: {
    accel: 'what runs the CPUs <domain type>', usb: 'whether the machine has a USB controller of its own', 'dump-guest-core': "whether a crash of QEMU also dumps the guest's memory <memory dumpCore>",
    'memory-backend': 'the -object that is the main memory', pflash0: 'the -blockdev with the firmware <loader>', pflash1: "the -blockdev with the firmware's variables <nvram>",
    kernel_irqchip: 'whether KVM or QEMU has the interrupt controller <ioapic driver>', 'kernel-irqchip': 'whether KVM or QEMU has the interrupt controller <ioapic driver>', smm: 'system management mode, which secure boot needs <smm>',
    vmport: "VMware's port <vmport>", hpet: "whether there is an HPET <timer name='hpet'>", acpi: 'whether there is ACPI <acpi>', 'gic-version': "the version of ARM's interrupt controller <gic>", graphics: 'whether there is a screen',
    'confidential-guest-support': 'the -object that encrypts memory <launchSecurity>', nvdimm: 'whether persistent memory can be had <memory model="nvdimm">', hmat: 'whether latencies of NUMA are told <numa>', 'mem-merge': 'whether equal pages of VMs may be merged <nosharepages>',
    'suppress-vmdesc': 'leaves a description out of migrations', audiodev: 'the -audiodev of the beeper', i8042: 'whether there is a PS/2 controller <ps2>', ps2: 'whether there is a PS/2 controller <ps2>', virtualization: 'whether the guest may run VMs itself', secure: 'whether the CPUs have a secure world', iommu: 'the IOMMU <iommu>', 'memory-encryption': 'the -object that encrypts memory <launchSecurity>',
  },
  accel: { 'kernel-irqchip': 'whether KVM or QEMU has the interrupt controller <ioapic driver>', 'dirty-ring-size': 'size of the ring of dirtied pages <dirty-ring>', 'notify-vmexit': 'whether long stays in the guest are told', 'tb-size': 'size of the cache of translated code <tb-cache>', 'honor-guest-pat': 'whether the memory types of the guest count' },
  cpu: { migratable: 'whether only features that can be migrated are given <cpu migratable>', kvm: 'whether the guest is told of KVM <kvm><hidden>', 'host-phys-bits': "whether physical addresses are as wide as the host's <maxphysaddr>", 'phys-bits': 'width of physical addresses <maxphysaddr>', 'l3-cache': 'whether an L3 cache is shown <cache>', 'host-cache-info': "the host's caches are shown <cache>", topoext: 'shows threads to guests on AMD', 'tsc-frequency': "the guest's TSC frequency <timer name='tsc'>", enforce: 'whether it refuses to start when the host lacks a feature', check: 'whether it warns when the host lacks a feature' },
  m: { size: 'memory at start <memory>', slots: 'how many modules can be plugged in <maxMemory slots>', maxmem: 'the most that memory can grow to <maxMemory>' },
  smp: { cpus: 'how many run at start <vcpu current>', maxcpus: 'how many there can be <vcpu>', sockets: '<topology sockets>', dies: 'in each socket <topology dies>', clusters: '<topology clusters>', cores: '<topology cores>', threads: 'in each core <topology threads>' },
  numa: { nodeid: '<cell id>', cpus: '<cell cpus>', memdev: 'the -object with its memory <cell memory>', initiator: 'which node is nearest to it', mem: '<cell memory>', src: 'from this node', dst: 'to this node', val: '<distances>' },
  boot: { strict: 'whether only what has an order is booted', menu: '<bootmenu enable>', order: '<os><boot dev>', once: 'the first time only', splash: 'a picture', 'splash-time': '<bootmenu timeout>', 'reboot-timeout': '<bios rebootTimeout>' },
  rtc: { base: 'where the clock starts <clock offset>', driftfix: "whether lost ticks are made up for <timer name='rtc' tickpolicy>", clock: "what it follows <timer name='rtc' track>" },
  overcommit: { 'mem-lock': 'whether memory is kept from being swapped out <memoryBacking><locked>', 'cpu-pm': 'whether the guest idles the processor itself <pm>' },
  sandbox: { obsolete: 'system calls that nobody needs', elevateprivileges: 'becoming another user', spawn: 'starting programs', resourcecontrol: 'changing limits and priorities' },
  msg: { timestamp: 'whether the time stands before each message', 'guest-name': "the VM's name before each message" },
  action: { reboot: '<on_reboot>', shutdown: '<on_poweroff>', panic: '<on_crash>', watchdog: '<watchdog action>' },
  'run-with': { 'async-teardown': 'whether memory is given back after QEMU ended <async-teardown>', chroot: 'the root folder of QEMU', user: 'the user it becomes', 'exit-with-parent': 'ends with the program that started it' },
  mon: { mode: 'control is QMP, readline is for people', chardev: 'the -chardev it listens on', pretty: 'QMP with line breaks' },
  chardev: { path: '<source path>', server: 'on: QEMU listens; off: it connects <source mode>', wait: 'off: QEMU starts before anybody has connected', host: '<source host>', port: '<source service>', logfile: 'a copy of what passes <log file>', logappend: 'whether the copy goes on where it ended <log append>', mux: 'shared by several users', reconnect: 'seconds until it connects again <reconnect timeout>', 'reconnect-ms': 'milliseconds until it connects again <reconnect timeout>', telnet: '<protocol type>', fd: 'opened by libvirt and handed over' },
  netdev: { type: 'how it meets the host <interface type>', fd: 'the tap, opened by libvirt', fds: 'taps, opened by libvirt, one a queue', vhost: 'whether packets go through the kernel <driver name>', vhostfd: 'vhost-net, opened by libvirt', vhostfds: 'vhost-net, opened by libvirt, one a queue', queues: '<driver queues>', ifname: '<target dev>', script: 'runs at the start <script path>', downscript: 'runs at the end <downscript path>', br: '<source bridge>', chardev: 'the -chardev to the process that has the device', net: 'the subnet <ip address>', hostfwd: 'a port of the host <portForward>', sndbuf: '<tune><sndbuf>' },
  blockdev: {
    driver: 'a protocol (file, host_device, nbd, rbd, http) or a format (raw, qcow2) <driver type>', filename: '<source file>', file: 'the node that it reads', backing: 'the node below <backingStore>', 'node-name': 'what others call it', 'cache.direct': 'whether it goes past the page cache of the host <driver cache>', 'cache.no-flush': 'whether flushes of the guest are dropped: fast, and lost at a crash <driver cache="unsafe">',
    discard: 'what the guest frees is given back <driver discard>', 'detect-zeroes': '<driver detect_zeroes>', 'auto-read-only': 'whether it opens for reading alone when writing is refused', 'read-only': '<readonly>', aio: 'how it reads and writes <driver io>', locking: 'whether the file is locked', 'pr-manager': 'the -object for persistent reservations <reservations>', 'throttle-group': 'the limits it falls under <iotune>', offset: 'where it begins <slice offset>', size: 'how much of it <slice size>', pool: 'of Ceph <source name>', image: 'of Ceph <source name>', 'server.host': '<host name>', 'server.port': '<host port>', 'encrypt.key-secret': 'the -object with the key <encryption>',
  },
  drive: { file: '<source>', if: 'how it is attached; none: by a -device', format: '<driver type>', cache: '<driver cache>', aio: '<driver io>', readonly: '<readonly>', discard: '<driver discard>', 'detect-zeroes': '<driver detect_zeroes>', unit: 'pflash 0 is the firmware, 1 its variables', serial: '<serial>', werror: 'when writing fails <driver error_policy>', rerror: 'when reading fails <driver rerror_policy>', snapshot: 'changes are thrown away' },
  device: {
    driver: 'the kind', id: '<alias name>', bus: 'what it is plugged into <address bus>', addr: 'its slot there, and its function after the dot <address slot function>', multifunction: 'whether the slot has several functions <address multifunction>', bootindex: 'its place in the boot order <boot order>', drive: 'the -blockdev or -drive with its contents <source>', netdev: 'the -netdev behind it', chardev: 'the -chardev behind it', mac: '<mac address>',
    iothread: 'the thread that serves it <driver iothread>', 'iothread-vq-mapping': 'threads that serve its queues <driver><iothreads>', 'num-queues': '<driver queues>', mq: 'whether it has several queues', vectors: 'interrupts', 'queue-size': '<driver queue_size>', rx_queue_size: '<driver rx_queue_size>', tx_queue_size: '<driver tx_queue_size>', packed: 'whether its rings are packed <driver packed>', iommu_platform: 'whether memory is reached through the IOMMU <driver iommu>', ats: '<driver ats>', event_idx: '<driver event_idx>', ioeventfd: '<driver ioeventfd>', 'disable-legacy': 'whether virtio before 1.0 is left out', 'disable-modern': 'whether virtio 1.0 is left out',
    'write-cache': 'whether the guest sees a cache that must be flushed <driver cache>', serial: '<serial>', wwn: '<wwn>', vendor: '<vendor>', product: '<product>', logical_block_size: '<blockio>', physical_block_size: '<blockio>', discard_granularity: '<blockio>', rotation_rate: '<target rotation_rate>', werror: 'when writing fails <driver error_policy>', rerror: 'when reading fails <driver rerror_policy>', 'share-rw': 'whether others may write as well <shareable>', removable: '<target removable>', device_id: 'what the guest calls it', lun: '<address unit>', 'scsi-id': '<address target>', channel: '<address bus>', unit: '<address unit>',
    host: 'its address on the host <source><address>', hostbus: 'of the host <source><address bus>', hostaddr: 'of the host <source><address device>', hostdevice: 'a device of USB, opened by libvirt', rombar: 'whether its ROM is shown <rom bar>', romfile: '<rom file>', 'x-vga': 'whether it is the first screen', display: '<hostdev display>', ramfb: '<hostdev ramfb>', sysfsdev: 'its folder in sysfs <source><address uuid>', failover: 'has a stand-in for migrations <teaming>', failover_pair_id: 'stands in for this one <teaming>', iommufd: 'the -object for IOMMUFD <driver iommufd>',
    max_outputs: 'screens <model heads>', ram_size: '<model ram>', vram_size: '<model vram>', vram64_size_mb: '<model vram64>', vgamem_mb: '<model vgamem>', xres: '<resolution x>', yres: '<resolution y>', blob: '<model blob>', edid: '<model edid>', 'guest-cid': '<cid address>', vhostfd: 'opened by libvirt and handed over', memdev: 'the -object with its memory', node: 'its NUMA node <target><node>', tag: 'what the guest mounts <target dir>', mount_tag: 'what the guest mounts <target dir>', fsdev: 'the -fsdev behind it', name: 'what the guest calls it <target name>', nr: 'its port <address port>', index: 'its number <target port>', port: 'the number of the slot <target port>', chassis: 'a number of its own on the machine <target chassis>', hotplug: '<target hotplug>', 'io-reserve': 'space for what is plugged in later', 'pref64-reserve': 'space for what is plugged in later <target memReserve>', 'acpi-index': '<acpi index>', audiodev: 'the -audiodev behind it', rng: 'the -object with its randomness <backend>', 'max-bytes': '<rate bytes>', period: '<rate period>', 'deflate-on-oom': '<memballoon autodeflate>', 'free-page-reporting': '<memballoon freePageReporting>', tpmdev: 'the -tpmdev behind it', intremap: 'whether interrupts are translated <driver intremap>', 'caching-mode': 'whether mappings are told, which VFIO needs <driver caching_mode>', eim: 'whether there may be more than 255 CPUs <driver eim>', 'aw-bits': '<driver aw_bits>', 'device-iotlb': '<driver iotlb>', 'requested-size': '<target><requested>', 'block-size': '<target><block>', 'host_mtu': '<mtu size>', speed: 'links as fast as this', p2: 'ports', p3: 'ports <controller ports>', ports: '<controller ports>', max_ports: '<controller ports>', cmd_per_lun: '<driver cmd_per_lun>', max_sectors: '<driver max_sectors>', action: '<watchdog action>',
  },
  object: { 'qom-type': 'the kind', id: 'what others call it', size: 'in bytes', 'mem-path': 'where its file is', share: 'whether other processes may map it <memoryBacking><access mode>', prealloc: 'whether it is allocated at the start <allocation mode>', 'prealloc-threads': '<allocation threads>', 'host-nodes': "the host's NUMA nodes <numatune>", policy: 'how it keeps to those nodes <memory mode>', 'discard-data': '<discard>', hugetlb: '<hugepages>', hugetlbsize: '<page size>', pmem: '<pmem>', align: '<alignsize>', dump: 'whether a dump holds it <memory dumpCore>', merge: 'whether equal pages may be merged <nosharepages>', 'x-use-canonical-path-for-ramblock-id': 'how migrations call it', file: 'where it is kept', format: 'raw or base64', keyid: 'the -object it is encrypted by', filename: '<backend>', cbitpos: '<cbitpos>', 'reduced-phys-bits': '<reducedPhysBits>', 'thread-pool-min': '<iothread thread_pool_min>', 'thread-pool-max': '<iothread thread_pool_max>', dir: 'where the certificates are', endpoint: 'server or client', 'verify-peer': 'whether clients must show a certificate' },
  vnc: { websocket: '<graphics websocket>', password: '<graphics passwd>', sasl: 'users are asked for', 'tls-creds': 'the -object with certificates', share: '<graphics sharePolicy>', audiodev: '<audio id>', 'power-control': '<graphics powerControl>' },
  spice: { port: '<graphics port>', 'tls-port': '<graphics tlsPort>', addr: '<listen address>', 'disable-ticketing': 'no password is asked for', 'image-compression': '<image compression>', 'seamless-migration': 'viewers come along', gl: '<gl enable>', rendernode: '<gl rendernode>', 'x509-dir': 'where the certificates are', 'disable-agent-file-xfer': '<filetransfer enable>', 'disable-copy-paste': '<clipboard copypaste>', 'streaming-video': '<streaming mode>' },
  audiodev: { driver: '<audio type>', id: '<audio id>', path: 'of a file <audio file>' },
  tpmdev: { chardev: 'the socket of swtpm', path: "the host's TPM <device path>" },
  fsdev: { path: '<source dir>', security_model: 'who owns the files <filesystem accessmode>', multidevs: '<filesystem multidevs>', fmode: '<filesystem fmode>', dmode: '<filesystem dmode>', writeout: '<driver wrpolicy>', readonly: '<readonly>' },
  global: { driver: 'the kind of device', property: 'which of its properties', value: 'for all of them' },
  'fw_cfg': { name: '<entry name>', file: '<entry file>', string: '<entry>' },
};

/** A feature of the CPU by its name on the command line, and the XML that is for it. libvirt 11.3.0 qemuBuildCpuFeature, qemuBuildCpuModelArgStr, virDomainHyperv. */
export function cpuFlag(name: string, value: string): string {
  const plain = name.replace(/^[+-]/, '');
  const isOn = !name.startsWith('-') && value !== 'off';
  if (/^hv[-_]/.test(plain)) return `an enlightenment for Windows <hyperv><${plain.slice(3).replaceAll('-', '_')}>`;
  return `the feature is ${isOn ? 'given' : 'taken away'} <feature policy="${isOn ? 'require' : 'disable'}" name="${plain}">`;
}

/**
 * Whose a back end is, by the id that libvirt gives it; `''` where it is libvirt's own. libvirt 11.3.0 src/qemu/qemu_alias.c,
 * qemu_command.c.
 */
export const idOwners: readonly (readonly [option: string, id: RegExp, meaning: string, xml: string])[] = [
  ['chardev', /^charmonitor$/, 'The socket of the monitor, by which libvirt talks to this QEMU.', ''],
  ['chardev', /^charserial\d/, 'The host end of a serial port.', 'devices/serial'],
  ['chardev', /^charparallel\d/, 'The host end of a parallel port.', 'devices/parallel'],
  ['chardev', /^charchannel\d/, 'The host end of a channel, such as the guest agent’s.', 'devices/channel'],
  ['chardev', /^charconsole\d/, 'The host end of a console.', 'devices/console'],
  ['chardev', /^charredir\d/, 'What hands USB devices of the viewer on.', 'devices/redirdev'],
  ['chardev', /^charsmartcard\d/, 'The host end of a smart card reader.', 'devices/smartcard'],
  ['chardev', /^char(?:rng|objrng)\d/, 'The daemon that random numbers come from.', 'devices/rng/backend'],
  ['chardev', /^charshmem\d/, 'The server of shared memory.', 'devices/shmem/server'],
  ['chardev', /^charnet\d/, 'The socket of the process that has the network.', "devices/interface[@type='vhostuser']/source"],
  ['chardev', /^chr-vu-fs\d|^chr-vu-ua-.*fs/, 'The socket of virtiofsd.', "devices/filesystem[driver/@type='virtiofs']"],
  ['chardev', /^chr-vu-(?:virtio|ua-)?.*disk\d/, 'The socket of the process that has the disk.', "devices/disk[@type='vhostuser']"],
  ['chardev', /^chr-vu-video\d/, 'The socket of the process that draws.', 'devices/video'],
  ['chardev', /^chr-vu-crypto\d/, 'The socket of the process that encrypts.', 'devices/crypto'],
  ['chardev', /^chrtpm$/, 'The socket of swtpm.', 'devices/tpm/backend'],
  ['chardev', /^chrqgqs\d/, 'The socket that attests of TDX guests.', "launchSecurity[@type='tdx']"],
  ['object', /^masterKey0$/, 'The key by which libvirt encrypts passwords on this command line.', ''],
  ['object', /-encryption-secret\d|-luks-secret\d/, 'The key of an encrypted disk; itself encrypted.', 'devices/disk/encryption/secret'],
  ['object', /-auth-secret\d|-httpcookie-secret\d/, 'The password for a network disk; itself encrypted.', 'devices/disk/auth/secret'],
  ['object', /^vnc-tls-creds\d|^vnc-tls/, 'Certificates for VNC.', "devices/graphics[@type='vnc']"],
];
