import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-no-bootable',
  category: 'guest',
  severity: 'fatal',
  title: 'The BIOS found nothing to boot',
  match: ['No bootable device', 'Boot failed: (not a bootable disk|could not read the boot disk)', 'No bootable medium found', 'Operating system not found', 'Missing operating system', 'Nothing to boot: No such file or directory'],
  message: 'The BIOS of the VM found no boot loader on its devices.',
  why: 'The boot order names the wrong device, the disk is empty or declared with the wrong format, or it was installed for UEFI.',
  remedy: "Check the boot order and <driver type>: a qcow2 image declared raw looks empty. A disk with only an EFI partition needs UEFI firmware.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//os | //disk"' }, { command: 'qemu-img info -U IMAGE' }],
  xml: [{ path: 'os/boot' }, { path: 'devices/disk/boot' }, { path: 'devices/disk/driver/@type' }, { path: 'os' }],
  witness: { source: 'SeaBIOS, src/boot.c', text: 'No bootable device.' },
  samples: ['No bootable device.', 'Boot failed: could not read the boot disk'],
  nearMisses: ['Booting from Hard Disk...', 'BdsDxe: No bootable option or device was found.'],
});
