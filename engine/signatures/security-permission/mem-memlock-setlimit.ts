import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-memlock-setlimit',
  category: 'security/permission',
  severity: 'fatal',
  title: 'libvirt may not raise the locked-memory limit',
  match: [
    'cannot limit locked memory of process {pid:number} to (9007199254740991|9223372036854775807|18446744073709551615): {reason}',
    'cannot limit locked memory to (9007199254740991|9223372036854775807|18446744073709551615): {reason}',
  ],
  message: 'libvirt may not lift the locked-memory limit of QEMU: {reason}',
  why: '<locked/> without a hard limit asks for unlimited locked memory; that takes CAP_SYS_RESOURCE, which session mode and containers lack.',
  remedy: 'Use the system daemon, give the container SYS_RESOURCE, or drop <locked/>. With <locked/>, a hard_limit that leaves room above guest RAM makes the demand finite.',
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
    'error: cannot limit locked memory of process 777 to 9007199254740991: Operation not permitted',
    'virtqemud[5]: cannot limit locked memory of process 778 to 9007199254740991: Operation not permitted',
  ],
  nearMisses: [
    'error: cannot limit locked memory of process 777 to 9663676416: Operation not permitted',
    'Locked memory for process 777 limited to 67108864 bytes',
  ],
});
