/**
 * What is known of a host: plain JSON, recorded, sent and used offline. A missing key means *not known*, never *no*.
 * Sizes are in KiB unless the name says otherwise; versions are `major.minor.micro`.
 */
export interface HostFacts {
  readonly hostname?: string;
  readonly architecture?: string;
  readonly kernel?: { readonly release: string; readonly commandLine?: string };
  readonly versions?: { readonly libvirt?: string; readonly qemu?: string };
  readonly memory?: HostMemory;
  readonly numaCells?: readonly NumaCell[];
  readonly cpus?: HostCpus;
  readonly kvm?: KvmState;
  readonly hostCpu?: HostCpu;
  readonly guests?: readonly GuestSupport[];
  readonly domainCapabilities?: readonly DomainCapabilities[];
  readonly domains?: readonly HostDomain[];
  readonly networks?: readonly HostNetwork[];
  readonly pools?: readonly HostPool[];
  /** Of active pools only. */
  readonly volumes?: readonly HostVolume[];
  readonly hostDevices?: HostDevices;
  readonly interfaces?: readonly HostInterface[];
  readonly images?: readonly HostFile[];
  readonly security?: HostSecurity;
  readonly maxVcpus?: { readonly kvm?: number; readonly qemu?: number };
  /** Names below /sys/module: modules that are loaded, and built-in ones that have parameters. */
  readonly kernelModules?: readonly string[];
  /** Parameters of KVM's, VFIO's and vhost's modules as the kernel shows them: `kvm_intel.nested` → `Y`. */
  readonly moduleParameters?: Readonly<Record<string, string>>;
  readonly iommu?: HostIommu;
  /** Special files that virtual machines need, whether they are there or not. */
  readonly deviceNodes?: readonly HostDeviceNode[];
  /** What the firmware's descriptors offer, in the order in which libvirt looks through them. */
  readonly firmware?: readonly FirmwareDescriptor[];
  /** vhost-user back ends by their descriptors, in libvirt's order: the first one that fits is taken. */
  readonly vhostUser?: readonly VhostUserBackend[];
  /** Programs that libvirt starts besides QEMU, whether they are there or not. */
  readonly programs?: readonly HostProgram[];
  /** Secrets that libvirt keeps: never their values. */
  readonly secrets?: readonly HostSecret[];
  readonly nwfilters?: readonly HostNwfilter[];
  /** File systems that are mounted, without the kernel's own ones. */
  readonly fileSystems?: readonly HostFileSystem[];
  readonly storage?: HostStorage;
  readonly cgroups?: HostCgroups;
  /** Where programs listen for TCP connections. */
  readonly listeners?: readonly HostListener[];
  /** Addresses of the host's interfaces. */
  readonly addresses?: readonly string[];
  /** Options that the running kernel was built with, without `CONFIG_`: `y`, `m` or `n`. */
  readonly kernelOptions?: Readonly<Record<string, string>>;
  /** Names of QEMU's loadable modules: `block-rbd`. Empty where there are none, as with a QEMU that has everything built in. */
  readonly qemuModules?: readonly string[];
  /** Certificates and keys where libvirt's QEMU driver looks for them, whether they are there or not. */
  readonly certificates?: readonly { readonly path: string; readonly exists: boolean }[];
  /** Users and groups that the VM's XML gives its files and QEMU to, whether the host knows them or not. */
  readonly accounts?: readonly HostAccount[];
  readonly daemonLimits?: HostDaemonLimits;
  /** What the kernel said of the firmware's switches when it started; a switch of which it said nothing is not known. */
  readonly firmwareSwitches?: FirmwareSwitches;
  readonly connection?: HostConnection;
  /** Who asked: some facts are hidden from ordinary users. */
  readonly asker?: { readonly user: string; readonly uid: number; readonly groups: readonly string[] };
}

export type FactName = keyof HostFacts;

/** The facts named in `N`, all of them known. */
export type Known<N extends FactName> = { readonly [K in N]-?: NonNullable<HostFacts[K]> };

