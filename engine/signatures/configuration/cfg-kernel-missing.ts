import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-kernel-missing',
  category: 'configuration',
  severity: 'fatal',
  title: 'The kernel or initial RAM disk for direct boot is not there',
  match: [
    'unable to stat: {path:path}: {error}',
    "could not (load|open) (kernel|initrd|dtb|kernel file) '{path:quoted}'",
    "error reading initrd {path:path}",
    "Couldn't open dtb file {path:path}",
    "(Cannot access|Unable to open|Could not open) (kernel|initrd) file '{path:quoted}': No such file or directory",
  ],
  unless: ['.qcow2: ', '.iso: ', '.raw: ', '/dev/'],
  message: 'The file for direct kernel boot does not exist or cannot be read.',
  why: 'After an update of the system the versioned names in /boot change; the XML still has the old one.',
  remedy: 'Correct <kernel> and <initrd>, best to a copy or link that updates do not remove.',
  checks: [{ command: 'ls -l /boot' }, { command: 'virsh dumpxml --inactive VM --xpath //os' }],
  xml: [{ path: 'os/kernel', equals: 'path' }, { path: 'os/initrd', equals: 'path' }, { path: 'os/dtb', equals: 'path' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/security/security_dac.c; QEMU hw/i386/x86.c x86_load_linux, hw/arm/boot.c', text: 'unable to stat: %1$s' },
  samples: ['error: internal error: child reported (status=125): unable to stat: /srv/boot/vmlinuz-6.1.0-99: No such file or directory', "qemu: could not load kernel '/srv/boot/zImage'", "qemu-system-aarch64: could not load initrd '/srv/initrd.gz'"],
  nearMisses: ['error: unable to stat: /srv/images/web.qcow2: No such file or directory', 'qemu: invalid kernel header'],
});
