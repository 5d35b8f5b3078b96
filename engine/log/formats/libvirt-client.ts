import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'libvirt-client',
  title: 'libvirt client library on standard error',
  witness: 'libvirt 11.3.0 src/util/virerror.c virDefaultErrorFunc: "libvirt: %s%s %s%s: %s", older "libvir:"; Perl Sys::Virt::Error: "libvirt error code: %d, message: %s"',
  starts: /l/,
  read: byPrefix(/(?:libvirt|libvir): (?:[\w -]{0,40} )?(?<level>error|warning) [\w.-]{0,60}: (?:line \d{1,6}: )?|libvirt error code: \d{1,4}, message: /, { level: 'error', program: 'libvirt' }),
  samples: [
    { line: 'libvirt: Fruit Driver error : «no such pear»', level: 'error', program: 'libvirt' },
    { line: 'libvirt:  error : «cannot peel»', level: 'error', program: 'libvirt' },
    { line: 'libvirt: Fruit Driver error pear: «cannot peel»', level: 'error', program: 'libvirt' },
    { line: 'libvirt error code: 38, message: «no such pear»', level: 'error', program: 'libvirt' },
  ],
});
