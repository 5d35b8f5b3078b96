import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-secureboot-denied',
  category: 'firmware',
  severity: 'fatal',
  title: 'Secure Boot refused the boot loader',
  match: ['BdsDxe: failed to (load|start) {entry}: (Access Denied|Security Violation)', 'Secure Boot Violation', 'Verification failed: \\({code:hex}\\) Security Violation', 'bad shim signature'],
  ignoreCase: true,
  message: 'The firmware has Secure Boot on and does not trust the boot loader.',
  why: 'The loader is unsigned, its key is not enrolled in the variable store, or its signature was revoked (dbx, SBAT).',
  remedy: "Boot a signed loader, enrol the right keys (a template with enrolled keys), or choose firmware without Secure Boot for this VM.",
  checks: [{ command: 'virsh dumpxml VM --xpath //os', look: 'secure-boot, enrolled-keys, the nvram template' }, { command: 'mokutil --sb-state', look: 'in a guest that boots' }],
  xml: [{ path: 'os/firmware/feature' }, { path: 'os/loader/@secure' }, { path: 'os/nvram' }, { path: 'os' }],
  witness: { source: 'EDK II, MdeModulePkg BdsDxe and SecurityPkg DxeImageVerificationLib; shim errors.c', text: 'Access Denied' },
  samples: ['BdsDxe: failed to load Boot0005 "UEFI Misc Device" from PciRoot(0x0)/Pci(0x3,0x0): Access Denied', 'Verification failed: (0x1A) Security Violation'],
  nearMisses: ['BdsDxe: failed to load Boot0004 "UEFI QEMU NVMe Ctrl" from PciRoot(0x0): Not Found', 'Access Denied'],
});
