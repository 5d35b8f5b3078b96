import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-module-taint',
  category: 'driver',
  severity: 'benign',
  title: 'A foreign module taints the kernel',
  match: ['loading out-of-tree module taints kernel', 'module license {license} taints kernel', 'module verification failed: signature and/or required key missing - tainting kernel', 'Disabling lock debugging due to kernel taint'],
  message: 'A module from outside the kernel was loaded.',
  why: 'The kernel marks itself, so that bug reports show it.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, kernel/module/main.c', text: '%s: loading out-of-tree module taints kernel.' },
  samples: ['[    7.7] zfs: module license \'CDDL\' taints kernel.', '[    7.6] vboxdrv: loading out-of-tree module taints kernel.'],
  nearMisses: ['Domain id=4 is tainted: custom-argv', 'kernel: BUG: unable to handle page fault'],
});
