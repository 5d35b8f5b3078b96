import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-msr-filter',
  category: 'other',
  severity: 'benign',
  title: 'A tool wrote a register',
  match: ['msr: Write to unrecognized MSR', 'msr: See https://git.kernel.org/pub/scm/linux/kernel/git/tip/tip.git/about'],
  message: 'A user-space tool wrote a model-specific register; the kernel only remarks on it.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, arch/x86/kernel/msr.c filter_write', text: 'Write to unrecognized MSR 0x%x by %s (pid: %d).' },
  samples: ['[ 99.1] msr: Write to unrecognized MSR 0x1a4 by turbostat (pid: 77).', 'kernel: msr: Write to unrecognized MSR 0x150 by undervolt (pid: 7).'],
  nearMisses: ['error: failed to set MSR 0x1a4 to 0x0', 'unrecognized MSR'],
});
