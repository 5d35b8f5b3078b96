import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-bds',
  category: 'firmware',
  severity: 'benign',
  title: 'UEFI starts a boot entry',
  match: ['BdsDxe: (loading|starting) Boot{entry:hex}'],
  message: 'The firmware boots its chosen entry.',
  why: 'Normal output on the serial console.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'EDK II, MdeModulePkg/Library/UefiBootManagerLib/BmBoot.c', text: 'BdsDxe: loading Boot' },
  samples: ['BdsDxe: loading Boot0007 "debian" from HD(1,GPT,AB)', 'BdsDxe: starting Boot0003 "Windows Boot Manager" from HD(1,GPT)'],
  nearMisses: ['BdsDxe: failed to load Boot0004 "UEFI QEMU NVMe Ctrl" from PciRoot(0x0): Not Found', 'BdsDxe: No bootable option or device was found.'],
});
