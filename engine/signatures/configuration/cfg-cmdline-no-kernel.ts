import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-cmdline-no-kernel',
  category: 'configuration',
  severity: 'fatal',
  title: 'A kernel command line without a kernel',
  match: ['-append only allowed with -kernel option', '-initrd only allowed with -kernel option', '-(shim|dtb) only allowed with -kernel option'],
  message: '<cmdline> or <initrd> is set, but no <kernel>.',
  why: 'QEMU passes them only to a kernel that it loads itself; a disk boots with its own.',
  remedy: "Add <kernel> for direct boot, or remove <cmdline> and <initrd> and set the options in the guest's boot loader.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //os' }],
  xml: [{ path: 'os/cmdline' }, { path: 'os/initrd' }, { path: 'os' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/vl.c (system/vl.c) qemu_validate_options', text: '-append only allowed with -kernel option' },
  samples: ['qemu-system-x86_64: -append only allowed with -kernel option', 'error: internal error: process exited while connecting to monitor: qemu-kvm: -initrd only allowed with -kernel option'],
  nearMisses: ['-append console=ttyS0 \\', 'Kernel command line: console=ttyS0'],
});
