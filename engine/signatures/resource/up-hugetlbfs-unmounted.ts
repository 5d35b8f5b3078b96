import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-hugetlbfs-unmounted',
  category: 'resource',
  severity: 'fatal',
  title: 'hugetlbfs is not mounted',
  match: ['hugetlbfs filesystem is not mounted'],
  message: 'The VM wants huge pages, but hugetlbfs is not mounted or is switched off in qemu.conf.',
  why: 'libvirt needs a mount of hugetlbfs for each page size; hugetlbfs_mount = "" in qemu.conf disables it.',
  remedy: 'Mount it (dev-hugepages.mount, or mount -t hugetlbfs hugetlbfs /dev/hugepages), check hugetlbfs_mount, and restart the daemon; or remove <hugepages/>.',
  checks: [
    { command: 'findmnt -t hugetlbfs' },
    { command: 'grep hugetlbfs_mount /etc/libvirt/qemu.conf' },
    { command: 'systemctl start dev-hugepages.mount', changes: true },
  ],
  xml: [{ path: 'memoryBacking/hugepages' }],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_conf.c, qemuGetDomainHupageMemPath()',
    text: 'hugetlbfs filesystem is not mounted or disabled by administrator config',
  },
  samples: [
    'error: internal error: hugetlbfs filesystem is not mounted or disabled by administrator config',
    "virError(Code=1, Domain=10, Message='internal error: hugetlbfs filesystem is not mounted or disabled by administrator config')",
  ],
  nearMisses: [
    'error: internal error: Unable to find any usable hugetlbfs mount for 2048 KiB',
    'systemd: Mounted Huge Pages File System',
  ],
});