export interface HostMemory {
  readonly totalKiB: number;
  readonly freeKiB?: number;
  readonly availableKiB?: number;
  readonly swapTotalKiB?: number;
  readonly swapFreeKiB?: number;
  /** Whether the kernel promises more memory than there is: /proc/sys/vm/overcommit_memory. */
  readonly overcommit?: 'heuristic' | 'always' | 'never';
  /** Most that may be promised with `overcommit` `never`, and what is. */
  readonly commitLimitKiB?: number;
  readonly committedKiB?: number;
  /** Huge pages of the default size, of all nodes together. */
  readonly hugePages?: { readonly sizeKiB: number; readonly total: number; readonly free: number };
}

export interface NumaCell {
  readonly id: number;
  readonly memoryKiB?: number;
  readonly freeKiB?: number;
  readonly cpus: readonly number[];
  readonly pages?: readonly { readonly sizeKiB: number; readonly total: number; readonly free?: number }[];
  readonly distances?: readonly { readonly cell: number; readonly value: number }[];
}

export interface HostCpus {
  readonly present: readonly number[];
  readonly online: readonly number[];
  /** Kept from the scheduler (`isolcpus`): only what is pinned runs there. */
  readonly isolated?: readonly number[];
}

/** `device` is the state of /dev/kvm for the asking user; `qemuUsable` is the same question for the user that QEMU runs as. */
export interface KvmState {
  readonly device?: 'present' | 'absent';
  readonly mode?: string;
  readonly owner?: string;
  readonly group?: string;
  readonly module?: 'kvm_intel' | 'kvm_amd' | 'kvm' | 'none';
  readonly nested?: boolean;
  /** The CPU flag that KVM needs on x86. A host without it may still have a working device (nested, paravirtual). */
  readonly cpuFlag?: 'vmx' | 'svm' | 'none';
  /** libvirt offers domain type kvm for the host's architecture. */
  readonly offered?: boolean;
}

export interface HostCpu {
  readonly arch?: string;
  readonly model?: string;
  readonly vendor?: string;
  readonly features?: readonly string[];
  /** Words of /proc/cpuinfo: flags of x86, features of s390 and ARM, facilities of s390. */
  readonly flags?: readonly string[];
  /** The time stamp counter of x86; `scaling` is whether guests may have another frequency. */
  readonly tsc?: { readonly frequencyHz: number; readonly scaling?: boolean };
}

export interface GuestSupport {
  readonly osType: string;
  readonly arch: string;
  readonly emulator?: string;
  readonly domainTypes: readonly string[];
  readonly machines: readonly { readonly name: string; readonly canonical?: string; readonly maxCpus?: number; readonly deprecated?: boolean }[];
}

export interface DomainCapabilities {
  readonly emulator: string;
  readonly domainType: string;
  readonly machine: string;
  readonly arch: string;
  readonly maxVcpus?: number;
  readonly firmware?: readonly string[];
  readonly loaderPaths?: readonly string[];
  readonly cpuModes?: Readonly<Record<string, boolean>>;
  readonly cpuModels?: readonly { readonly name: string; readonly usable?: boolean; readonly blockers?: readonly string[] }[];
  /** Hyper-V enlightenments that QEMU and the kernel can give. */
  readonly hyperv?: readonly string[];
  /** Allowed values of each device attribute: `disk.bus` → [`ide`, `virtio`, …]. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** `sev`, `gic`, `vmcoreinfo`, … as the hypervisor reports them. */
  readonly features: Readonly<Record<string, boolean>>;
}

