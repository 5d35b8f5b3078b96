import type { ElementSpec } from '../../element-spec.ts';
import { audio, sound } from './audio.ts';
import { channel, console, parallel, redirdev, redirfilter, serial, smartcard } from './chardev.ts';
import { clock, perf, pm } from './clock-power.ts';
import { controller } from './controller.ts';
import { cpu, iothreadids, vcpus } from './cpu.ts';
import { disk } from './disk.ts';
import { features } from './features.ts';
import { filesystem } from './filesystem.ts';
import { graphics, video } from './graphics.ts';
import { hostdev } from './hostdev.ts';
import { hub, input } from './input.ts';
import { networkInterface } from './interface.ts';
import { memoryBacking } from './memory.ts';
import { devicesMemory, memballoon, nvram, shmem } from './memory-devices.ts';
import { bhyveCommandline, lxcNamespace, qemuCapabilities, qemuCommandline, qemuOverride, xenCommandline } from './namespaces.ts';
import { os } from './os-boot.ts';
import { keywrap, launchSecurity, seclabel } from './security.ts';
import { idmap, sizeUnit } from './shared.ts';
import { crypto, iommu, lease, panic, pstore, rng, tpm, vsock, watchdog } from './small-devices.ts';
import { sysinfo } from './sysinfo.ts';
import { blkiotune, cputune, memtune, numatune, resource, throttlegroups } from './tuning.ts';
import { alsoCalled, absFilePath, anyText, cpuCount, cpuset, objectNameWithSlash, onOff, oneOf, unit, unsignedInt, unsignedLong, uuid, vcpuCount, yesNo } from './values.ts';

const devices: ElementSpec = {
  doc: 'All that the guest sees as hardware, and the host side of each. Devices of one kind keep the order in which they stand here.',
  since: '0.1.3',
  manual: 'devices',
  children: {
    audio: { spec: audio, many: true },
    channel: { spec: channel, many: true },
    console: { spec: console, many: true },
    controller: { spec: controller, many: true },
    crypto: { spec: crypto, many: true },
    disk: { spec: disk, many: true },
    emulator: { spec: {
      doc: 'The absolute path of the program that runs the guest, such as qemu-system-x86_64. Without it libvirt takes the host\'s default for the architecture.',
      manual: 'devices',
      text: { value: absFilePath, unchecked: true },
    } },
    filesystem: { spec: filesystem, many: true },
    graphics: { spec: graphics, many: true },
    hostdev: { spec: hostdev, many: true },
    hub: { spec: hub, many: true },
    input: { spec: input, many: true },
    interface: { spec: networkInterface, many: true },
    iommu: { spec: iommu, many: true },
    lease: { spec: lease, many: true },
    memballoon: { spec: memballoon, single: true },
    memory: { spec: devicesMemory, many: true },
    nvram: { spec: nvram, single: true },
    panic: { spec: panic, many: true },
    parallel: { spec: parallel, many: true },
    pstore: { spec: pstore },
    redirdev: { spec: redirdev, many: true },
    redirfilter: { spec: redirfilter, many: true },
    rng: { spec: rng, many: true },
    serial: { spec: serial, many: true },
    shmem: { spec: shmem, many: true },
    smartcard: { spec: smartcard, many: true },
    sound: { spec: sound, many: true },
    tpm: { spec: tpm, many: true },
    video: { spec: video, many: true },
    vsock: { spec: vsock, single: true },
    watchdog: { spec: watchdog, many: true },
  },
};

