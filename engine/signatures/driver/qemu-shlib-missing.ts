import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-shlib-missing',
  category: 'driver',
  severity: 'fatal',
  title: 'The emulator misses a shared library',
  match: ['error while loading shared libraries: {library:path}', '(qemu-system|qemu-kvm|qemu-img){name:path} symbol lookup error: '],
  message: 'The QEMU program cannot start: a library it needs is missing or too old.',
  why: 'A package was removed or updated halfway, or the program comes from another distribution.',
  remedy: 'Find the missing library with ldd and install its package, or reinstall QEMU.',
  checks: [{ command: 'ldd /usr/bin/qemu-system-x86_64', look: 'not found' }],
  xml: [{ path: 'devices/emulator' }],
  witness: { source: 'glibc, elf/dl-catch.c (dl-error) fatal_error', text: 'error while loading shared libraries' },
  samples: ['/usr/local/bin/qemu-system-x86_64: error while loading shared libraries: libslirp.so.0: cannot open shared object file: No such file or directory', 'qemu-img: error while loading shared libraries: liburing.so.2: cannot open shared object file'],
  nearMisses: ['Failed to open module: /usr/lib/qemu/ui-gtk.so', 'loading shared libraries'],
});
