import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-hugepage-backing',
  category: 'resource',
  severity: 'fatal',
  title: 'Not enough free huge pages',
  match: [
    'HugeTLB: allocating {wanted:number} of page size {size} failed.',
    'must be equal to or larger than page size {size:hex}',
    'nable to allocate {wanted:number} pages. Allocated only {got:number}',
    'failed to resize memfd to {size:number}: {reason}',
    'nable to map backing store for guest RAM: {reason}',
    'nable to map backing store for guest RAM',
  ],
  message: "There are not enough free huge pages for the guest's RAM.",
  why: 'With <hugepages/> all RAM must come from the pool of that page size, on the NUMA nodes the VM is bound to; pages in use by other VMs do not count.',
  remedy: 'Reserve more pages on the right node (best at boot, or /sys/devices/system/node/nodeN/hugepages/…/nr_hugepages), use a smaller guest, or remove <hugepages/>.',
  checks: [
    { command: 'grep -i huge /proc/meminfo' },
    { command: 'grep . /sys/devices/system/node/node*/hugepages/*/free_hugepages' },
    { command: 'virsh allocpages --pagesize 2M --pagecount COUNT', changes: true },
  ],
  xml: [{ path: 'memoryBacking/hugepages' }],
  yieldsTo: ['mem-prealloc-insufficient'],
  witness: {
    source: 'QEMU 10.0 system/physmem.c, file_ram_alloc(); QEMU 10.0 system/physmem.c; libvirt src/util/virnuma.c virNumaSetPagePoolSize; Linux mm/hugetlb.c',
    text: 'unable to map backing store for guest RAM / memory size 0x%lx must be equal to or larger than page size 0x%lx / Unable to allocate %1$llu pages. Allocated only %2$llu / HugeTLB: allocating %lu of page size %s failed.  Only allocated %lu hugepages.',
  },
  samples: [
    'kernel: HugeTLB: allocating 77 of page size 1.00 GiB failed.  Only allocated 7 hugepages.',
    'qemu-system-x86_64: -object memory-backend-file,id=pear: memory size 0x100000 must be equal to or larger than page size 0x200000',
    'error: internal error: Unable to allocate 777 pages. Allocated only 70',
    'qemu-system-x86_64: unable to map backing store for guest RAM: Cannot allocate memory',
    "libvirtd[3]: internal error: QEMU unexpectedly closed the monitor (vm='nfv'): qemu-kvm: unable to map backing store for guest RAM: Cannot allocate memory",
  ],
  nearMisses: [
    "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory",
    'HugeTLB: registered 2.00 MiB page size, pre-allocated 0 pages',
  ],
});