export interface HostDomain {
  readonly name: string;
  readonly uuid?: string;
  readonly state?: string;
  readonly memoryKiB?: number;
  readonly vcpus?: number;
  readonly macs?: readonly string[];
  readonly disks?: readonly string[];
  /** Those of `disks` that are read-only or may be shared. */
  readonly sharedDisks?: readonly string[];
  /** Fixed ports of VNC and SPICE. */
  readonly graphicsPorts?: readonly number[];
  /** Of the domain element: `kvm`, `qemu`. */
  readonly type?: string;
  readonly arch?: string;
  readonly machine?: string;
  readonly emulator?: string;
  /** Addresses of PCI devices that it is given, as in `hostDevices`. */
  readonly pci?: readonly string[];
  readonly usb?: readonly { readonly vendor?: string; readonly product?: string; readonly bus?: number; readonly device?: number }[];
  /** UUIDs of mediated devices that it is given. */
  readonly mediated?: readonly string[];
  readonly nvram?: string;
  /** Host CPUs that its vCPUs are bound to, by `cpuset` or `vcpupin`; absent when they run anywhere. */
  readonly pinnedCpus?: readonly number[];
  /** Cells that its memory is bound to, and how. */
  readonly nodes?: readonly number[];
  readonly memoryMode?: string;
  /** Sizes of huge pages that its memory is on; 0 stands for the host's default size. */
  readonly hugePagesKiB?: readonly number[];
  /** Names of the host's interfaces, bridges and networks that it is connected to. */
  readonly networks?: readonly string[];
  readonly bridges?: readonly string[];
}

export interface HostNetwork {
  readonly name: string;
  readonly active: boolean;
  readonly autostart?: boolean;
  readonly persistent?: boolean;
  readonly bridge?: string;
  readonly uuid?: string;
  /** Networks that reach out: `nat`, `route`, `bridge`, …; `isolated` without one. */
  readonly forward?: string;
  readonly portgroups?: readonly string[];
  /** Type of the virtual port that guests get: `openvswitch`, …; `none` when neither the network nor a port group has one. */
  readonly virtualPort?: string;
  /** Traffic towards its guests is limited, which is what guarantees are taken from. */
  readonly limitsInbound?: boolean;
}

export interface HostPool {
  readonly name: string;
  readonly active: boolean;
  readonly path?: string;
  readonly uuid?: string;
  readonly type?: string;
  readonly autostart?: boolean;
  readonly capacityBytes?: number;
  readonly availableBytes?: number;
}

export interface HostVolume {
  readonly pool: string;
  readonly name: string;
  readonly path: string;
}

/** Devices that a virtual machine may be given. */
export interface HostDevices {
  readonly pci: readonly HostPciDevice[];
  readonly usb: readonly HostUsbDevice[];
  readonly mediated: readonly HostMediatedDevice[];
  readonly scsi?: readonly HostScsiDevice[];
}

/** `address` as lspci writes it with the domain; ids as 0x and four digits, `class` with six. */
export interface HostPciDevice {
  readonly address: string;
  readonly vendor: string;
  readonly device: string;
  readonly class: string;
  readonly driver?: string;
  readonly iommuGroup?: number;
  readonly numaNode?: number;
  /** A PCI bridge: it stays with the host when others of its group go to a machine. */
  readonly bridge?: boolean;
  /** Address of the physical function, when this is a virtual one (SR-IOV). */
  readonly physicalFunction?: string;
  readonly virtualFunctions?: { readonly total: number; readonly active: number };
  readonly mdevTypes?: readonly { readonly id: string; readonly name?: string; readonly available?: number; readonly api?: string }[];
}

/** `address` is host:bus:target:unit; `type` is the kernel's number (0 disk, 5 CD-ROM). */
export interface HostScsiDevice {
  readonly address: string;
  readonly type?: number;
  readonly vendor?: string;
  readonly model?: string;
}

export interface HostIommu {
  /** The kernel has made groups: an IOMMU is at work. */
  readonly enabled: boolean;
  /** Whether the kernel knows groups at all. */
  readonly kernelSupport?: boolean;
  /** A group goes to one machine as a whole; `devices` are PCI addresses. */
  readonly groups: readonly { readonly id: number; readonly devices: readonly string[] }[];
  /** The firmware's table that describes an IOMMU. */
  readonly table?: 'DMAR' | 'IVRS' | 'IORT' | 'none';
}

export interface HostDeviceNode {
  readonly path: string;
  readonly exists: boolean;
  /** Octal. */
  readonly mode?: string;
  readonly owner?: string;
  readonly group?: string;
  /** The asking user may read and write it. */
  readonly accessible?: boolean;
}

