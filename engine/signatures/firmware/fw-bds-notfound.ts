import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-bds-notfound',
  category: 'firmware',
  severity: 'fatal',
  title: 'UEFI found nothing to boot',
  match: [
    'BdsDxe: failed to (load|start) {entry}: (Not Found|No Media|Time out|Device Error|Unsupported|Not Ready|No Mapping|Load Error|No Response|Aborted)',
    'BdsDxe: No bootable option or device was found',
    'No bootable option or device was found',
  ],
  unless: ['Access Denied'],
  message: 'The UEFI firmware found no boot loader on the devices it tried.',
  why: 'The medium has no EFI/BOOT loader or entry for this variable store, the disk sits on a bus the firmware cannot see, or the boot order names something empty.',
  remedy: "Check the boot order, and that the medium boots by UEFI. A disk installed under BIOS needs BIOS firmware; a fresh NVRAM file has lost its boot entries – add them in the firmware menu.",
  checks: [{ command: 'virsh dumpxml VM --xpath "//os | //boot"' }, { command: 'guestfish --ro -a IMAGE -i ls /boot/efi/EFI', look: 'with the VM off: a loader' }],
  xml: [{ path: 'os/boot' }, { path: 'devices/disk/boot' }, { path: 'os' }],
  witness: { source: 'EDK II, MdeModulePkg/Library/UefiBootManagerLib and BdsDxe', text: 'BdsDxe: No bootable option or device was found.' },
  samples: ['BdsDxe: failed to load Boot0004 "UEFI QEMU NVMe Ctrl" from PciRoot(0x0)/Pci(0x7,0x0)/NVMe(0x1,00): Not Found', 'BdsDxe: No bootable option or device was found.'],
  nearMisses: ['BdsDxe: loading Boot0001 "debian" from HD(1,GPT)', 'BdsDxe: failed to load Boot0002 "UEFI QEMU HARDDISK" from PciRoot(0x0): Access Denied'],
});
