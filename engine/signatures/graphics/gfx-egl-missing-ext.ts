import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-egl-missing-ext',
  category: 'graphics',
  severity: 'fatal',
  title: 'The graphics driver lacks an EGL extension',
  match: ['(missing|Missing|required|requires|unsupported) (EGL |GL |OpenGL |)(extension |extensions |)(EGL|GL)_{extension:word}', '(lacks|needs) (EGL|GL)_{extension:word}', '(lacks|needs) (EGL|GL|OpenGL) (extension|extensions) {extension:word}', 'egl: {extension:word} not supported', '(EGL|GL)_{extension:word} (is |)(not supported|not available|missing|required)', "eglCreateImageKHR failed", 'missing (EGL|GL) extension', "virgl_renderer_init failed", 'Failed to initialize virglrenderer', 'virgl could not be initialized'],
  message: "The host's OpenGL driver misses an extension that QEMU or virglrenderer needs.",
  why: 'QEMU shares pictures by dma-buf; some vendor drivers and software renderers do not offer that.',
  remedy: "Use a driver with it (Mesa), another render node, or switch <gl> and accel3d off.",
  checks: [{ command: 'eglinfo -B' }, { command: 'ls -l /dev/dri/by-path' }],
  xml: [{ path: 'devices/video/model/acceleration' }, { path: 'devices/graphics/gl' }],
  witness: { source: 'QEMU 7.2 and 10.0, ui/egl-helpers.c egl_rendernode_init; virglrenderer src/vrend_winsys_egl.c', text: 'egl: EGL_MESA_image_dma_buf_export not supported' },
  samples: ['qemu-system-x86_64: egl: EGL_KHR_surfaceless_context not supported', 'gl_version 46 - core profile enabled\nEGL_MESA_image_dma_buf_export is not supported'],
  nearMisses: ['qemu-system-x86_64: egl: eglInitialize failed', 'libEGL debug: EGL user error'],
});