/** One of QEMU's firmware descriptors (docs/interop/firmware.json); words as they stand there. */
export interface FirmwareDescriptor {
  /** The descriptor's own file. */
  readonly path: string;
  /** `uefi`, `bios`, … */
  readonly interfaces: readonly string[];
  readonly device: string;
  /** Of flash: `split` (code and variables apart), `combined`, `stateless`. */
  readonly mode?: string;
  readonly executable?: FirmwareFile;
  readonly nvramTemplate?: FirmwareFile;
  /** `machines` are patterns as in fnmatch: `pc-q35-*`. */
  readonly targets: readonly { readonly architecture: string; readonly machines: readonly string[] }[];
  /** `secure-boot`, `enrolled-keys`, `requires-smm`, `amd-sev`, … */
  readonly features: readonly string[];
}

export interface FirmwareFile {
  readonly path: string;
  readonly format?: string;
  readonly exists?: boolean;
}

/** One of QEMU's descriptors of vhost-user back ends (docs/interop/vhost-user.json). */
export interface VhostUserBackend {
  readonly path: string;
  /** `fs`, `gpu`, `block`, … */
  readonly type: string;
  readonly binary: string;
  /** The binary is there and may be run. */
  readonly exists?: boolean;
  readonly features?: readonly string[];
}

export interface HostProgram {
  readonly name: string;
  /** Absent when it is in none of the places where libvirt looks. */
  readonly path?: string;
}

export interface HostSecret {
  readonly uuid: string;
  /** `volume`, `ceph`, `iscsi`, `tls`, `vtpm`; absent for a secret without a usage. */
  readonly usageType?: string;
  /** What the secret is for: a path or a name. */
  readonly usage?: string;
  /** Whether it has been given a value. */
  readonly hasValue?: boolean;
}

export interface HostNwfilter {
  readonly name: string;
  readonly uuid?: string;
}

export interface HostFileSystem {
  readonly mount: string;
  readonly type: string;
  readonly source?: string;
  readonly readOnly?: boolean;
  readonly sizeBytes?: number;
  /** What users other than root may still write. */
  readonly availableBytes?: number;
  readonly inodes?: number;
  readonly freeInodes?: number;
}

/** Health of what holds volumes below file systems and pools. */
export interface HostStorage {
  /** `health` as ZFS says it: `ONLINE`, `DEGRADED`, `FAULTED`, `SUSPENDED`, … */
  readonly zpools?: readonly { readonly name: string; readonly health: string; readonly sizeBytes?: number; readonly freeBytes?: number; readonly readOnly?: boolean }[];
  /** `missing` is the number of physical volumes that are gone. */
  readonly volumeGroups?: readonly { readonly name: string; readonly sizeBytes?: number; readonly freeBytes?: number; readonly missing?: number }[];
  /** Device-mapper thin pools: percent of data and metadata in use. `mode` is `rw`, `ro`, `out_of_data_space` or `fail`. */
  readonly thinPools?: readonly { readonly name: string; readonly mode: string; readonly dataPercent?: number; readonly metadataPercent?: number }[];
  /** Software RAID of the kernel. */
  readonly raids?: readonly { readonly name: string; readonly active: boolean; readonly level?: string; readonly disks?: number; readonly working?: number }[];
}

export interface HostAccount {
  readonly kind: 'user' | 'group';
  readonly name: string;
  readonly exists: boolean;
}

/** What the daemon that starts QEMU may give it. */
export interface HostDaemonLimits {
  /** Memory that may be locked, as its own hard limit says; absent where there is no limit. */
  readonly lockedKiB?: number;
  /** It has CAP_SYS_RESOURCE: limits of other processes, too, are raised at will. */
  readonly mayRaise: boolean;
}

export interface HostCgroups {
  readonly version: 1 | 2 | 'hybrid' | 'none';
  /** Controllers that libvirt, as root, finds at the root of the tree, by its names: `cpu`, `cpuacct`, `cpuset`, `memory`, `devices`, `blkio`. */
  readonly controllers: readonly string[];
}

