import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-gtk-no-display',
  category: 'graphics',
  severity: 'fatal',
  title: 'A window was asked for without a display server',
  match: ['gtk initialization failed', 'cannot open display: {display}', 'could not open display', "Unable to init server", 'Failed to open display', "Authorization required, but no authorization protocol specified", 'Unable to open display', 'No protocol specified$'],
  message: 'QEMU should open a window, but it has no display to open it on.',
  why: 'QEMU started by libvirt, ssh or a service has neither DISPLAY nor access to the X or Wayland session of a user.',
  remedy: 'Use VNC or SPICE (or -display none), or start it inside the desktop session with DISPLAY and XAUTHORITY set.',
  checks: [{ command: 'echo $DISPLAY $WAYLAND_DISPLAY' }, { command: 'virsh dumpxml VM --xpath //graphics' }],
  xml: [{ path: 'devices/graphics' }],
  witness: { source: 'QEMU 7.2 and 10.0, ui/gtk.c early_gtk_display_init; GTK 3', text: 'gtk initialization failed' },
  samples: ['gtk initialization failed', '(qemu-system-x86_64:4242): Gtk-WARNING **: 10:10:10.010: cannot open display: :0'],
  nearMisses: ['Could not initialize SDL(No available video device) - exiting', 'Gtk-Message: 10:10:10.010: Failed to load module "canberra"'],
});
