import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'scsi-passthrough-failed',
  category: 'passthrough',
  severity: 'fatal',
  title: 'A device that takes no SCSI commands',
  match: ['scsi-block{options}INQUIRY failed', 'annot get SG_IO version number'],
  message: 'The host device of a LUN does not answer SCSI commands.',
  why: "device='lun' and SCSI <hostdev> hand the guest's SCSI commands to the host device, which has to be a SCSI disk or its multipath device: a partition, a logical volume, a file or an NVMe disk is none.",
  remedy: "Use device='disk' for it, or name the whole SCSI disk (/dev/disk/by-id/…).",
  checks: [{ command: 'lsscsi -g' }, { command: 'lsblk -S' }],
  xml: [{ path: 'devices/disk/@device' }, { path: 'devices/hostdev/source' }],
  witness: { source: 'QEMU 10.0 and 7.2 hw/scsi/scsi-disk.c scsi_block_realize, scsi-generic.c', text: 'INQUIRY failed; cannot get SG_IO version number' },
  samples: [
    'qemu-system-x86_64: -device scsi-block,bus=scsi7.0,drive=libvirt-7-storage: INQUIRY failed',
    'qemu-system-x86_64: -device scsi-generic,drive=pear: cannot get SG_IO version number: Inappropriate ioctl for device',
  ],
  nearMisses: ['kernel: scsi 7:0:0:0: INQUIRY failed once'],
});
