import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-aio-unavailable',
  category: 'resource',
  severity: 'degraded',
  title: 'The host refuses the asynchronous I/O that was asked for',
  match: [
    'Failed to initialize io_uring: {error}',
    'nable to use (Linux AIO|native AIO|linux io_uring), falling back to thread pool: {error}',
    'ailed to create linux AIO context: {error}',
    'ailed to init linux io_uring ring: {error}',
  ],
  message: 'QEMU cannot use the asynchronous I/O of a disk: {error}.',
  why: 'Linux AIO runs out when all VMs together pass fs.aio-max-nr (EAGAIN). io_uring is often switched off (kernel.io_uring_disabled), forbidden by a container’s seccomp profile, or short of locked memory.',
  remedy: "Raise fs.aio-max-nr, allow io_uring, or use io='threads' for the disk. After a fall-back the disk works, slower.",
  checks: [{ command: 'sysctl fs.aio-nr fs.aio-max-nr' }, { command: 'sysctl kernel.io_uring_disabled' }],
  xml: [{ path: 'devices/disk/driver/@io' }],
  witness: { source: 'QEMU 10.0 and 7.2 block/file-posix.c, block/linux-aio.c, block/io_uring.c; QEMU 11.1', text: 'Unable to use Linux AIO (7.2: native AIO), falling back to thread pool: ; failed to create linux AIO context; failed to init linux io_uring ring / Failed to initialize io_uring' },
  samples: [
    'qemu-system-x86_64: Failed to initialize io_uring: Operation not permitted',
    'qemu-system-x86_64: Unable to use Linux AIO, falling back to thread pool: failed to create linux AIO context: Resource temporarily unavailable',
    'qemu-system-x86_64: -blockdev pear: failed to init linux io_uring ring: Operation not permitted',
  ],
  nearMisses: ['kernel: io_uring: pear ring set up', 'qemu: using Linux AIO'],
});
