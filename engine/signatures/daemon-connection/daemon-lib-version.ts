import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-lib-version',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'Library and daemon come from different builds',
  match: [
    "ailed to load module '{module:quoted}'{error}undefined symbol",
    "version 'LIBVIRT_PRIVATE_{version:quoted}' not found",
    "version 'LIBVIRT_{version:quoted}' not found",
    "version 'LIBVIRT_ADMIN_{version:quoted}' not found",
    'undefined symbol: vir{symbol:path}, version LIBVIRT',
    'symbol lookup error: {file:path}: undefined symbol: vir{symbol:path}',
  ],
  message: 'The libvirt library that was loaded does not fit the program.',
  why: 'A second build (usually in /usr/local/lib) is found first, or an update replaced only half of the packages.',
  remedy: "Remove the stray build or take its directory out of the linker's path, then ldconfig; complete the package update and restart the daemon.",
  checks: [
    { command: 'ldd "$(command -v libvirtd virtqemud virsh | head -1)" | grep libvirt' },
    { command: 'ldconfig -p | grep libvirt' },
  ],
  witness: {
    source: 'glibc elf/dl-version.c; libvirt src/libvirt_private.syms; libvirt src/util/virmodule.c',
    text: "version `LIBVIRT_PRIVATE_%s' not found (required by %s) / Failed to load module '%1$s': %2$s",
  },
  samples: [
    "error: internal error: Failed to load module '/usr/lib/libvirt/connection-driver/libvirt_driver_pear.so': /usr/lib/libvirt/connection-driver/libvirt_driver_pear.so: undefined symbol: virPear",
    "virsh: /usr/local/lib/libvirt.so.0: version `LIBVIRT_PRIVATE_8.0.0' not found (required by virsh)",
    '/usr/sbin/libvirtd: symbol lookup error: /usr/sbin/libvirtd: undefined symbol: virFileGetACLs',
  ],
  nearMisses: [
    "/lib/libc.so.6: version `GLIBC_2.34' not found (required by /usr/bin/kvm)",
    'libvirt version: 8.0.0',
  ],
});
