import type { ElementSpec } from '../../element-spec.ts';
import { diskSource } from './storage-source.ts';
import { absFilePath, anyOf, anyText, bootTimeout, environmentName, genericName, machineName, oneOf, rebootDelay, vmwarePath, yesNo } from './values.ts';

export const osAcpi: ElementSpec = {
  doc: '',
  children: {
    table: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ raw: '', rawset: '', slic: '', msdm: '' }), required: true, enforced: true },
      },
      text: { value: absFilePath, unchecked: true },
    }, many: true },
  },
};

export const osFirmware: ElementSpec = {
  doc: '',
  children: {
    feature: { spec: {
      doc: '',
      attributes: {
        enabled: { doc: '', value: yesNo, required: true, enforced: true },
        name: { doc: '', value: oneOf({ 'enrolled-keys': '', 'secure-boot': '' }), required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

export const osLoader: ElementSpec = {
  doc: '',
  attributes: {
    readonly: { doc: '', value: yesNo },
    secure: { doc: '', value: yesNo },
    type: { doc: '', value: oneOf({ rom: '', pflash: '' }) },
    stateless: { doc: '', value: yesNo },
    format: { doc: '', value: oneOf({ raw: '', qcow2: '' }), unchecked: true },
  },
  text: { value: absFilePath, optional: true, unchecked: true },
};

export const osNvram: ElementSpec = {
  doc: '',
  attributes: {
    template: { doc: '', value: absFilePath, unchecked: true },
    templateFormat: { doc: '', value: oneOf({ raw: '', qcow2: '' }), unchecked: true },
    format: { doc: '', value: oneOf({ raw: '', qcow2: '' }), unchecked: true },
    type: { doc: '', value: oneOf({
      file: '',
      block: '',
      dir: '',
      network: '',
      volume: '',
      nvme: '',
      vhostuser: '',
      vhostvdpa: '',
      ctl: '',
    }) },
  },
  text: { value: anyOf(absFilePath, vmwarePath), optional: true, when: { '@type': [''] }, unchecked: true },
  children: {
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] }, enforced: true },
  },
};

export const os: ElementSpec = {
  doc: '',
  attributes: {
    firmware: { doc: '', value: oneOf({ bios: '', efi: '' }), when: { 'type/text()': ['hvm'] }, unchecked: 'empty' },
  },
  children: {
    acpi: { spec: osAcpi, when: { 'type/text()': ['hvm'] }, single: true },
    bios: { spec: {
      doc: '',
      attributes: {
        useserial: { doc: '', value: yesNo, unchecked: true },
        rebootTimeout: { doc: '', value: rebootDelay },
      },
    }, when: { 'type/text()': ['hvm'] } },
    boot: { spec: {
      doc: '',
      attributes: {
        dev: { doc: '', value: oneOf({ hd: '', fd: '', cdrom: '', network: '' }), required: true, enforced: true },
      },
    }, many: true, when: { 'type/text()': ['hvm'] } },
    bootmenu: { spec: {
      doc: '',
      attributes: {
        enable: { doc: '', value: yesNo, required: true },
        timeout: { doc: '', value: bootTimeout },
      },
    }, when: { 'type/text()': ['hvm'] } },
    cmdline: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    dtb: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    firmware: { spec: osFirmware, when: { 'type/text()': ['hvm'] } },
    init: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    initarg: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, many: true, when: { 'type/text()': ['exe'] } },
    initdir: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    initenv: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: environmentName, required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, when: { 'type/text()': ['exe'] } },
    initgroup: { spec: {
      doc: '',
      text: { value: genericName, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    initrd: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    inituser: { spec: {
      doc: '',
      text: { value: genericName, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    kernel: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    loader: { spec: osLoader, when: { 'type/text()': ['hvm'] } },
    nvram: { spec: osNvram, when: { 'type/text()': ['hvm'] } },
    root: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    shim: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    smbios: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ emulate: '', host: '', sysinfo: '' }), required: true, unchecked: 'empty' },
      },
    }, when: { 'type/text()': ['hvm'] } },
    type: { spec: {
      doc: '',
      attributes: {
        arch: { doc: '', value: oneOf({
            i686: '',
            x86_64: '',
            ia64: '',
            aarch64: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            alpha: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            armv6l: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            armv7l: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            cris: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            lm32: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            loongarch64: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            m68k: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            microblaze: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            microblazeel: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            mips: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            mipsel: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            mips64: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            mips64el: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            openrisc: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            parisc: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            parisc64: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            ppc: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            ppc64: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            ppc64le: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            ppcemb: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            riscv32: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            riscv64: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            s390: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            s390x: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            sh4: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            sh4eb: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            sparc: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            sparc64: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            unicore32: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            xtensa: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
            xtensaeb: { doc: '', when: { 'text()': ['exe', 'hvm'] } },
          }) },
        machine: [
          { doc: '', value: oneOf({ xenpv: '', xenfv: '', xenpvh: '' }), when: { 'text()': ['linux', 'xen', 'xenpvh'] }, unchecked: true },
          { doc: '', value: machineName, when: { 'text()': ['hvm'] }, unchecked: true },
        ],
      },
      text: { value: oneOf({
          xen: { doc: '', when: { 'text()': ['linux', 'xen', 'xenpvh'] } },
          linux: { doc: '', when: { 'text()': ['linux', 'xen', 'xenpvh'] } },
          xenpvh: { doc: '', when: { 'text()': ['linux', 'xen', 'xenpvh'] } },
          hvm: { doc: '', when: { 'text()': ['hvm'] } },
          exe: { doc: '', when: { 'text()': ['exe'] } },
        }) },
    }, required: true, enforced: true },
    varstore: { spec: {
      doc: '',
      attributes: {
        template: { doc: '', value: absFilePath, unchecked: true },
        path: { doc: '', value: absFilePath, unchecked: true },
      },
    }, when: { 'type/text()': ['hvm'] } },
  },
};
