import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'io-qemu-img-read',
  category: 'storage',
  severity: 'fatal',
  title: 'qemu-img met an unreadable place',
  match: [
    'error while reading (sector|at byte|block status at offset) {at:number}: Input/output error',
    'error while reading: Input/output error',
  ],
  message: 'The source image has a place that cannot be read.',
  why: 'The storage below reports a read error at that place: a bad disk, a broken RAID member or a damaged file system.',
  remedy: "Look at the kernel log and the drive's health, and save what can be saved: restore from backup, or copy the file with ddrescue. Do not write to the failing drive.",
  checks: [
    { command: "journalctl -k | grep -iE 'i/o error|medium'" },
    { command: 'smartctl -a DEVICE' },
  ],
  witness: {
    source: 'QEMU 10.0 qemu-img.c, convert_do_copy()',
    text: 'error while reading at byte %lld: %s',
  },
  samples: [
    'qemu-img: error while reading at byte 1048576: Input/output error',
    'proxmox: qemu-img: error while reading sector 4096: Input/output error',
  ],
  nearMisses: [
    'qemu-img: error while writing at byte 1048576: No space left on device',
    'tpm_passthrough: error while reading data from TPM: Input/output error',
  ],
});
