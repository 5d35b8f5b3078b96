import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-page-alloc',
  category: 'resource',
  severity: 'degraded',
  title: 'The kernel found no contiguous memory',
  match: ['(CPU {cpu:number}/KVM|kvm): page allocation failure: order:{order:number}', '(qemu|kvm|vhost|libvirt){process:path}: page allocation failure: order:{order:number}'],
  message: 'The kernel could not allocate 2^{order} pages in a row for a VM.',
  why: 'The memory is fragmented or nearly used up; large orders are asked for by device passthrough, vhost and DMA buffers.',
  remedy: 'Free or compact memory (vm.compact_memory), reserve huge pages at boot, raise vm.min_free_kbytes.',
  checks: [{ command: 'cat /proc/buddyinfo' }, { command: 'free -m' }],
  witness: { source: 'Linux mm/page_alloc.c __alloc_pages_slowpath, warn_alloc (which puts the name of the thread before it); bugzilla.kernel.org 209079 (CPU 0/KVM)', text: 'page allocation failure: order:%u' },
  samples: ['kernel: CPU 7/KVM: page allocation failure: order:1, mode:0x4020', 'kernel: qemu-system-x86: page allocation failure: order:7, mode:0x40dc0(GFP_KERNEL|__GFP_COMP|__GFP_ZERO)'],
  nearMisses: ['kernel: pear: page allocation failure: order:7'],
});
