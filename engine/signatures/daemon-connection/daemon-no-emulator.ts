import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-no-emulator',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'No emulator for this architecture',
  match: [
    'could not find capabilities for arch={arch:word}( |)$',
    "nable to find any emulator to serve '{arch:quoted}' architecture",
    'annot find suitable emulator for {arch:word}',
    "o emulator found for arch '{arch:quoted}'",
  ],
  message: 'No QEMU program for architecture {arch} is installed, or the daemon has not seen it.',
  why: 'libvirt looks for qemu-system-ARCH (and qemu-kvm) when the daemon starts or is asked for capabilities.',
  remedy: 'Install the package (qemu-system-x86, qemu-kvm, qemu-system-arm …) and restart the daemon; or correct <type arch=> and <emulator>.',
  checks: [
    { command: 'virsh capabilities --xpath //emulator' },
    { command: 'ls /usr/bin/qemu-system-* /usr/libexec/qemu-kvm' },
  ],
  xml: [
    { path: 'os/type/@arch', equals: 'arch' },
    { path: 'devices/emulator' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_capabilities.c, virQEMUCapsCacheLookupDefault(), virQEMUCapsInitGuest(); src/conf/capabilities.c',
    text: "unable to find any emulator to serve '%1$s' architecture / Cannot find suitable emulator for %s / could not find capabilities for %1$s",
  },
  samples: [
    'error: invalid argument: could not find capabilities for arch=pear ',
    "error: invalid argument: unable to find any emulator to serve 'riscv64' architecture",
    'libvirt: QEMU Driver error : internal error: Cannot find suitable emulator for x86_64',
    "error: internal error: No emulator found for arch 'sparc64'",
  ],
  nearMisses: [
    'error: invalid argument: could not find capabilities for arch=pear domaintype=kvm ',
    'error: Cannot check QEMU binary /usr/bin/qemu-system-riscv64: No such file or directory',
    'error: could not find capabilities for arch=riscv64 domaintype=kvm',
  ],
});
