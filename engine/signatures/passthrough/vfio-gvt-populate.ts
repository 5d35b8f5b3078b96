import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-gvt-populate',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The virtual Intel GPU could not pin guest memory',
  match: ['fail to populate guest (ggtt entry|root pointer|page)', 'gvt: …(vfio_pin_pages failed|fail to pin)', 'gvt: vgpu {id:number}: fail', 'vfio_pin_pages failed for gfn'],
  message: 'Intel GVT-g could not pin memory of the guest for its virtual GPU.',
  why: 'QEMU may not lock enough memory, or the guest driver passed bad addresses.',
  remedy: 'Raise the memlock limit of QEMU (memtune <hard_limit>, LimitMEMLOCK=).',
  checks: [{ command: 'prlimit -p PID --memlock' }, { command: 'journalctl -k -g gvt' }],
  xml: [{ path: "devices/hostdev[@type='mdev']" }, { path: 'devices/hostdev' }],
  yieldsTo: ['vfio-memlock'],
  witness: { source: 'Linux, drivers/gpu/drm/i915/gvt/gtt.c', text: 'fail to populate guest ggtt entry' },
  samples: ['[  123.4] gvt: vgpu 2: fail to populate guest ggtt entry', '[  123.5] gvt: vgpu 1: fail to populate guest root pointer'],
  nearMisses: ['gvt: vgpu 2 created', '[drm] Initialized i915'],
});
