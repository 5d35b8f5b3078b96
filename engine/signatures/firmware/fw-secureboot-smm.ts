import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-secureboot-smm',
  category: 'firmware',
  severity: 'fatal',
  title: 'Secure Boot needs system management mode',
  match: ['Secure boot requires SMM feature enabled'],
  message: 'The loader is marked secure, but SMM is not switched on.',
  why: "Without SMM the guest could change the Secure Boot variables itself, so libvirt refuses.",
  remedy: "Add <smm state='on'/> under <features>, or take secure='yes' off the loader and use a non-secure image.",
  checks: [{ command: 'virsh dumpxml VM --xpath "//features | //os"' }],
  xml: [{ path: 'os/loader/@secure' }, { path: 'features' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDefBoot', text: 'Secure boot requires SMM feature enabled' },
  samples: ['error: unsupported configuration: Secure boot requires SMM feature enabled', '2024-06-06 06:06:06.006+0000: 6: error : qemuValidateDomainDefBoot:780 : unsupported configuration: Secure boot requires SMM feature enabled'],
  nearMisses: ['qemu-kvm: System Management Mode not supported by this hypervisor.', 'SMM feature enabled'],
});
