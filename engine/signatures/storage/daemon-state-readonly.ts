import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-state-readonly',
  category: 'storage',
  severity: 'fatal',
  title: "libvirt's state directory is read-only",
  match: [
    "annot create directory '{path:quoted}': Read-only file system",
    "nable to (create|open|write) (|')(/var/lib/libvirt/qemu|/var/run/libvirt|/run/libvirt|/var/log/libvirt|/etc/libvirt|/var/cache/libvirt){path:quoted}': Read-only file system",
    "(/var/lib/libvirt/qemu|/var/lib/libvirt/dnsmasq|/var/run/libvirt|/run/libvirt|/var/log/libvirt|/etc/libvirt|/var/cache/libvirt){path:quoted}': Read-only file system",
    '(/var/lib/libvirt/qemu|/var/run/libvirt|/run/libvirt|/etc/libvirt){path:path}: Read-only file system',
  ],
  message: 'libvirt cannot write its state: the file system is read-only.',
  why: "/var/lib/libvirt, /run or /etc is mounted read-only, by an I/O error, a container or a unit's ProtectSystem=.",
  remedy: 'See why it is read-only (kernel log, mount options, unit settings), repair that and mount it writable.',
  checks: [
    { command: 'findmnt -T /var/lib/libvirt/qemu' },
    { command: "journalctl -k | grep -iE 'remount|i/o error'" },
    { command: 'systemctl show libvirtd virtqemud -p ProtectSystem -p ReadOnlyPaths' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_process.c, qemuProcessMakeDir(), with strerror(EROFS)',
    text: "Cannot create directory '%1$s'",
  },
  samples: [
    "error: Cannot create directory '/var/lib/libvirt/qemu/domain-4-web': Read-only file system",
    "libvirtd[8]: Failed to create file '/etc/libvirt/qemu/web.xml.new': Read-only file system",
  ],
  nearMisses: [
    "qemu-kvm: Could not open '/srv/web.img': Read-only file system",
    "Cannot create directory '/var/lib/libvirt/qemu/domain-4-web': Permission denied",
  ],
});
