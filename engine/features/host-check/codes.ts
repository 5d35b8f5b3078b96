import type { CodeNote } from '../../core/code-note.ts';
import type { Witness } from '../../rules/rule.ts';

/** Something that a host for virtual machines should have. */
export interface HostCode extends CodeNote {
  /** What is looked at, in a few words. */
  readonly subject: string;
  /** What virt-host-validate says of it. */
  readonly witness: Witness;
}

const QEMU = 'libvirt 9.0.0 tools/virt-host-validate-qemu.c virHostValidateQEMU';
const COMMON = 'libvirt 9.0.0 tools/virt-host-validate-common.c';

/** By the ids of their findings. A failure is an error, whatever else virt-host-validate warns of a warning. */
export const hostCodes = {
  'host-lacks-hardware-virtualization': {
    severity: 'error', subject: 'hardware virtualization', title: 'The CPU shows no hardware virtualization',
    why: 'KVM needs VT-x (vmx), AMD-V (svm) or, on s390, SIE. Without it QEMU emulates the CPU, which is many times slower.',
    remedy: 'Switch Intel VT-x or AMD SVM on in the firmware. Where the host is itself a virtual machine, switch nested virtualization on in the host below it.',
    witness: { source: QEMU, text: 'Host not compatible with KVM; HW virtualization CPU features not found. Only emulated CPUs are available; performance will be significantly limited' },
  },
  'host-kvm-device-absent': {
    severity: 'error', subject: '/dev/kvm', title: '/dev/kvm is not there',
    why: 'Without it no virtual machine of type kvm starts.',
    remedy: 'Load kvm_intel or kvm_amd (modprobe). If the kernel refuses it, its log says why: mostly virtualization is off in the firmware, or another hypervisor has it.',
    witness: { source: QEMU, text: "Check that the 'kvm-intel' or 'kvm-amd' modules are loaded & the BIOS has enabled virtualization" },
  },
  'host-kvm-device-inaccessible': {
    severity: 'error', subject: 'access to /dev/kvm', title: '/dev/kvm may not be opened',
    why: 'Who starts QEMU must read and write /dev/kvm.',
    remedy: 'Give the device the group kvm and the mode 0660, which udev’s rules do by themselves, and put the user into that group.',
    witness: { source: QEMU, text: 'Check /dev/kvm is world writable or you are in a group that is allowed to access it' },
  },
  'host-kvm-hv-not-loaded': {
    severity: 'warning', subject: 'the module kvm_hv', title: 'The module kvm_hv is not loaded',
    why: 'On POWER only kvm_hv uses the hardware; kvm_pr emulates much of it.',
    remedy: 'Load kvm_hv (modprobe kvm_hv).',
    witness: { source: QEMU, text: 'Load kvm_hv for better performance' },
  },
  'host-vhost-net-absent': {
    severity: 'warning', subject: '/dev/vhost-net', title: '/dev/vhost-net is not there',
    why: 'Without vhost every packet of a virtio interface goes through QEMU, which costs throughput and CPU.',
    remedy: 'Load the module vhost_net (modprobe vhost_net).',
    witness: { source: QEMU, text: "Load the 'vhost_net' module to improve performance of virtio networking" },
  },
  'host-tun-absent': {
    severity: 'error', subject: '/dev/net/tun', title: '/dev/net/tun is not there',
    why: 'Interfaces of virtual machines on networks and bridges are TAP devices.',
    remedy: 'Load the module tun (modprobe tun); in a container, let the device in.',
    witness: { source: QEMU, text: "Load the 'tun' module to enable networking for QEMU guests" },
  },
  'host-cgroups-absent': {
    severity: 'warning', subject: 'control groups', title: 'There are no control groups',
    why: 'libvirt cannot limit or share out CPU, memory and disks among virtual machines, nor keep them from devices.',
    remedy: 'Mount the cgroup2 file system at /sys/fs/cgroup, as systemd does.',
    witness: { source: 'libvirt 9.0.0 src/util/vircgroup.c virCgroupSetBackends', text: 'no cgroup backend available' },
  },
  'host-cgroup-controller-absent': {
    severity: 'warning', subject: 'control group controllers', title: 'A controller of control groups is not available',
    why: 'The settings of virtual machines that need it (cputune, memtune, blkiotune, cpusets, the list of allowed devices) are refused or do nothing.',
    remedy: 'Switch the controller on: in the kernel’s configuration, on its command line, or in cgroup.subtree_control of the groups above.',
    witness: { source: `${COMMON} virHostValidateCGroupControllers`, text: "Enable '%s' in kernel Kconfig file or mount/enable cgroup controller in your system" },
  },
  'host-iommu-absent': {
    severity: 'warning', subject: 'IOMMU', title: 'No IOMMU is known',
    why: 'Only with an IOMMU can PCI devices be given to virtual machines.',
    remedy: 'If devices are to be passed through, switch VT-d or AMD-Vi (IOMMU) on in the firmware. Otherwise nothing needs to be done.',
    witness: { source: `${COMMON} virHostValidateIOMMU`, text: 'No ACPI DMAR table found, IOMMU either disabled in BIOS or not supported by this hardware platform' },
  },
  'host-iommu-disabled': {
    severity: 'warning', subject: 'IOMMU in the kernel', title: 'The kernel does not use the IOMMU',
    why: 'There are no IOMMU groups, so that no PCI device can be given to a virtual machine.',
    remedy: 'If devices are to be passed through, add intel_iommu=on to the kernel command line; on AMD, iommu=pt. Otherwise nothing needs to be done.',
    witness: { source: `${COMMON} virHostValidateIOMMU`, text: 'IOMMU appears to be disabled in kernel. Add %s to kernel cmdline arguments' },
  },
  'host-secure-guest-absent': {
    severity: 'warning', subject: 'secure guests', title: 'Secure guests are not supported',
    why: 'Machines with <launchSecurity> (AMD SEV, IBM Secure Execution) cannot run here.',
    remedy: 'If such machines are to run, switch SEV on in the firmware and with kvm_amd.sev=1, or on s390 with prot_virt=1. Otherwise nothing needs to be done.',
    witness: { source: `${COMMON} virHostValidateSecureGuests`, text: 'Unknown if this platform has Secure Guest support' },
  },
} as const satisfies Readonly<Record<string, HostCode>>;

export type HostCodeId = keyof typeof hostCodes;
