import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-vhost-user-no-shmem',
  category: 'network',
  severity: 'degraded',
  title: 'A vhost-user interface without shared memory',
  match: [
    'Detected vhost-user interface without any shared memory',
    'Failed initializing vhost-user memory map, consider using -object memory-backend-file share=on',
  ],
  message: 'The VM has a vhost-user interface but its memory is not shared, so the interface may carry no packets.',
  why: "The switch process reads and writes packets in the guest's RAM, which must be mapped shared.",
  remedy: "Add <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>, or huge pages with access mode shared.",
  checks: [{ command: 'virsh dumpxml DOMAIN --xpath //memoryBacking' }],
  xml: [
    { path: 'memoryBacking/access/@mode' },
    { path: "devices/interface[@type='vhostuser']" },
  ],
  yieldsTo: ['net-vhost-user-sock'],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_process.c, qemuProcessStartWarnShmem()',
    text: 'Detected vhost-user interface without any shared memory, the interface might not be operational',
  },
  samples: [
    '2024-09-09 09:09:09.999+0000: 5: warning : qemuProcessStartWarnShmem:5332 : Detected vhost-user interface without any shared memory, the interface might not be operational',
    'qemu-kvm: Failed initializing vhost-user memory map, consider using -object memory-backend-file share=on',
  ],
  nearMisses: [
    'vhost-user interface with shared memory detected',
    "'virtiofs' requires shared memory",
  ],
});
