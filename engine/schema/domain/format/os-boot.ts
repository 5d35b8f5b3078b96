import type { ElementSpec } from '../../element-spec.ts';
import { diskSource, sourceType } from './storage-source.ts';
import { alsoCalled, absFilePath, anyOf, anyText, bootTimeout, environmentName, genericName, machineName, oneOf, rebootDelay, vmwarePath, yesNo } from './values.ts';

const osAcpi: ElementSpec = {
  doc: 'Additional ACPI tables.',
  children: {
    table: { spec: {
      doc: 'The file with one table, such as a Windows licence.',
      attributes: {
        type: { doc: 'What the file holds.', value: oneOf({
            raw: { doc: 'One table; its signature says which.', since: '11.2.0' },
            rawset: { doc: 'Several tables, one behind the other; Xen.', since: '11.2.0' },
            slic: { doc: 'The licence table of Windows.', since: '1.3.5' },
            msdm: { doc: 'The licence key of Windows 8 and newer.', since: '11.2.0' },
          }), required: true, enforced: true },
      },
      text: { value: absFilePath, unchecked: true },
    }, many: true },
  },
};

const osFirmware: ElementSpec = {
  doc: 'Which abilities the chosen firmware has to have.',
  since: '7.2.0',
  children: {
    feature: { spec: {
      doc: 'One ability.',
      attributes: {
        enabled: { doc: 'Whether it has to be there, or must not.', value: yesNo, required: true, enforced: true },
        name: { doc: 'The ability.', value: oneOf({
            'enrolled-keys': 'The keys of Microsoft and others are in it, so that Secure Boot is active.',
            'secure-boot': 'It can do Secure Boot.',
          }), required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

const osLoader: ElementSpec = {
  doc: 'The firmware\'s image on the host, by its absolute path.',
  attributes: {
    readonly: { doc: 'Whether the image is mapped read-only; yes for UEFI with separate variables.', value: yesNo },
    secure: { doc: 'Whether the firmware protects itself by SMM, for Secure Boot.', value: yesNo, since: '2.1.0' },
    type: { doc: 'How the image is mapped.', value: oneOf({ rom: 'As ROM; for BIOS and UEFI without variables.', pflash: 'As flash; for UEFI.' }) },
    stateless: { doc: 'Whether there are no variables to keep.', value: yesNo, since: '8.6.0' },
    format: { doc: 'The image\'s format.', value: oneOf({
      raw: 'The bytes of the disk as they are.',
      qcow2: 'QEMU\'s own format: grows on demand, snapshots, backing files.',
    }), since: '9.2.0', default: 'raw', unchecked: true },
  },
  text: { value: absFilePath, optional: true, unchecked: true },
};

const osNvram: ElementSpec = {
  doc: 'The file with the UEFI variables of this guest. libvirt makes it from the template.',
  since: '1.2.8',
  attributes: {
    template: { doc: 'The file that new variables are copied from.', value: absFilePath, unchecked: true },
    templateFormat: { doc: 'The image format of the file that new variables are copied from.', value: oneOf({
      raw: 'The bytes of the flash as they are.',
      qcow2: 'QEMU\'s own format, which internal snapshots need.',
    }), since: '10.10.0', unchecked: true },
    format: { doc: 'The format of the file.', value: oneOf({
      raw: 'The bytes of the disk as they are.',
      qcow2: 'QEMU\'s own format: grows on demand, snapshots, backing files.',
    }), since: '9.2.0', default: 'raw', unchecked: true },
    type: { doc: 'Says that a <source> as that of disks follows instead of a path.', value: sourceType, since: '8.5.0' },
  },
  text: { value: anyOf(absFilePath, vmwarePath), optional: true, when: { '@type': [''] }, unchecked: true },
  children: {
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] }, enforced: true },
  },
};

export const os: ElementSpec = {
  doc: 'What the guest boots: machine, firmware, kernel or boot order.',
  manual: 'operating-system-booting',
  attributes: {
    firmware: { doc: 'Lets libvirt choose firmware of this kind by itself; then <loader> and <nvram> are hardly needed.', value: oneOf({
      bios: 'The old PC BIOS.',
      efi: 'UEFI firmware from the host\'s firmware descriptors; the variables get a file of their own.',
    }), since: '5.2.0', when: { 'type/text()': ['hvm'] }, unchecked: 'empty' },
  },
  children: {
    acpi: { spec: osAcpi, when: { 'type/text()': ['hvm'] }, single: true },
    bios: { spec: {
      doc: 'Settings of the old BIOS.',
      attributes: {
        useserial: { doc: 'Whether it shows itself on the serial port.', value: yesNo, since: '0.9.4' },
        rebootTimeout: { doc: 'Milliseconds until it reboots when nothing boots; -1 never, at most 65535.', value: rebootDelay, since: '0.10.2' },
      },
    }, when: { 'type/text()': ['hvm'] } },
    boot: { spec: {
      doc: 'A kind of device to boot from; several are tried in turn. Excludes <boot> in devices.',
      attributes: {
        dev: { doc: 'The kind of device.', value: oneOf({
            hd: 'The first hard disk.',
            fd: 'The first floppy.',
            cdrom: 'The first CD-ROM.',
            network: 'The first network card, by PXE.',
          }), required: true, enforced: true },
      },
    }, many: true, when: { 'type/text()': ['hvm'] } },
    bootmenu: { spec: {
      doc: 'The menu for choosing the boot device.',
      since: '0.8.3',
      attributes: {
        enable: { doc: 'Whether it is offered.', value: yesNo, required: true },
        timeout: { doc: 'How long it waits, in milliseconds up to 65535.', value: bootTimeout, since: '1.2.8' },
      },
    }, when: { 'type/text()': ['hvm'] } },
    cmdline: { spec: {
      doc: 'The kernel\'s arguments.',
      text: { value: anyText, optional: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    dtb: { spec: {
      doc: 'The path of a device tree, for boards.',
      since: '1.0.4',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    firmware: { spec: osFirmware, when: { 'type/text()': ['hvm'] } },
    init: { spec: {
      doc: 'The path of the container\'s first program.',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    initarg: { spec: {
      doc: 'One argument of the container\'s first program.',
      text: { value: anyText, optional: true },
    }, many: true, when: { 'type/text()': ['exe'] } },
    initdir: { spec: {
      doc: 'The directory in which the program starts.',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    initenv: { spec: {
      doc: 'A variable of the container\'s environment.',
      attributes: {
        name: { doc: 'The variable\'s name.', value: environmentName, required: true, unchecked: true },
      },
      text: { value: anyText, optional: true },
    }, many: true, when: { 'type/text()': ['exe'] } },
    initgroup: { spec: {
      doc: 'The group that the program runs as.',
      text: { value: genericName, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    initrd: { spec: {
      doc: 'The path of the initial RAM disk for the kernel.',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    inituser: { spec: {
      doc: 'The user that the program runs as.',
      text: { value: genericName, unchecked: true },
    }, when: { 'type/text()': ['exe'] } },
    kernel: { spec: {
      doc: 'The path of a kernel on the host, which is started without boot loader.',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    loader: { spec: osLoader, when: { 'type/text()': ['hvm'] } },
    nvram: { spec: osNvram, when: { 'type/text()': ['hvm'] } },
    root: { spec: {
      doc: 'The kernel\'s root device; old Xen.',
      text: { value: absFilePath, unchecked: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    shim: { spec: {
      doc: 'The path of the shim that checks the kernel for Secure Boot.',
      since: '11.2.0',
      text: { value: anyText, optional: true },
    }, when: { 'type/text()': ['hvm', 'linux', 'xen', 'xenpvh'] } },
    smbios: { spec: {
      doc: 'Where the guest\'s SMBIOS tables come from.',
      since: '0.8.7',
      attributes: {
        mode: { doc: 'Where the tables\' contents are taken from.', value: oneOf({
            emulate: 'The hypervisor makes them up.',
            host: 'Copied from the host, all but the UUID.',
            sysinfo: 'The texts of the <sysinfo> element, which has to be there.',
          }), required: true, unchecked: 'empty' },
      },
    }, when: { 'type/text()': ['hvm'] } },
    type: { spec: {
      doc: 'What kind of guest it is.',
      attributes: {
        arch: { doc: 'The guest\'s architecture; the host\'s own when missing. Another one is emulated slowly.', value: alsoCalled(oneOf({
            i686: 'A guest of the architecture 32-bit PC.',
            x86_64: 'A guest of the architecture 64-bit PC.',
            ia64: 'A guest of the architecture Itanium.',
            aarch64: { doc: 'A guest of the architecture 64-bit ARM.', when: { 'text()': ['exe', 'hvm'] } },
            alpha: { doc: 'A guest of the architecture DEC Alpha.', when: { 'text()': ['exe', 'hvm'] } },
            armv6l: { doc: 'A guest of the architecture 32-bit ARM version 6.', when: { 'text()': ['exe', 'hvm'] } },
            armv7l: { doc: 'A guest of the architecture 32-bit ARM version 7.', when: { 'text()': ['exe', 'hvm'] } },
            cris: { doc: 'A guest of the architecture Axis CRIS.', when: { 'text()': ['exe', 'hvm'] } },
            lm32: { doc: 'A guest of the architecture LatticeMico32.', when: { 'text()': ['exe', 'hvm'] } },
            loongarch64: { doc: 'A guest of the architecture 64-bit LoongArch.', since: '10.2.0', when: { 'text()': ['exe', 'hvm'] } },
            m68k: { doc: 'A guest of the architecture Motorola 68000.', when: { 'text()': ['exe', 'hvm'] } },
            microblaze: { doc: 'A guest of the architecture MicroBlaze, big-endian.', when: { 'text()': ['exe', 'hvm'] } },
            microblazeel: { doc: 'A guest of the architecture MicroBlaze, little-endian.', when: { 'text()': ['exe', 'hvm'] } },
            mips: { doc: 'A guest of the architecture 32-bit MIPS, big-endian.', when: { 'text()': ['exe', 'hvm'] } },
            mipsel: { doc: 'A guest of the architecture 32-bit MIPS, little-endian.', when: { 'text()': ['exe', 'hvm'] } },
            mips64: { doc: 'A guest of the architecture 64-bit MIPS, big-endian.', when: { 'text()': ['exe', 'hvm'] } },
            mips64el: { doc: 'A guest of the architecture 64-bit MIPS, little-endian.', when: { 'text()': ['exe', 'hvm'] } },
            openrisc: { doc: 'A guest of the architecture OpenRISC.', when: { 'text()': ['exe', 'hvm'] } },
            parisc: { doc: 'A guest of the architecture 32-bit PA-RISC.', when: { 'text()': ['exe', 'hvm'] } },
            parisc64: { doc: 'A guest of the architecture 64-bit PA-RISC.', when: { 'text()': ['exe', 'hvm'] } },
            ppc: { doc: 'A guest of the architecture 32-bit PowerPC.', when: { 'text()': ['exe', 'hvm'] } },
            ppc64: { doc: 'A guest of the architecture 64-bit POWER, big-endian.', when: { 'text()': ['exe', 'hvm'] } },
            ppc64le: { doc: 'A guest of the architecture 64-bit POWER, little-endian.', when: { 'text()': ['exe', 'hvm'] } },
            ppcemb: { doc: 'A guest of the architecture embedded PowerPC.', when: { 'text()': ['exe', 'hvm'] } },
            riscv32: { doc: 'A guest of the architecture 32-bit RISC-V.', when: { 'text()': ['exe', 'hvm'] } },
            riscv64: { doc: 'A guest of the architecture 64-bit RISC-V.', when: { 'text()': ['exe', 'hvm'] } },
            s390: { doc: 'A guest of the architecture 31-bit IBM mainframe.', when: { 'text()': ['exe', 'hvm'] } },
            s390x: { doc: 'A guest of the architecture 64-bit IBM mainframe.', when: { 'text()': ['exe', 'hvm'] } },
            sh4: { doc: 'A guest of the architecture SuperH 4, little-endian.', when: { 'text()': ['exe', 'hvm'] } },
            sh4eb: { doc: 'A guest of the architecture SuperH 4, big-endian.', when: { 'text()': ['exe', 'hvm'] } },
            sparc: { doc: 'A guest of the architecture 32-bit SPARC.', when: { 'text()': ['exe', 'hvm'] } },
            sparc64: { doc: 'A guest of the architecture 64-bit SPARC.', when: { 'text()': ['exe', 'hvm'] } },
            unicore32: { doc: 'A guest of the architecture UniCore.', when: { 'text()': ['exe', 'hvm'] } },
            xtensa: { doc: 'A guest of the architecture Xtensa, little-endian.', when: { 'text()': ['exe', 'hvm'] } },
            xtensaeb: { doc: 'A guest of the architecture Xtensa, big-endian.', when: { 'text()': ['exe', 'hvm'] } },
          }), { amd64: 'x86_64', x64: 'x86_64', 'x86-64': 'x86_64', em64t: 'x86_64', x86: 'i686', i386: 'i686', i486: 'i686', i586: 'i686', x86_32: 'i686', arm64: 'aarch64', armv8: 'aarch64', armv8l: 'aarch64', arm: 'armv7l', armv7: 'armv7l', armhf: 'armv7l', armel: 'armv6l', ppc64el: 'ppc64le', powerpc: 'ppc', powerpc64: 'ppc64', powerpc64le: 'ppc64le', riscv: 'riscv64', mips64le: 'mips64el', mipsle: 'mipsel', loong64: 'loongarch64', hppa: 'parisc', or1k: 'openrisc' }) },
        machine: [
          { doc: 'The machine type, such as q35 or pc; libvirt replaces it by the versioned name (pc-q35-9.2) so that the guest keeps its hardware.', value: oneOf({ xenpv: 'A paravirtual guest.', xenfv: 'A fully virtual guest.', xenpvh: 'A PVH guest.' }), when: { 'text()': ['linux', 'xen', 'xenpvh'] }, unchecked: true },
          { doc: 'The machine type, such as q35 or pc; libvirt replaces it by the versioned name (pc-q35-9.2) so that the guest keeps its hardware.', value: machineName, when: { 'text()': ['hvm'] }, unchecked: true },
        ],
      },
      text: { value: alsoCalled(oneOf({
          hvm: { doc: 'A full virtual machine, for QEMU, KVM and others.', when: { 'text()': ['hvm'] } },
          exe: { doc: 'A container with a program as its first process.', when: { 'text()': ['exe'] } },
          xen: { doc: 'A paravirtual Xen guest.', when: { 'text()': ['linux', 'xen', 'xenpvh'] } },
          linux: { doc: 'The old name of xen.', when: { 'text()': ['linux', 'xen', 'xenpvh'] } },
          xenpvh: { doc: 'A Xen guest with hardware help, without emulated devices.', when: { 'text()': ['linux', 'xen', 'xenpvh'] } },
        }), { kvm: 'hvm', qemu: 'hvm', full: 'hvm', container: 'exe' }) },
    }, required: true, enforced: true },
    varstore: { spec: {
      doc: 'The file with UEFI variables for firmware that keeps them in JSON.',
      since: '12.1.0',
      attributes: {
        template: { doc: 'The file that new variables are copied from.', value: absFilePath, unchecked: true },
        path: { doc: 'The file of this guest.', value: absFilePath, unchecked: true },
      },
    }, when: { 'type/text()': ['hvm'] } },
  },
  constraints: [
    { kind: 'together', of: ['inituser', 'initgroup'] },
    { kind: 'exclusive', of: ['nvram', 'varstore'] },
  ],
};
