import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-qemu-binary-missing',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The emulator program does not exist',
  match: [
    'annot check QEMU binary {path:path}: No such file or directory',
    "ailed to stat QEMU binary '{path:quoted}': No such file or directory",
    'annot find QEMU binary {path:path}',
    'cannot execute binary {dir:path}/(qemu-system-{arch:word}|qemu-kvm|kvm|kvm-spice): No such file or directory',
  ],
  unless: [
    'dnsmasq',
    'virtiofsd',
    'swtpm',
    'ovs-vsctl',
    'qemu-bridge-helper',
    'pkcheck',
    'dmidecode',
    'passt',
    'vgs',
    'lvs',
    'ifup',
    'unexpected exit status 127',
  ],
  message: 'The emulator program does not exist on this host.',
  why: '<emulator> keeps the path of the host where the VM was made; other distributions use other paths (/usr/bin/qemu-system-x86_64, /usr/bin/kvm, /usr/libexec/qemu-kvm). Or the package was removed.',
  remedy: "Install QEMU, or correct <emulator>; without the element libvirt picks the host's own.",
  checks: [
    { command: 'virsh capabilities --xpath //emulator' },
    { command: 'ls -l -- EMULATOR' },
  ],
  xml: [
    { path: 'devices/emulator', equals: 'path' },
    { path: 'devices/emulator' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_capabilities.c, virQEMUCapsNewForBinaryInternal()',
    text: 'Cannot check QEMU binary %1$s',
  },
  samples: [
    'error: Cannot check QEMU binary /usr/local/bin/qemu-system-aarch64: No such file or directory',
    "libvirtd[3]: Failed to stat QEMU binary '/opt/qemu/bin/qemu-kvm': No such file or directory",
    'error: Cannot find QEMU binary /usr/bin/kvm-spice',
  ],
  nearMisses: [
    'error: Cannot check QEMU binary /usr/bin/kvm: Permission denied',
    'error: internal error: Child process (LC_ALL=C PATH=/bin HOME=/root /etc/vm-up vnet3) unexpected exit status 127: libvirt:  error : cannot execute binary /etc/vm-up: No such file or directory',
  ],
});
