import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-guest-boot',
  category: 'guest',
  severity: 'benign',
  title: 'The guest boots',
  match: ['setup: Linux is running (under KVM|as a z/VM guest|natively)', 'setup: The maximum memory size is', 'Freeing unused {what} memory:', 'Run /init as init process', 'Booting Linux on physical CPU'],
  message: 'Messages of a guest that starts normally.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, init/main.c and arch/s390/kernel/setup.c', text: 'Run %s as init process' },
  samples: ['[    0.6] setup: Linux is running under KVM in 64-bit mode', '[    2.2] Freeing unused kernel image (initmem) memory: 3000K'],
  nearMisses: ['Kernel panic - not syncing: No working init found.', 'Failed to execute /init (error -2)'],
});
