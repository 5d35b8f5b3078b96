import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-prealloc-insufficient',
  category: 'resource',
  severity: 'fatal',
  title: 'Preallocation found too few free pages',
  match: [
    'Insufficient free host memory pages available to allocate guest RAM',
    '(os_mem_prealloc|qemu_prealloc_mem): {reason}',
    'preallocating memory failed: {reason}',
  ],
  message: "The guest's memory could not be allocated in full at start.",
  why: 'With immediate allocation every page is touched at once; the bound NUMA node or the huge page pool has too few.',
  remedy: "Reserve the pages on the node that <numatune> names, relax the binding (mode='preferred'), or lower the memory.",
  checks: [
    { command: 'numastat -m' },
    { command: 'grep . /sys/devices/system/node/node*/hugepages/*/free_hugepages' },
  ],
  xml: [
    { path: 'memoryBacking/allocation' },
    { path: 'numatune/memory' },
  ],
  witness: {
    source: 'QEMU 7.2 util/oslib-posix.c, QEMU 10.0 util/oslib-posix.c',
    text: 'os_mem_prealloc: Insufficient free host memory pages available to allocate guest RAM / qemu_prealloc_mem: preallocating memory failed',
  },
  samples: [
    'qemu-kvm: -object memory-backend-file,id=ram-node0,prealloc=yes: os_mem_prealloc: Insufficient free host memory pages available to allocate guest RAM',
    'qemu-system-x86_64: qemu_prealloc_mem: preallocating memory failed: Bad address',
    'qemu-kvm: preallocating memory failed: Cannot allocate memory',
  ],
  nearMisses: [
    "qemu-kvm: 'prealloc=on' and 'reserve=off' are incompatible",
    'fallocate: preallocating space',
  ],
});
