import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-secureboot-machine',
  category: 'firmware',
  severity: 'fatal',
  title: 'Secure Boot needs q35 on x86_64',
  match: ['Secure boot is supported (with q35 machine types only|for x86_64 architecture only)'],
  message: 'The XML asks for Secure Boot on a machine type that cannot do it.',
  why: 'Secure Boot of OVMF rests on system management mode, which only q35 guests of x86_64 have.',
  remedy: "Use machine type q35 (a new address layout: best for a new VM), or choose firmware without Secure Boot.",
  checks: [{ command: 'virsh dumpxml VM --xpath //os' }],
  xml: [{ path: 'os/loader/@secure' }, { path: 'os/type/@machine' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDefBoot', text: 'Secure boot is supported with q35 machine types only' },
  samples: ['error: unsupported configuration: Secure boot is supported with q35 machine types only', 'error: unsupported configuration: Secure boot is supported for x86_64 architecture only'],
  nearMisses: ['error: unsupported configuration: Secure boot requires SMM feature enabled', 'Secure boot enabled'],
});
