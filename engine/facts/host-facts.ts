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
  /** Fixed ports of VNC and SPICE. */
  readonly graphicsPorts?: readonly number[];
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
}

/** `address` as lspci writes it with the domain; ids as 0x and four digits, `class` with six. */
export interface HostPciDevice {
  readonly address: string;
  readonly vendor: string;
  readonly device: string;
  readonly class: string;
  readonly driver?: string;
  readonly iommuGroup?: number;
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
}

export interface HostInterface {
  readonly name: string;
  readonly bridge: boolean;
  readonly up?: boolean;
  readonly mac?: string;
  /** The bridge or bond it belongs to. */
  readonly master?: string;
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
