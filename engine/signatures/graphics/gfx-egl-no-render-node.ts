import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-egl-no-render-node',
  category: 'graphics',
  severity: 'fatal',
  title: 'The host has no GPU render node',
  match: ['egl: no drm render node available', "cannot open directory '/dev/dri'", "egl: failed to open (render node |)'{node:quoted}'", "/dev/dri/{node:path}: No such file or directory", "No DRM render nodes available", "(Could not|could not|Failed to|failed to|Unable to|unable to) open (device |render node |)'/dev/dri/{node:quoted}'", "Path '/dev/dri/{node:quoted}' is not accessible"],
  unless: ['Permission denied'],
  message: 'OpenGL was asked for, but the host offers no GPU render node.',
  why: 'There is no GPU, its driver (DRM) is not loaded, the GPU is passed to a VM, or a container has no /dev/dri.',
  remedy: "Load a DRM driver or give /dev/dri to the container; without a GPU switch <gl> and accel3d off. vgem only helps tests.",
  checks: [{ command: 'ls -l /dev/dri' }, { command: 'lspci -nnk -d ::0300' }],
  xml: [{ path: 'devices/graphics/gl/@rendernode' }, { path: 'devices/graphics' }, { path: 'devices/video/model/acceleration' }],
  witness: { source: "QEMU 7.2 and 10.0, ui/egl-helpers.c egl_rendernode_init; libvirt 9.0.0 and 11.3.0 src/util/virutil.c virHostGetDRMRenderNode, src/qemu/qemu_domain_namespace.c…", text: 'egl: no drm render node available' },
  samples: ['qemu-system-x86_64: egl: no drm render node available', "error: cannot open directory '/dev/dri': No such file or directory", "error: Path '/dev/dri/renderD129' is not accessible: No such file or directory"],
  nearMisses: ["error: Path '/dev/vfio/9' is not accessible: No such file or directory", '[drm] Initialized i915 1.6.0 for 0000:00:02.0 on minor 0'],
});
