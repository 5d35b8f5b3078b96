import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-memlock-setlimit',
  category: 'security/permission',
  severity: 'fatal',
  title: 'libvirt may not raise the locked-memory limit',
  match: [
    'annot limit locked memory of process {pid:number} to {bytes:number}: {reason}',
    'annot limit locked memory of process {pid:number} to {bytes:number}',
    'annot limit locked memory to {bytes:number}',
  ],
  message: 'libvirt may not set the locked-memory limit of QEMU.',
  why: 'Passed devices, vDPA and <locked/> need locked memory; raising the limit takes CAP_SYS_RESOURCE, which session mode and containers lack.',
  remedy: 'Use the system daemon, or raise the limit of the service or user (LimitMEMLOCK=, limits.conf) to at least guest RAM plus 1 GiB.',
  checks: [
    { command: 'ulimit -l' },
    { command: 'systemctl show libvirtd virtqemud -p LimitMEMLOCK' },
  ],
  xml: [
    { path: 'memoryBacking/locked' },
    { path: 'memtune/hard_limit' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virprocess.c, virProcessSetMaxMemLock()',
    text: 'cannot limit locked memory of process %1$lld to %2$llu',
  },
  samples: [
    'error: cannot limit locked memory of process 777 to 9663676416: Operation not permitted',
    'virtqemud[5]: cannot limit locked memory of process 778 to 34359738368: Operation not permitted',
    'error: cannot limit locked memory to 4294967296: Operation not permitted',
  ],
  nearMisses: [
    'cannot get locked memory limit of process 777',
    'Locked memory for process 777 limited to 67108864 bytes',
  ],
});
