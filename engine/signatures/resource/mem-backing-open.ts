import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-backing-open',
  category: 'resource',
  severity: 'fatal',
  title: "The file that backs the VM's memory cannot be opened",
  match: ["an't open backing store {path:path} for guest RAM{error}"],
  message: 'QEMU could not open {path} for the memory of the VM.',
  why: 'The huge page mount or the memory backing directory is missing, belongs to another user, or is mounted read-only or with a label that QEMU may not use.',
  remedy: 'Mount hugetlbfs where libvirt expects it and restart libvirtd, so that it makes its own folder there; or set memory_backing_dir to a folder that the QEMU user can write.',
  checks: [{ command: 'mount -t hugetlbfs' }, { command: 'ls -ldZ /dev/hugepages /dev/hugepages/libvirt' }],
  xml: [{ path: 'memoryBacking' }],
  witness: { source: 'QEMU 10.0 system/physmem.c and 7.2 softmmu/physmem.c file_ram_open', text: "can't open backing store %s for guest RAM" },
  samples: [
    "qemu-system-x86_64: -object memory-backend-file,id=pear: can't open backing store /dev/hugepages/libvirt/qemu/7-pear for guest RAM: Permission denied",
  ],
  nearMisses: ['qemu-system-x86_64: unable to map backing store for guest RAM: Cannot allocate memory'],
});
