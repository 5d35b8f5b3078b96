import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-save-nospace',
  category: 'storage',
  severity: 'fatal',
  title: "The VM's memory cannot be saved: the file system is full",
  match: [
    'libvirt_iohelper: failure with {path:path}: Unable to write {file:path}: No space left on device',
    "(Unable|unable|failed) to write (header|xml|save image|domain xml) (to|of) '{path:quoted}': No space left on device",
  ],
  message: 'There is no room at {path} for the memory of the VM, so it was neither saved nor stopped.',
  why: "save, managedsave and snapshots with memory write as much as the guest uses of its memory, up to all of it.",
  remedy: 'Free or add space there, save to another file system, or set save_image_format in qemu.conf to a compressed one.',
  checks: [{ command: 'df -h -- PATH' }, { command: 'virsh dommemstat VM', look: 'rss: about what will be written' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/iohelper.c runIO() and main()', text: '%1$s: failure with %2$s' },
  samples: ['error: operation failed: /usr/libexec/libvirt_iohelper: failure with /srv/dump/mail.mem: Unable to write /srv/dump/mail.mem: No space left on device'],
  nearMisses: ['libvirt_iohelper: failure with /srv/dump/mail.mem: Unable to write /srv/dump/mail.mem: Input/output error', 'Unable to write /etc/hosts: No space left on device'],
});
