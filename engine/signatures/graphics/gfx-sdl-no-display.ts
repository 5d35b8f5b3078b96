import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-sdl-no-display',
  category: 'graphics',
  severity: 'fatal',
  title: 'SDL found no display',
  match: ['Could not initialize SDL\\(', 'Could not open SDL display \\('],
  message: 'QEMU should show an SDL window, but SDL found no display.',
  why: 'There is no X or Wayland session for the user that QEMU runs as.',
  remedy: 'Use VNC or SPICE (or -display none), or run it inside a desktop session.',
  checks: [{ command: 'echo $DISPLAY $WAYLAND_DISPLAY' }, { command: 'virsh dumpxml VM --xpath //graphics' }],
  xml: [{ path: 'devices/graphics' }],
  witness: { source: 'QEMU 7.2 and 10.0, ui/sdl2.c sdl2_display_init', text: 'Could not initialize SDL(%s) - exiting' },
  samples: ["Could not initialize SDL(x11 not available) - exiting", 'qemu-system-i386: Could not initialize SDL(No available video device) - exiting'],
  nearMisses: ['gtk initialization failed', 'SDL initialized'],
});
