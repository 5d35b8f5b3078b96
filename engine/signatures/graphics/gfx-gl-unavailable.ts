import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-gl-unavailable',
  category: 'graphics',
  severity: 'fatal',
  title: 'The display of the VM cannot do OpenGL',
  match: [
    'SPICE GL support is local-only for now',
    'The console requires a GL context',
    'Display {display:path} is incompatible with the GL context',
    'vfio-display-dmabuf: opengl not available',
    "console doesn't support GL",
    'cannot enable blob resources without udmabuf',
    'old virglrenderer, (venus|blob resources) unsupported',
  ],
  message: 'A device wants OpenGL, and the display of the VM has none.',
  why: 'OpenGL works with a local SPICE (no TCP port), gtk, sdl, dbus and egl-headless; VNC and SPICE over the network have none.',
  remedy: "Use <listen type='none'/> with <gl enable='yes'/> for SPICE, add <graphics type='egl-headless'/>, or take accel3d (display='on' of the mdev) away.",
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'ls -l /dev/dri' }],
  xml: [{ path: 'devices/graphics/gl' }, { path: 'devices/video/model/acceleration' }],
  witness: { source: 'QEMU 7.2 and 10.0 ui/spice-core.c, ui/console.c, hw/vfio/display.c', text: 'SPICE GL support is local-only for now and incompatible with -spice port/tls-port / The console requires a GL context.' },
  samples: [
    'qemu-system-x86_64: SPICE GL support is local-only for now and incompatible with -spice port/tls-port',
    'qemu-system-x86_64: -device pear: vfio-display-dmabuf: opengl not available',
  ],
  nearMisses: ['qemu-system-x86_64: GL context made'],
});
