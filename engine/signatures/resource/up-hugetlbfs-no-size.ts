import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-hugetlbfs-no-size',
  category: 'resource',
  severity: 'fatal',
  title: 'No huge page mount of that size',
  match: ['page size {size:number} is not available', 'nable to find any usable hugetlbfs mount for {size:number} KiB'],
  message: 'There is no hugetlbfs mount for pages of {size} KiB.',
  why: 'The page size does not exist on this CPU, or its hugetlbfs is not mounted; 1 GiB pages need a mount of their own.',
  remedy: 'Use a size from /sys/kernel/mm/hugepages, or mount it (mount -t hugetlbfs -o pagesize=1G …) and restart the daemon.',
  checks: [
    { command: 'ls /sys/kernel/mm/hugepages' },
    { command: 'findmnt -t hugetlbfs' },
  ],
  xml: [{ path: 'memoryBacking/hugepages/page/@size', equals: 'size' }],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_conf.c, qemuGetDomainHupageMemPath(); libvirt src/util/virnuma.c',
    text: 'Unable to find any usable hugetlbfs mount for %1$llu KiB / page size %1$u is not available on node %2$d',
  },
  samples: [
    'error: operation failed: page size 77 is not available on node 7',
    'error: internal error: Unable to find any usable hugetlbfs mount for 1048576 KiB',
    'libvirtd[2]: internal error: Unable to find any usable hugetlbfs mount for 16384 KiB',
  ],
  nearMisses: [
    'error: internal error: hugetlbfs filesystem is not mounted or disabled by administrator config',
    'unable to create hugepage path /dev/hugepages/libvirt/qemu',
  ],
});
