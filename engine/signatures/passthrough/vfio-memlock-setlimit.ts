import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-memlock-setlimit',
  category: 'passthrough',
  severity: 'fatal',
  title: "libvirt may not raise QEMU's locked-memory limit",
  match: ['error setting prlimit on', 'prlimit…RLIMIT_MEMLOCK…(not permitted|denied)', 'cannot limit locked memory', 'Unable to change max memlock limit', 'Failed to adjust locked memory limit', 'cannot get locked memory limit of process'],
  message: "The daemon was not allowed to raise the limit of locked memory that the VM's devices need.",
  why: 'It runs without CAP_SYS_RESOURCE, as in a session, a rootless or an unprivileged container.',
  remedy: 'Give the container SYS_RESOURCE, or preset a limit above guest RAM plus 1 GiB (ulimit -l, LimitMEMLOCK=) for the daemon.',
  checks: [{ command: 'ulimit -l' }, { command: 'capsh --print', look: 'cap_sys_resource' }],
  xml: [{ path: 'memtune/hard_limit' }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virprocess.c virProcessSetMaxMemLock', text: 'cannot limit locked memory of process %1$lld to %2$llu' },
  samples: ['error: cannot limit locked memory of process 4711 to 18253611008: Operation not permitted', '2023-07-07 07:00:00.000+0000: 7: error : qemuDomainSetMaxMemLock:9200 : internal error: cannot limit locked memory to 9663676416: Operation not permitted'],
  nearMisses: ['vfio_pin_pages_remote: RLIMIT_MEMLOCK (65536) exceeded', 'cannot limit number of open files of process 4711'],
});