/** `address` as the kernel keeps it, in words: `0.0.0.0`, `127.0.0.1`, `::`, `::1`. */
export interface HostListener {
  readonly address: string;
  readonly port: number;
}

export interface FirmwareSwitches {
  readonly virtualization?: boolean;
  readonly iommu?: boolean;
  readonly interruptRemapping?: boolean;
  readonly secureBoot?: boolean;
  /** The kernel guards itself against root: `integrity`, `confidentiality`. */
  readonly lockdown?: string;
  readonly sev?: boolean;
  readonly sgx?: boolean;
}

export interface HostConnection {
  /** As libvirt itself calls the connection: `qemu:///system`. */
  readonly uri?: string;
  /** One daemon for everything, or one for each driver. */
  readonly daemons?: 'monolithic' | 'modular';
}

/** `name` is what the device says of itself. */
export interface HostUsbDevice {
  readonly bus: number;
  readonly device: number;
  readonly vendor: string;
  readonly product: string;
  readonly name?: string;
}

export interface HostMediatedDevice {
  readonly uuid: string;
  readonly type?: string;
  /** Address of the device that it is a part of. */
  readonly parent?: string;
}

export interface HostInterface {
  readonly name: string;
  readonly bridge: boolean;
  readonly up?: boolean;
  readonly mac?: string;
  /** The bridge or bond it belongs to. */
  readonly master?: string;
  /** What `ip link` says it is: `bridge`, `vlan`, `bond`, `tun`, `macvtap`, `openvswitch`, …; absent for plain devices. */
  readonly kind?: string;
  readonly mtu?: number;
}

/** A file or folder that a VM's XML names, or a folder above one. One that the asking user may not see is not listed. */
export interface HostFile {
  readonly path: string;
  readonly exists: boolean;
  readonly type?: 'file' | 'directory' | 'block' | 'character' | 'socket' | 'fifo' | 'other';
  readonly sizeBytes?: number;
  readonly owner?: string;
  readonly group?: string;
  /** Octal, as chmod takes it: `644`, `1777`. */
  readonly mode?: string;
  /** Where a symbolic link leads in the end; type, owner and mode are those of the target. */
  readonly target?: string;
  /** What a disk image is by its first bytes: `raw` when it is no image format that QEMU has. */
  readonly format?: string;
  readonly virtualSizeBytes?: number;
  /** What a qcow2 image says it is backed by, as written there: a path, one relative to the image's folder, or a URL. */
  readonly backing?: string;
  /** Whether a qcow2 image says of what format its backing file is. */
  readonly backingFormatKnown?: boolean;
  /** Features of a qcow2 image that QEMU must know to open it: the bits of the header, 16 hexadecimal digits. */
  readonly incompatible?: string;
  /** How the qcow2 image is encrypted. */
  readonly encryption?: 'none' | 'aes' | 'luks';
  /** An attribute of the file (chattr) that even root must take away before the file can be written. */
  readonly attribute?: 'immutable' | 'append-only';
  /** Bytes of the file that somebody holds a lock on now; QEMU says by them what it does with an image. */
  readonly lockedBytes?: readonly number[];
  /** What a file that is booted as a kernel is, by its header; `setupBytes` is the part that QEMU's loader for x86 takes off its beginning. */
  readonly kernelKind?: 'linux' | 'elf' | 'multiboot' | 'pe' | 'other';
  readonly setupBytes?: number;
}

export interface HostSecurity {
  readonly models?: readonly string[];
  readonly qemuUser?: string;
  readonly qemuGroup?: string;
  readonly qemuUid?: number;
  readonly qemuGid?: number;
  /** Names of all groups that QEMU's user is in. */
  readonly qemuGroups?: readonly string[];
  /** Values set in qemu.conf; a key that is absent has libvirt's default. Absent as a whole when the file could not be read. */
  readonly qemuConf?: Readonly<Record<string, string>>;
}
