import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-nvdimm-path-missing',
  category: 'configuration',
  severity: 'fatal',
  title: "The backing file of a virtual NVDIMM is not there",
  match: ["can't open backing store {path:path} for guest RAM: No such file or directory", "can't create backing store {path:path} for guest RAM: No such file or directory"],
  unless: ['hugepages', 'hugetlbfs', 'Permission denied'],
  message: 'The file or device behind a memory device does not exist.',
  why: 'NVDIMM and pmem devices map a file or /dev/dax device of the host; QEMU can create a file but no directories or devices.',
  remedy: 'Make the file with the right size (truncate -s) or the namespace (ndctl), or correct <source><path>.',
  checks: [{ command: 'ls -l PATH' }, { command: 'ndctl list -N' }],
  xml: [{ path: 'devices/memory/source/path', equals: 'path' }, { path: 'devices/memory/source' }, { path: 'devices/memory' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/physmem.c (system/physmem.c) file_ram_open', text: "can't open backing store %s for guest RAM" },
  samples: ["qemu-system-x86_64: -object memory-backend-file,id=memnvdimm0,mem-path=/dev/dax3.0: can't open backing store /dev/dax3.0 for guest RAM: No such file or directory", "qemu-kvm: can't open backing store /srv/nvdimm/a for guest RAM: No such file or directory"],
  nearMisses: ["can't open backing store /dev/hugepages/qemu for guest RAM: No such file or directory", "unable to map backing store for guest RAM: Cannot allocate memory"],
});
