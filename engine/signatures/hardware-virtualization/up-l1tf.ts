import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-l1tf',
  category: 'hardware-virtualization',
  severity: 'degraded',
  title: 'The CPU has the L1TF weakness',
  match: ['L1TF CPU bug present and {what}', 'L1TF CPU bug present', "MMIO Stale Data CPU bug present and SMT on"],
  message: 'The CPU has a data leak between guests on the same core that the kernel does not close fully.',
  why: 'With hyper-threading on, a hostile guest may read the L1 cache of its sibling. The VM runs all the same.',
  remedy: 'Decide by who shares the host: switch SMT off (nosmt) or schedule by core, and keep l1d flushing on. For own guests only it can stay.',
  checks: [{ command: 'grep . /sys/devices/system/cpu/vulnerabilities/*' }],
  witness: { source: 'Linux, arch/x86/kvm/vmx/vmx.c vmx_vm_init', text: 'L1TF CPU bug present and SMT on, data leak possible.' },
  samples: ['[  99.9] L1TF CPU bug present and SMT on, data leak possible. See CVE-2018-3646', 'May 05 10:00:00 h1 kernel: L1TF CPU bug present and virtualization mitigation disabled, data leak possible.'],
  nearMisses: ['[    0.1] L1TF: Kernel not compiled for PAE. No mitigation for L1TF', '[    0.1] MDS: Mitigation: Clear CPU buffers'],
});
