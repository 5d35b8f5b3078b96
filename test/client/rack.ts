import type { HostFacts } from '../../engine/index.ts';

const GIB = 1024 * 1024;

/** Facts of a host with two nodes of 16 GiB and 4 CPUs that are none too well shared; `suffix` goes behind each text of others. */
export const rackFacts = (suffix = ''): HostFacts => ({
  hostname: `rack7${suffix}`,
  architecture: `x86_64${suffix}`,
  kernel: { release: `6.1.0-31-amd64${suffix}`, commandLine: `BOOT_IMAGE=/vmlinuz root=/dev/sda1 intel_iommu=on isolcpus=6,7${suffix}` },
  versions: { libvirt: '9.0.0', qemu: '7.2.22' },
  memory: { totalKiB: 32 * GIB, freeKiB: 2 * GIB, availableKiB: 20 * GIB },
  numaCells: [
    { id: 0, cpus: [0, 1, 2, 3], memoryKiB: 16 * GIB, freeKiB: 5 * GIB, distances: [{ cell: 0, value: 10 }, { cell: 1, value: 21 }] },
    { id: 1, cpus: [4, 5, 6, 7], memoryKiB: 16 * GIB, freeKiB: 15 * GIB, pages: [{ sizeKiB: 4, total: 4_000_000 }, { sizeKiB: GIB, total: 4, free: 1 }], distances: [{ cell: 0, value: 21 }, { cell: 1, value: 10 }] },
  ],
  cpus: { present: [0, 1, 2, 3, 4, 5, 6, 7], online: [0, 1, 2, 4, 5, 6, 7], isolated: [6, 7] },
  hostCpu: { vendor: `Intel${suffix}`, model: `Skylake-Server${suffix}` },
  domains: [
    { name: `off${suffix}`, state: 'shut off', memoryKiB: 64 * GIB, pinnedCpus: [1], nodes: [0] },
    { name: `db${suffix}`, state: 'running', memoryKiB: 12 * GIB, vcpus: 2, nodes: [0], pinnedCpus: [1, 2], pci: ['0000:01:00.0'] },
    { name: `wide${suffix}`, state: 'paused', memoryKiB: 10 * GIB, vcpus: 4, nodes: [0, 1], pinnedCpus: [2, 6] },
    { name: `anywhere${suffix}`, state: 'running', memoryKiB: 2 * GIB, vcpus: 1 },
  ],
  kvm: { device: 'present', mode: '660', owner: `root${suffix}`, group: `kvm${suffix}`, module: 'kvm_intel', nested: true },
  iommu: { enabled: true, table: 'DMAR', groups: [{ id: 3, devices: ['0000:01:00.0', '0000:01:00.1'] }, { id: 4, devices: ['0000:02:00.0'] }] },
  hostDevices: {
    pci: [
      { address: '0000:01:00.0', vendor: '0x10de', device: '0x2204', class: '0x030000', driver: `vfio-pci${suffix}`, numaNode: 1 },
      { address: '0000:01:00.1', vendor: '0x10de', device: '0x1aef', class: '0x040300', driver: `snd_hda_intel${suffix}`, numaNode: 1 },
      { address: '0000:02:00.0', vendor: '0x8086', device: '0x1533', class: '0x020000', driver: `igb${suffix}`, numaNode: 0 },
    ],
    usb: [], mediated: [],
  },
  guests: [{ osType: 'hvm', arch: `x86_64${suffix}`, emulator: `/usr/bin/qemu-system-x86_64${suffix}`, domainTypes: ['qemu', 'kvm'], machines: [{ name: 'pc', canonical: 'pc-i440fx-7.2' }, { name: 'q35', canonical: 'pc-q35-7.2' }, { name: 'pc-q35-2.4', deprecated: true }] }],
  firmware: [{ path: '/usr/share/qemu/firmware/60-edk2.json', interfaces: ['uefi'], device: 'flash', mode: 'split', executable: { path: `/usr/share/OVMF/OVMF_CODE_4M.fd${suffix}`, exists: true }, targets: [{ architecture: 'x86_64', machines: ['pc-q35-*'] }], features: ['secure-boot', `requires-smm${suffix}`] }],
  networks: [{ name: `default${suffix}`, active: true, bridge: `virbr0${suffix}`, forward: 'nat' }],
  pools: [{ name: `images${suffix}`, active: true, type: 'dir', path: `/var/lib/libvirt/images${suffix}`, capacityBytes: 500 * 2 ** 30, availableBytes: 80 * 2 ** 30 }],
});
