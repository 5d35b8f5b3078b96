import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-block-init',
  category: 'storage',
  severity: 'degraded',
  title: 'A line of an article, not of a program: block layer',
  match: ['failed to initialize disk device: (ENOMEM|EACCES|ENXIO|EPERM|ENOENT|EIO)'],
  message: 'QEMU does not write "failed to initialize disk device: ERRNO".',
  why: "It comes from an article. QEMU writes an error's text, never its name, and says which file: Could not open '…': No such file or directory. Memory that is short shows as cannot set up guest memory.",
  remedy: 'Look for the real message in the log of the VM: it names the image and why it cannot be used.',
  checks: [{ command: 'virsh domblklist DOMAIN --details' }, { command: 'tail -n 50 /var/log/libvirt/qemu/DOMAIN.log' }],
  xml: [{ path: 'devices/disk' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, QEMU block.c and block/file-posix.c', text: "Could not open '%s': %s" },
  samples: ['block layer: failed to initialize disk device: ENOMEM', 'failed to initialize disk device: EACCES'],
  nearMisses: ['qemu-system-x86_64: -blockdev x: Could not open /a.img: No such file or directory', 'failed to initialize disk device'],
});
