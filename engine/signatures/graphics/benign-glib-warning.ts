import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-glib-warning',
  category: 'graphics',
  severity: 'benign',
  title: 'A remark of GLib or GTK',
  match: ['GLib-WARNING **: …custom memory allocation vtable not supported', 'Gtk-Message: …Failed to load module', 'Gtk-WARNING **: …(Locale not supported|Theme|theme)', '(GLib-GIO|GLib-GObject|dconf|Gdk)-(WARNING|Message|CRITICAL)', 'custom memory allocation vtable not supported'],
  unless: ['cannot open display'],
  message: 'GLib or GTK remarks on something that does not matter to the VM.',
  why: 'Normal chatter of the desktop libraries.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'GLib, gmem.c g_mem_set_vtable', text: 'custom memory allocation vtable not supported' },
  samples: ['(process:77): GLib-WARNING **: 10:10:10.100: gmem.c:489: custom memory allocation vtable not supported', '(virt-manager:9): Gtk-WARNING **: 10:00:00.001: Locale not supported by C library.'],
  nearMisses: ['(qemu-system-x86_64:4242): Gtk-WARNING **: cannot open display: :0', 'GLib is old'],
});
