import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-state-nospace',
  category: 'resource',
  severity: 'fatal',
  title: 'libvirt cannot save its state',
  match: [
    "(/var/lib/libvirt/qemu|/var/lib/libvirt/dnsmasq|/var/run/libvirt|/run/libvirt|/etc/libvirt|/var/cache/libvirt){file:quoted}': No space left on device",
    '(/var/lib/libvirt/qemu|/var/lib/libvirt/dnsmasq|/var/run/libvirt|/run/libvirt|/etc/libvirt|/var/cache/libvirt){file:path}: No space left on device',
  ],
  unless: [
    '/var/lib/libvirt/qemu/save/',
    '/var/lib/libvirt/qemu/dump',
  ],
  message: 'libvirt cannot write its own files: the file system is full.',
  why: '/run, /var/lib/libvirt or /etc has no room (or no free inodes) left.',
  remedy: 'Free space or inodes there; then repeat the operation. Do not delete files below /run/libvirt or /var/lib/libvirt/qemu of running VMs.',
  checks: [
    { command: 'df -h /run /var/lib/libvirt /etc' },
    { command: 'df -i /run /var/lib/libvirt /etc' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virfile.c, virFileRewrite(), with strerror(ENOSPC)',
    text: "cannot create file '%1$s' / Failed to create file '%1$s'",
  },
  samples: [
    "error: cannot write data to file '/run/libvirt/qemu/web.xml.new': No space left on device",
    "libvirtd[1]: Failed to create file '/etc/libvirt/qemu/web.xml.new': No space left on device",
  ],
  nearMisses: [
    "error: cannot allocate 1048576 bytes in file '/var/lib/libvirt/images/a.img': No space left on device",
    "qemu-kvm: block I/O error in device 'd0': No space left on device (28)",
  ],
});
