import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-no-master-varstore',
  category: 'firmware',
  severity: 'fatal',
  title: 'libvirt knows no variable-store template for this firmware',
  match: ['unable to find any master var store for loader: {loader:path}', 'unable to find nvram template image'],
  message: 'libvirt has no template from which it could make the UEFI variable file of this VM.',
  why: 'The loader is none of the images in the firmware descriptions, so libvirt does not know the matching VARS file, and the XML names no template.',
  remedy: "Use firmware='efi' and leave loader and nvram to libvirt, or name the template: <nvram template='…_VARS.fd'>.",
  checks: [{ command: 'ls /usr/share/qemu/firmware /usr/share/OVMF' }, { command: "grep -A6 '^nvram' /etc/libvirt/qemu.conf" }],
  xml: [{ path: 'os/loader', equals: 'loader' }, { path: 'os/nvram' }, { path: 'os/loader' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_process.c qemuPrepareNVRAM', text: 'unable to find any master var store for loader: %1$s' },
  samples: ['error: operation failed: unable to find any master var store for loader: /srv/fw/MY_CODE.fd', 'libvirt.libvirtError: operation failed: unable to find any master var store for loader: /opt/edk2/OVMF_CODE.4m.fd'],
  nearMisses: ["error: Failed to open file '/usr/share/OVMF/OVMF_VARS.fd': No such file or directory", 'master var store'],
});
