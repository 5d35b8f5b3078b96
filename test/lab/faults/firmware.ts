import type { Fault } from './fault.ts';
import { guest, guestWith } from './guest.ts';

const LOADER = '/domain/os/loader';
const NVRAM = '/domain/os/nvram';
const ACPI = '<features><acpi/></features>';
const uefi = (loader: string, nvram: string): string => `<loader readonly='yes' type='pflash'>${loader}</loader>${nvram}`;
const flash = (name: string, size: string): string => `truncate -s ${size} $images/${name}; chmod 644 $images/${name}`;

/** Firmware, kernels for direct boot, and the emulated TPM. */
export const firmware: readonly Fault[] = [
  {
    id: 'nothing-to-boot', title: 'The firmware finds nothing to boot, and says so on the serial console', quick: true,
    xml: guest({ os: "<bios useserial='yes'/>", devices: "<serial type='pty'><log file='/run/lab/console.log'/></serial>" }),
    start: 'virsh start guest > /dev/null', failed: "until_true grep -q 'No bootable device' /run/lab/console.log",
    expect: { cause: ['guest-no-bootable'], element: ['/domain/os/boot', '/domain/os', '/domain'], evidence: 'No bootable device', wrong: ['guest-bootloader', 'img-missing'] },
  },
  {
    id: 'uefi-missing', title: 'The image of the firmware is not installed', quick: true,
    xml: guest({ machine: 'q35', features: ACPI, os: uefi('/usr/share/lab/CODE.fd', '<nvram>/var/lib/libvirt/qemu/nvram/guest.fd</nvram>') }),
    inject: 'mkdir -p /var/lib/libvirt/qemu/nvram; truncate -s 64K /var/lib/libvirt/qemu/nvram/guest.fd',
    expect: { cause: ['fw-loader-missing', 'host-path-missing'], element: [LOADER], evidence: '/usr/share/lab/CODE.fd', wrong: ['img-missing', 'fw-nvram-template-missing', 'fw-vars-perm'] },
  },
  {
    id: 'uefi-template-missing', title: 'The template of the variable store is missing',
    inject: flash('CODE.fd', '256K'),
    xml: guest({ machine: 'q35', features: ACPI, os: uefi('/var/lib/libvirt/images/CODE.fd', "<nvram template='/usr/share/lab/VARS.fd'/>") }),
    expect: { cause: ['fw-nvram-template-missing', 'host-path-missing'], element: ['/domain/os/nvram/@template'], evidence: '/usr/share/lab/VARS.fd', wrong: ['fw-vars-perm', 'img-missing', 'fw-loader-missing'] },
  },
  {
    id: 'uefi-template-unknown', title: 'libvirt knows no variable store for the image',
    inject: flash('CODE.fd', '256K'),
    xml: guest({ machine: 'q35', features: ACPI, os: uefi('/var/lib/libvirt/images/CODE.fd', '') }),
    expect: { cause: ['fw-no-master-varstore'], element: [LOADER, NVRAM], evidence: 'unable to find any master var store for loader', wrong: ['fw-ovmf-missing', 'fw-nvram-template-missing'] },
  },
  {
    id: 'uefi-none-installed', title: 'Firmware is to be chosen, and none is installed', spoils: true,
    inject: 'for d in /usr/share/qemu/firmware /etc/qemu/firmware; do if [ -d $d ]; then replace_folder $d; fi; done',
    refused: guest({ machine: 'q35', features: ACPI }).replace('<os>', "<os firmware='efi'>"), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['fw-ovmf-missing', 'fw-no-match'], element: ['/domain/os/@firmware'], evidence: "to satisfy 'efi'", wrong: ['fw-loader-missing', 'fw-bios-missing'] },
  },
  {
    id: 'uefi-size', title: 'A variable store of an odd size',
    inject: `${flash('CODE.fd', '256K')}; mkdir -p /var/lib/libvirt/qemu/nvram; truncate -s 1000 /var/lib/libvirt/qemu/nvram/guest.fd; chmod 666 /var/lib/libvirt/qemu/nvram/guest.fd`,
    xml: guest({ machine: 'q35', features: ACPI, os: uefi('/var/lib/libvirt/images/CODE.fd', '<nvram>/var/lib/libvirt/qemu/nvram/guest.fd</nvram>') }),
    expect: { cause: ['fw-flash-size'], element: [NVRAM], evidence: 'invalid size', wrong: ['fw-vars-perm', 'up-not-format', 'fw-vars-mismatch'] },
  },
  {
    id: 'uefi-too-large', title: 'Firmware that is larger than the flash',
    inject: `${flash('CODE.fd', '12M')}; mkdir -p /var/lib/libvirt/qemu/nvram; truncate -s 64K /var/lib/libvirt/qemu/nvram/guest.fd; chmod 666 /var/lib/libvirt/qemu/nvram/guest.fd`,
    xml: guest({ machine: 'q35', features: ACPI, os: uefi('/var/lib/libvirt/images/CODE.fd', '<nvram>/var/lib/libvirt/qemu/nvram/guest.fd</nvram>') }),
    expect: { cause: ['fw-flash-size'], element: [LOADER, NVRAM], evidence: ['size', 'firmware'], wrong: ['fw-vars-perm', 'up-not-format'] },
  },
  {
    id: 'uefi-unreadable', title: 'QEMU may not read the firmware',
    inject: `${flash('CODE.fd', '256K')}; chmod 600 $images/CODE.fd; mkdir -p /var/lib/libvirt/qemu/nvram; truncate -s 64K /var/lib/libvirt/qemu/nvram/guest.fd; chmod 666 /var/lib/libvirt/qemu/nvram/guest.fd`,
    xml: guest({ machine: 'q35', features: ACPI, os: uefi('/var/lib/libvirt/images/CODE.fd', '<nvram>/var/lib/libvirt/qemu/nvram/guest.fd</nvram>'), bottom: "<seclabel type='none' model='dac'/>" }),
    expect: { cause: ['fw-code-perm'], element: [LOADER], evidence: 'Permission denied', wrong: ['img-perm', 'fw-vars-perm', 'img-missing'] },
  },
  {
    id: 'uefi-variables-unwritable', title: 'QEMU may not write the variable store',
    inject: `${flash('CODE.fd', '256K')}; mkdir -p /var/lib/libvirt/qemu/nvram; truncate -s 64K /var/lib/libvirt/qemu/nvram/guest.fd; chmod 444 /var/lib/libvirt/qemu/nvram/guest.fd`,
    xml: guest({ machine: 'q35', features: ACPI, os: uefi('/var/lib/libvirt/images/CODE.fd', '<nvram>/var/lib/libvirt/qemu/nvram/guest.fd</nvram>'), bottom: "<seclabel type='none' model='dac'/>" }),
    expect: { cause: ['fw-vars-perm'], element: [NVRAM], evidence: 'Permission denied', wrong: ['img-perm', 'fw-code-perm'] },
  },
  {
    id: 'secure-boot-without-smm', title: 'Secure Boot without SMM',
    inject: flash('CODE.fd', '256K'),
    refused: guest({ machine: 'q35', features: ACPI, os: "<loader readonly='yes' secure='yes' type='pflash'>/var/lib/libvirt/images/CODE.fd</loader><nvram template='/var/lib/libvirt/images/VARS.fd'/>" }),
    start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['fw-secureboot-smm'], element: ['/domain/os/loader/@secure', '/domain/features', '/domain/features/smm'], evidence: 'Secure boot requires SMM', wrong: ['fw-secureboot-machine', 'hwvirt-no-smm', 'fw-secureboot-denied'] },
  },
  {
    id: 'secure-boot-on-i440fx', title: 'Secure Boot on a machine type without SMM',
    inject: flash('CODE.fd', '256K'),
    refused: guest({ machine: 'pc', os: "<loader readonly='yes' secure='yes' type='pflash'>/var/lib/libvirt/images/CODE.fd</loader><nvram template='/var/lib/libvirt/images/VARS.fd'/>", features: "<features><acpi/><smm state='on'/></features>" }),
    start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['fw-secureboot-machine', 'fw-secureboot-smm', 'hwvirt-no-smm'], element: ['/domain/os/loader/@secure', '/domain/os/type/@machine', '/domain/features/smm'], evidence: ['Secure boot', 'smm', 'SMM'], wrong: ['fw-secureboot-denied'] },
  },
  {
    id: 'bios-missing', title: 'The BIOS that the XML names is missing',
    xml: guest({ os: "<loader type='rom'>/usr/share/lab/bios.bin</loader>" }),
    expect: { cause: ['fw-loader-missing', 'host-path-missing', 'fw-bios-missing'], element: [LOADER], evidence: '/usr/share/lab/bios.bin', wrong: ['img-missing'] },
  },
  {
    id: 'kernel-missing', title: 'The kernel was removed by an update',
    xml: guest({ os: '<kernel>/boot/vmlinuz-5.0.0-lab</kernel>' }),
    expect: { cause: ['cfg-kernel-missing', 'host-path-missing'], element: ['/domain/os/kernel'], evidence: '/boot/vmlinuz-5.0.0-lab', wrong: ['img-missing'] },
  },
  {
    id: 'initrd-missing', title: 'The initial RAM disk was removed by an update',
    inject: 'cp /usr/share/seabios/bios.bin $images/vmlinuz; chmod 644 $images/vmlinuz',
    xml: guest({ os: '<kernel>/var/lib/libvirt/images/vmlinuz</kernel><initrd>/boot/initrd.img-5.0.0-lab</initrd>' }),
    expect: { cause: ['cfg-kernel-missing', 'host-path-missing'], element: ['/domain/os/initrd'], evidence: '/boot/initrd.img-5.0.0-lab', wrong: ['img-missing'] },
  },
  {
    id: 'kernel-is-text', title: 'The file given as kernel is none',
    inject: 'seq 1 5000 > $images/vmlinuz; chmod 644 $images/vmlinuz',
    xml: guest({ os: '<kernel>/var/lib/libvirt/images/vmlinuz</kernel>' }),
    expect: { cause: ['cfg-kernel-invalid'], element: ['/domain/os/kernel'], evidence: 'invalid kernel header', wrong: ['img-missing', 'cfg-kernel-missing'] },
  },
  {
    id: 'kernel-closed', title: 'QEMU may not read the kernel',
    inject: 'seq 1 5000 > $images/vmlinuz; chmod 600 $images/vmlinuz',
    xml: guest({ os: '<kernel>/var/lib/libvirt/images/vmlinuz</kernel>', bottom: "<seclabel type='none' model='dac'/>" }),
    expect: { cause: ['cfg-kernel-perm', 'img-perm', 'cfg-kernel-missing', 'host-path-perm'], element: ['/domain/os/kernel'], evidence: 'Permission denied', wrong: ['img-missing', 'fw-code-perm', 'kvm-dev-perm'] },
  },
  {
    id: 'acpi-table-missing', title: 'An ACPI table is not there',
    xml: guest({ os: "<acpi><table type='slic'>/srv/slic.bin</table></acpi>", features: '<features><acpi/></features>' }),
    expect: { cause: ['host-path-missing'], element: ['/domain/os/acpi/table'], evidence: '/srv/slic.bin', wrong: ['img-missing', 'cfg-kernel-missing', 'fw-loader-missing'] },
  },
  {
    id: 'rom-missing', title: 'The option ROM of a network card is missing',
    xml: guestWith("<interface type='user'><model type='e1000'/><rom file='/srv/rom/e1000.rom'/></interface>"),
    expect: { cause: ['fw-romfile-missing', 'host-path-missing'], element: ['/domain/devices/interface/rom/@file'], evidence: '/srv/rom/e1000.rom', wrong: ['img-missing', 'fw-bios-missing'] },
  },
  {
    id: 'tpm-missing', title: 'swtpm is not installed', spoils: true, quick: true,
    inject: 'hide $(command -v swtpm) $(command -v swtpm_setup) $(command -v swtpm_ioctl); restart_libvirtd',
    refused: guestWith("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>", { machine: 'q35' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['tpm-binary-missing', 'tpm-version-unsupported'], element: ['/domain/devices/tpm/backend', '/domain/devices/tpm', '/domain/devices/tpm/backend/@version', '/domain/devices/tpm/backend/@type'], evidence: ['TPM version', 'swtpm'], wrong: ['tpm-model-version', 'tpm-dev-missing'] },
  },
  {
    id: 'tpm-device', title: 'The host’s TPM is not there', needs: ['no-tpm'],
    xml: guestWith("<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>"),
    expect: { cause: ['tpm-dev-missing', 'host-path-missing'], element: ['/domain/devices/tpm/backend/device/@path'], evidence: '/dev/tpm0', wrong: ['tpm-binary-missing'] },
  },
  {
    id: 'tpm-model', title: 'A TPM model that only speaks version 2, in version 1.2', needs: ['swtpm'],
    refused: guestWith("<tpm model='tpm-crb'><backend type='emulator' version='1.2'/></tpm>", { machine: 'q35' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['tpm-model-version'], element: ['/domain/devices/tpm/@model', '/domain/devices/tpm/backend/@version', '/domain/devices/tpm'], evidence: 'TPM', wrong: ['tpm-binary-missing'] },
  },
  {
    id: 'tpm-setup', title: 'The program that prepares the TPM fails', needs: ['swtpm'],
    inject: "rm -rf /run/lab/setup; printf '#!/bin/sh\\ncase $* in *capabilities*|*print-cap*) exec /run/lab/setup.real \"$@\";; esac\\necho Could not create EK. >&2\\nexit 1\\n' > /run/lab/setup; cp $(command -v swtpm_setup) /run/lab/setup.real; chmod 755 /run/lab/setup; mount --bind /run/lab/setup $(command -v swtpm_setup); later umount $(command -v swtpm_setup)",
    xml: guestWith("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>", { machine: 'q35' }),
    expect: { cause: ['tpm-setup-failed'], element: ['/domain/devices/tpm', '/domain/devices/tpm/backend'], evidence: 'swtpm_setup', wrong: ['tpm-binary-missing'] },
  },
  {
    id: 'tpm-state', title: 'The state of the TPM is damaged', needs: ['swtpm'],
    inject: '',
    xml: guestWith("<tpm model='tpm-crb'><backend type='emulator' version='2.0' persistent_state='yes'/></tpm>", { machine: 'q35' }),
    start: 'virsh start guest && virsh destroy guest && for f in /var/lib/libvirt/swtpm/*/tpm2/tpm2-00.permall; do head -c 2000 /dev/zero > $f; done; : > /var/log/libvirt/qemu/guest.log; virsh start guest',
    expect: { cause: ['tpm-state-corrupt', 'tpm-swtpm-terminated', 'tpm-setup-failed'], element: ['/domain/devices/tpm', '/domain/devices/tpm/backend'], evidence: ['swtpm', 'TPM', 'tpm'], wrong: ['tpm-binary-missing'] },
  },
];
