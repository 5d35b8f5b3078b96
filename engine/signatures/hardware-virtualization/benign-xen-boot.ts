import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-xen-boot',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: "Xen's boot banner",
  match: ['\\(XEN\\) Xen version', '\\(XEN\\) Bootloader:', '\\(XEN\\) Command line:', '\\(XEN\\) Latest ChangeSet', '\\(XEN\\) (VMX|SVM|HVM): Supported', '\\(XEN\\) Xen image load base'],
  message: 'Xen announces its version and options at boot.',
  why: 'Normal output of the hypervisor.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Xen, xen/arch/x86/setup.c and xen/drivers/char/console.c', text: 'Xen version %d.%d%s' },
  samples: ['(XEN) Xen version 4.17.2 (builder@example) (gcc 12.2) debug=n Mon Jan  1 00:00:00 UTC 2024', '(XEN) Bootloader: GRUB 2.06'],
  nearMisses: ['(XEN) d1v0 Triple fault - invoking HVM shutdown action 1', 'Xen version'],
});
