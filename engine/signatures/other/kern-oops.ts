import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kern-oops',
  category: 'other',
  severity: 'fatal',
  title: 'The kernel hit a bug',
  match: ['BUG: unable to handle (kernel |)(NULL pointer dereference|page fault|paging request)', 'Unable to handle kernel (NULL pointer dereference|paging request|access to user memory|read from unreadable memory)', 'Internal error: Oops', 'kernel BUG at {file:path}', 'Oops: general protection fault', 'general protection fault, probably for non-canonical address', 'BUG: kernel NULL pointer dereference'],
  message: 'The kernel met a fault in itself and stopped what it was doing.',
  why: 'A bug in the kernel or a module, or bad memory. Whose kernel it is – host or guest – tells the log it stands in.',
  remedy: 'Save the trace, update kernel and modules, test the memory if it comes without pattern, and reboot: the state after an oops is not to be trusted.',
  checks: [{ command: 'journalctl -k -b' }, { command: 'cat /proc/sys/kernel/tainted' }],
  witness: { source: 'Linux, arch/x86/mm/fault.c show_fault_oops, arch/arm64/mm/fault.c, lib/bug.c', text: 'BUG: unable to handle page fault for address: %px' },
  samples: ['[ 6100.1] BUG: unable to handle page fault for address: ffffb0c0deadbeef', 'kernel: BUG: kernel NULL pointer dereference, address: 0000000000000010', '[    9.1] Unable to handle kernel NULL pointer dereference at virtual address 0000000000000008', '[  12.0] kernel BUG at mm/slub.c:379!'],
  nearMisses: ['traps: bash[88] general protection fault ip:7f00 sp:7ffd error:0 in libc.so.6', '[    0.0] Oops tracing enabled'],
});
