import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-nvram-create-eio',
  category: 'firmware',
  severity: 'fatal',
  title: 'The UEFI variable file could not be made',
  match: [
    "(Failed to create file|Unable to write to file|Unable to read from file|Unable to close file|Failed to create nvram dir) '{vars:quoted}(VARS|vars|nvram){rest:quoted}': (Input/output error|No space left on device|Disk quota exceeded|Stale file handle)",
    "Failed to create nvram dir {vars:path}: (Input/output error|No space left on device|Permission denied)",
  ],
  message: "libvirt could not make the VM's UEFI variable file: the file system gave an error.",
  why: 'The medium under /var/lib/libvirt/qemu/nvram is failing, full, or was taken away (network storage).',
  remedy: 'Look at the kernel log and at free space, repair the storage, then start again. Remove a half-written file only after you made sure it holds nothing needed.',
  checks: [{ command: 'df -h /var/lib/libvirt/qemu/nvram' }, { command: 'journalctl -k -p err' }, { command: 'findmnt -T /var/lib/libvirt/qemu/nvram' }],
  xml: [{ path: 'os/nvram' }, { path: 'os' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virfile.c virFileRewrite, src/qemu/qemu_process.c', text: "Failed to create file '%1$s'" },
  samples: ["error: Failed to create file '/var/lib/libvirt/qemu/nvram/mail_VARS.fd': Input/output error", "libvirt.libvirtError: Unable to write to file '/srv/nvram/mail_VARS.fd': No space left on device"],
  nearMisses: ["error: Failed to create file '/var/lib/libvirt/qemu/nvram/mail_VARS.fd': Permission denied", "error: Failed to create file '/tmp/x.img': Input/output error"],
});
