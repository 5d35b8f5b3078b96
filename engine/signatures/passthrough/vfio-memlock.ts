import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-memlock',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The locked-memory limit is too small for the passed device',
  match: ['RLIMIT_MEMLOCK \\({limit:number}\\) exceeded'],
  message: 'A process hit its limit of locked memory ({limit} bytes or pages) while guest memory was pinned for a device.',
  why: 'VFIO locks all guest RAM; a VM started by a plain user or a tight service unit may lock only little.',
  remedy: 'Raise the limit for the service or user that starts QEMU (LimitMEMLOCK=, limits.d), or set <hard_limit> in memtune to at least guest RAM plus 1 GiB. libvirt as root sets it itself.',
  checks: [{ command: 'ulimit -l' }, { command: 'prlimit -p PID --memlock' }, { command: 'systemctl show virtqemud libvirtd -p LimitMEMLOCK' }],
  xml: [{ path: 'memtune/hard_limit' }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/vfio/vfio_iommu_type1.c vfio_pin_pages_remote and vfio_pin_page_external', text: '%s: RLIMIT_MEMLOCK (%ld) exceeded' },
  samples: ['[   55.5] vfio_pin_pages_remote: RLIMIT_MEMLOCK (8388608) exceeded', 'Jan 09 09:09:09 w kernel: vfio_pin_page_external: Task qemu-system-x86 (991) RLIMIT_MEMLOCK (65536) exceeded'],
  nearMisses: ['VFIO_MAP_DMA failed: Cannot allocate memory', 'RLIMIT_NOFILE (1024) exceeded'],
});
