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
import { memballoon, memory, nvram, shmem } from './memory-devices.ts';
import { bhyveCommandline, lxcNamespace, qemuCapabilities, qemuCommandline, qemuOverride, xenCommandline } from './namespaces.ts';
import { os } from './os-boot.ts';
import { keywrap, launchSecurity, seclabel } from './security.ts';
import { idmap } from './shared.ts';
import { crypto, iommu, lease, panic, pstore, rng, tpm, vsock, watchdog } from './small-devices.ts';
import { sysinfo } from './sysinfo.ts';
import { blkiotune, cputune, memtune, numatune, resource, throttlegroups } from './tuning.ts';
import { absFilePath, anyText, cpuCount, cpuset, objectNameWithSlash, onOff, oneOf, unit, unsignedInt, unsignedLong, uuid, yesNo } from './values.ts';

export const devices: ElementSpec = {
  doc: '',
  children: {
    audio: { spec: audio, many: true },
    channel: { spec: channel, many: true },
    console: { spec: console, many: true },
    controller: { spec: controller, many: true },
    crypto: { spec: crypto, many: true },
    disk: { spec: disk, many: true },
    emulator: { spec: {
      doc: '',
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
    memory: { spec: memory, many: true },
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
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      qemu: '',
      kqemu: '',
      kvm: '',
      xen: '',
      lxc: '',
      uml: '',
      openvz: '',
      test: '',
      vmware: '',
      hyperv: '',
      vbox: '',
      phyp: '',
      vz: '',
      bhyve: '',
      hvf: '',
    }), required: true, enforced: true },
    id: { doc: '', value: unsignedInt, unchecked: true },
  },
  children: {
    'bhyve:commandline': { spec: bhyveCommandline },
    blkiotune: { spec: blkiotune },
    bootloader: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    } },
    bootloader_args: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    } },
    clock: { spec: clock },
    cpu: { spec: cpu },
    cputune: { spec: cputune },
    currentMemory: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    defaultiothread: { spec: {
      doc: '',
      attributes: {
        thread_pool_min: { doc: '', value: unsignedInt, unchecked: true },
        thread_pool_max: { doc: '', value: unsignedInt, unchecked: true },
      },
    } },
    description: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    } },
    devices: { spec: devices },
    features: { spec: features },
    genid: { spec: {
      doc: '',
      text: { value: uuid, optional: true, unchecked: 'empty' },
    }, single: true },
    hwuuid: { spec: {
      doc: '',
      text: { value: uuid, unchecked: true },
    } },
    idmap: { spec: idmap },
    iommufd: { spec: {
      doc: '',
      attributes: {
        enabled: { doc: '', value: yesNo, required: true, unchecked: true },
        fdgroup: { doc: '', value: anyText },
      },
    } },
    iothreadids: { spec: iothreadids },
    iothreads: { spec: {
      doc: '',
      text: { value: unsignedInt },
    } },
    keywrap: { spec: keywrap, single: true },
    launchSecurity: { spec: launchSecurity },
    'lxc:namespace': { spec: lxcNamespace },
    maxMemory: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
        slots: { doc: '', value: unsignedInt },
      },
      text: { value: unsignedLong },
    } },
    memory: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
        dumpCore: { doc: '', value: onOff },
      },
      text: { value: unsignedLong },
    } },
    memoryBacking: { spec: memoryBacking },
    memtune: { spec: memtune },
    metadata: { spec: {
      doc: '',
      open: true,
    } },
    name: { spec: {
      doc: '',
      text: { value: objectNameWithSlash, unchecked: true },
    }, required: true, enforced: true },
    numatune: { spec: numatune, single: true },
    on_crash: { spec: {
      doc: '',
      text: { value: oneOf({
          destroy: '',
          restart: '',
          preserve: '',
          'rename-restart': '',
          'coredump-destroy': '',
          'coredump-restart': '',
          'preserve-running': '',
        }), unchecked: 'empty' },
    } },
    on_lockfailure: { spec: {
      doc: '',
      text: { value: oneOf({ poweroff: '', restart: '', pause: '', ignore: '' }), unchecked: true },
    } },
    on_poweroff: { spec: {
      doc: '',
      text: { value: oneOf({ destroy: '', restart: '', preserve: '', 'rename-restart': '' }), unchecked: 'empty' },
    } },
    on_reboot: { spec: {
      doc: '',
      text: { value: oneOf({ destroy: '', restart: '', preserve: '', 'rename-restart': '' }), unchecked: 'empty' },
    } },
    os: { spec: os },
    perf: { spec: perf },
    pm: { spec: pm },
    'qemu:capabilities': { spec: qemuCapabilities },
    'qemu:commandline': { spec: qemuCommandline },
    'qemu:deprecation': { spec: {
      doc: '',
      attributes: {
        behavior: { doc: '', value: oneOf({ none: '', omit: '', reject: '', crash: '' }), required: true, unchecked: true },
      },
    } },
    'qemu:override': { spec: qemuOverride },
    resource: { spec: resource, single: true },
    seclabel: { spec: seclabel, many: true },
    sysinfo: { spec: sysinfo, many: true },
    throttlegroups: { spec: throttlegroups },
    title: { spec: {
      doc: '',
      text: { value: objectNameWithSlash, unchecked: true },
    } },
    uuid: { spec: {
      doc: '',
      text: { value: uuid, unchecked: true },
    } },
    vcpu: { spec: {
      doc: '',
      attributes: {
        placement: { doc: '', value: oneOf({ static: '', auto: '' }) },
        cpuset: { doc: '', value: cpuset },
        current: { doc: '', value: cpuCount },
      },
      text: { value: cpuCount },
    } },
    vcpus: { spec: vcpus },
    'vmware:datacenterpath': { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    } },
    'xen:commandline': { spec: xenCommandline },
  },
};
