import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-egl-init',
  category: 'graphics',
  severity: 'fatal',
  title: 'OpenGL by EGL could not be initialised',
  match: [
    'egl: (eglInitialize|eglGetDisplay|eglBindAPI|eglChooseConfig|eglCreateContext|eglMakeCurrent|eglCreateWindowSurface|egl_init_ctx|gbm_create_device|init|render node init) failed',
    'Failed to initialize EGL render node for SPICE GL',
    'dbus: render node init failed',
    'egl: render node init failed',
    'OpenGL (is not supported by (the display|display backend)|support (is disabled|was not enabled))',
    'egl: not available on this platform',
    'The display backend does not have OpenGL support enabled',
    "The display backend '{backend:quoted}' does not have OpenGL support enabled",
    'opengl is not available',
  ],
  message: 'QEMU could not bring up OpenGL for the display.',
  why: 'The QEMU user may not open the render node, the driver offers no EGL on it (headless NVIDIA, no Mesa), or QEMU was built without OpenGL.',
  remedy: "Give QEMU access to /dev/dri/renderD128 (group render), install Mesa's EGL or the vendor's, or switch <gl> and accel3d off.",
  checks: [{ command: 'ls -l /dev/dri' }, { command: 'eglinfo -B' }, { command: 'journalctl -k -g "DENIED|avc|drm"' }],
  xml: [{ path: 'devices/graphics/gl' }, { path: 'devices/video/model/acceleration' }, { path: 'devices/graphics' }],
  yieldsTo: ['gfx-egl-no-render-node', 'gfx-egl-missing-ext'],
  witness: { source: 'QEMU 7.2 and 10.0, ui/egl-helpers.c, ui/spice-core.c qemu_spice_display_init', text: 'egl: eglInitialize failed' },
  samples: ['2025-09-09T09:09:09.090909Z qemu-system-x86_64: egl: eglInitialize failed: EGL_NOT_INITIALIZED', 'qemu-kvm: Failed to initialize EGL render node for SPICE GL', 'qemu-system-x86_64: egl: render node init failed'],
  nearMisses: ['qemu-system-x86_64: egl: no drm render node available', 'libEGL warning: egl: using swrast'],
});