export const domain: ElementSpec = {
  doc: 'A virtual machine or container: what it is called, what it consists of and what libvirt does with it. Everything libvirt keeps of a guest stands in here.',
  manual: 'element-and-attribute-overview',
  attributes: {
    type: { doc: 'The hypervisor driver that runs the guest. It decides which of the other elements mean anything.', value: alsoCalled(oneOf({
      qemu: 'QEMU without hardware acceleration (TCG): runs foreign architectures, ten to fifty times slower than kvm.',
      kqemu: 'QEMU with the long abandoned kqemu kernel module; kept in the format only.',
      kvm: 'QEMU accelerated by the Linux kernel\'s KVM; needs /dev/kvm on the host and a guest of the host\'s own architecture.',
      xen: 'A guest of the Xen hypervisor, driven through libxl.',
      lxc: 'A Linux container started by libvirt itself.',
      uml: 'User-Mode Linux; its driver left libvirt with 5.0.0.',
      openvz: 'A container of OpenVZ or Virtuozzo.',
      test: 'libvirt\'s test driver: nothing really runs.',
      vmware: 'A guest of VMware ESX, Workstation or Player.',
      hyperv: 'A guest of Microsoft Hyper-V.',
      vbox: 'A guest of VirtualBox.',
      phyp: 'A guest of IBM Power Hypervisor; its driver left libvirt with 6.0.0.',
      vz: 'A virtual machine or container of Virtuozzo.',
      bhyve: 'A guest of FreeBSD\'s bhyve.',
      hvf: { doc: 'QEMU accelerated by macOS\' Hypervisor.framework.', since: '8.1.0' },
    }), { 'qemu-kvm': 'kvm', tcg: 'qemu', virtualbox: 'vbox' }), required: true, enforced: true },
    id: { doc: 'The number of the running guest on its host. libvirt writes it for active domains only.', value: unsignedInt, output: true, unchecked: true },
  },
  children: {
    'bhyve:commandline': { spec: bhyveCommandline },
    blkiotune: { spec: blkiotune },
    bootloader: { spec: {
      doc: 'A program on the host that picks the kernel of a paravirtualised Xen guest, such as pygrub.',
      since: '0.1.0',
      drivers: ['xen', 'bhyve'],
      manual: 'host-bootloader',
      text: { value: anyText, optional: true },
    } },
    bootloader_args: { spec: {
      doc: 'Arguments for the program named in <bootloader>, in one text.',
      since: '0.2.3',
      manual: 'host-bootloader',
      text: { value: anyText, optional: true },
    } },
    clock: { spec: clock },
    cpu: { spec: cpu },
    cputune: { spec: cputune },
    currentMemory: { spec: {
      doc: 'The memory that the balloon leaves to the guest; at most <memory>, and the same when missing.',
      manual: 'memory-allocation',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    defaultiothread: { spec: {
      doc: 'Limits for the worker threads of QEMU\'s main loop, which serves all devices without I/O thread.',
      since: '8.5.0',
      manual: 'iothreads-allocation',
      attributes: {
        thread_pool_min: { doc: 'Worker threads that the main loop always keeps.', value: unsignedInt },
        thread_pool_max: { doc: 'Worker threads that the main loop has at most.', value: unsignedInt },
      },
    } },
    description: { spec: {
      doc: 'A free text for people about the guest. libvirt keeps it and never reads it.',
      since: '0.7.2',
      manual: 'general-metadata',
      text: { value: anyText, optional: true },
    } },
    devices: { spec: devices },
    features: { spec: features },
    genid: { spec: {
      doc: 'A virtual machine generation ID, which tells the guest that it was cloned or rolled back. Left empty, libvirt makes one up; it changes by itself on snapshot revert.',
      since: '4.4.0',
      manual: 'general-metadata',
      text: { value: uuid, optional: true, unchecked: 'empty' },
    }, single: true },
    hwuuid: { spec: {
      doc: 'The UUID that SMBIOS shows to the guest when it is to differ from the domain\'s own UUID.',
      manual: 'general-metadata',
      text: { value: uuid },
    } },
    idmap: { spec: idmap },
    iommufd: { spec: {
      doc: 'Whether host devices are handed over through the kernel\'s iommufd instead of VFIO containers.',
      since: '12.2.0',
      manual: 'devices',
      attributes: {
        enabled: { doc: 'Makes iommufd the way for all assigned host devices of this guest that do not say otherwise.', value: yesNo, required: true, enforced: true },
        fdgroup: { doc: 'The name of a group of descriptors that a program passed to libvirt, in which an open /dev/iommu is found.', value: anyText },
      },
    }, single: true },
    iothreadids: { spec: iothreadids },
    iothreads: { spec: {
      doc: 'How many I/O threads QEMU gets for its disks besides the main loop. Disks and SCSI controllers pick one by its number, from 1.',
      since: '1.2.8',
      manual: 'iothreads-allocation',
      text: { value: unsignedInt },
    } },
    keywrap: { spec: keywrap, single: true },
    launchSecurity: { spec: launchSecurity },
    'lxc:namespace': { spec: lxcNamespace },
    maxMemory: { spec: {
      doc: 'The most memory that the guest can ever have through plugged-in DIMMs. Needs <numa> cells for x86 guests under QEMU.',
      since: '1.2.14',
      manual: 'memory-allocation',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
        slots: { doc: 'How many slots for memory devices the guest has, 0 to 256.', value: unsignedInt },
      },
      text: { value: unsignedLong },
    } },
    memory: { spec: {
      doc: 'The memory the guest has at boot, in KiB unless `unit` says otherwise: <memory>4096</memory> is 4 MiB, not 4 GiB. Memory of NUMA cells has to add up to it.',
      manual: 'memory-allocation',
      attributes: {
        unit: { doc: 'The unit of the number: KiB, MiB, GiB … count in 1024, KB, MB, GB … in 1000.', value: unit, since: '0.9.11', default: 'KiB', unchecked: 'empty' },
        dumpCore: { doc: 'Whether a core dump of the QEMU process includes the guest\'s memory.', value: onOff, since: '0.10.2' },
      },
      text: { value: unsignedLong },
    } },
    memoryBacking: { spec: memoryBacking },
    memtune: { spec: memtune },
    metadata: { spec: {
      doc: 'Room for other programs\' data, one element a program in a namespace of its own. libvirt keeps it unread.',
      since: '0.9.10',
      manual: 'general-metadata',
      open: true,
    } },
    name: { spec: {
      doc: 'The short name by which virsh and logs call the guest. Unique on its host, without slash; it also names files such as logs and monitor sockets.',
      since: '0.0.1',
      manual: 'general-metadata',
      text: { value: objectNameWithSlash, unchecked: true },
    }, required: true, enforced: true },
    numatune: { spec: numatune, single: true },
    on_crash: { spec: {
      doc: 'What happens when the guest panics. Nothing is noticed without a <panic> device.',
      manual: 'events-configuration',
      text: { value: alsoCalled(oneOf({
          destroy: 'The guest is stopped and all of its resources are given back.',
          restart: 'The guest is stopped and started anew with the same configuration.',
          preserve: 'The guest is stopped, its resources are kept for a look at them.',
          'rename-restart': 'The guest is stopped and started anew under another name. Only Xen\'s libxl does it.',
          'coredump-destroy': { doc: 'A core dump of the guest\'s memory is written, then the guest is destroyed.', since: '0.8.4' },
          'coredump-restart': { doc: 'A core dump of the guest\'s memory is written, then the guest is started anew.', since: '0.8.4' },
          'preserve-running': 'The crash is only reported; the guest\'s vCPUs run on, so that it may write its own dump.',
        }), { reboot: 'restart', reset: 'restart', shutdown: 'destroy', poweroff: 'destroy', halt: 'destroy', pause: 'preserve' }), unchecked: 'empty' },
    } },
    on_lockfailure: { spec: {
      doc: 'What happens when the lock manager loses the lock of a disk.',
      since: '1.0.0',
      manual: 'events-configuration',
      text: { value: oneOf({
          restart: 'The guest is stopped and started anew with the same configuration.',
          poweroff: 'The guest is switched off at once, as if the plug were pulled.',
          pause: 'The guest is paused; it can be resumed once the lock is back.',
          ignore: 'The guest runs on as if nothing had happened; two writers may then damage the disk.',
        }), unchecked: 'empty' },
    } },
    on_poweroff: { spec: {
      doc: 'What happens when the guest shuts itself down. QEMU knows destroy and restart only.',
      manual: 'events-configuration',
      text: { value: alsoCalled(oneOf({
          destroy: 'The guest is stopped and all of its resources are given back.',
          restart: 'The guest is stopped and started anew with the same configuration.',
          preserve: 'The guest is stopped, its resources are kept for a look at them.',
          'rename-restart': 'The guest is stopped and started anew under another name. Only Xen\'s libxl does it.',
        }), { reboot: 'restart', reset: 'restart', shutdown: 'destroy', poweroff: 'destroy', halt: 'destroy', pause: 'preserve' }), unchecked: 'empty' },
    } },
    on_reboot: { spec: {
      doc: 'What happens when the guest reboots itself. With restart QEMU reboots it in place.',
      manual: 'events-configuration',
      text: { value: alsoCalled(oneOf({
          destroy: 'The guest is stopped and all of its resources are given back.',
          restart: 'The guest is stopped and started anew with the same configuration.',
          preserve: 'The guest is stopped, its resources are kept for a look at them.',
          'rename-restart': 'The guest is stopped and started anew under another name. Only Xen\'s libxl does it.',
        }), { reboot: 'restart', reset: 'restart', shutdown: 'destroy', poweroff: 'destroy', halt: 'destroy', pause: 'preserve' }), unchecked: 'empty' },
    } },
    os: { spec: os },
    perf: { spec: perf },
    pm: { spec: pm },
    'qemu:capabilities': { spec: qemuCapabilities },
    'qemu:commandline': { spec: qemuCommandline },
    'qemu:deprecation': { spec: {
      doc: 'What QEMU does when libvirt uses something QEMU is going to drop. Meant for developers.',
      since: '7.3.0',
      drivers: ['qemu', 'kvm'],
      attributes: {
        behavior: { doc: 'How QEMU treats uses of deprecated interfaces.', value: oneOf({
            none: 'Deprecated things work as ever.',
            omit: 'QEMU leaves deprecated things out of what it reports.',
            reject: 'QEMU answers deprecated commands with an error.',
            crash: 'QEMU aborts as soon as something deprecated is used.',
          }), required: true, unchecked: true },
      },
    } },
    'qemu:override': { spec: qemuOverride },
    resource: { spec: resource, single: true },
    seclabel: { spec: seclabel, many: true },
    sysinfo: { spec: sysinfo, many: true },
    throttlegroups: { spec: throttlegroups },
    title: { spec: {
      doc: 'A short text for people, in one line. Tools show it; nothing depends on it.',
      since: '0.9.10',
      manual: 'general-metadata',
      text: { value: objectNameWithSlash, unchecked: true },
    } },
    uuid: { spec: {
      doc: 'The identity of the guest for life, also shown to it by SMBIOS. libvirt makes one up when it is missing; two guests of a host cannot share one.',
      since: '0.0.1',
      manual: 'general-metadata',
      text: { value: uuid, unchecked: 'empty' },
    } },
    vcpu: { spec: {
      doc: 'The highest number of virtual CPUs the guest can have; it boots with all of them unless `current` says fewer. Sockets × dies × clusters × cores × threads of a <topology> must equal it.',
      manual: 'cpu-allocation',
      attributes: {
        placement: { doc: 'Whether the vCPUs run where `cpuset` says, or where numad advises at start.', value: oneOf({
            static: 'The vCPUs run on the host CPUs of `cpuset`, or anywhere when there is none.',
            auto: 'libvirt asks numad for the best nodes when the guest starts; `cpuset` is then not used.',
          }), since: '0.9.11', default: 'static' },
        cpuset: { doc: 'Host CPUs on which the guest\'s threads may run as long as <cputune> does not pin them more closely: `0-3,^2,8`.', value: cpuset, since: '0.4.4' },
        current: { doc: 'How many of the vCPUs are there at boot; the others can be plugged in later.', value: cpuCount, since: '0.8.5' },
      },
      text: { value: vcpuCount },
    } },
    vcpus: { spec: vcpus },
    'vmware:datacenterpath': { spec: {
      doc: 'The data centre in VMware\'s vSphere that the guest belongs to. libvirt writes it.',
      drivers: ['vmware'],
      text: { value: anyText, optional: true },
    } },
    'xen:commandline': { spec: xenCommandline },
  },
};
