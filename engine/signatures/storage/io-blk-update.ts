import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'io-blk-update',
  category: 'storage',
  severity: 'fatal',
  title: 'The kernel reports I/O errors of a block device',
  match: [
    'rejecting I/O to (offline|dead) device',
    'nvme {dev:word}: (I/O {tag:number} QID {queue:number} timeout|controller is down; will reset|Device not ready; aborting)',
    'Sense Key : (Medium|Hardware) Error',
    '(I/O|critical target|critical medium|critical nexus|critical space allocation|protection|timeout) error, dev {dev:word}, sector {sector:number}',
    'Buffer I/O error on dev(ice|) {dev:word}, logical block {block:number}',
    'lost async page write',
  ],
  unless: [
    'dev fd0',
    'dev sr0, sector 0',
  ],
  message: 'The kernel reports I/O errors of a block device.',
  why: "The drive, its cable, controller, path or the image behind it fails. In a guest's log the fault lies in the host's storage.",
  remedy: "Check the drive (SMART), its paths (multipath) and, for a guest, the host's kernel log; replace what fails and restore from backup. Copy data away before any repair of the file system.",
  checks: [
    { command: "journalctl -k | grep -iE 'i/o error|ata|nvme|scsi'" },
    { command: 'smartctl -a DEVICE' },
    { command: 'multipath -ll' },
  ],
  witness: {
    source: 'Linux block/blk-core.c, blk_print_req_error(), and fs/buffer.c; Linux drivers/scsi/scsi_lib.c, drivers/nvme/host/pci.c, drivers/scsi/constants.c',
    text: '%s error, dev %s, sector %llu op 0x%x:(%s) flags 0x%x phys_seg %u prio class %u / rejecting I/O to offline device / controller is down; will reset: CSTS=0x%x, PCI_STATUS=0x%hx',
  },
  samples: [
    'kernel: sd 7:0:0:0: rejecting I/O to offline device',
    'kernel: nvme nvme7: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0x10',
    'kernel: sd 7:0:0:0: [sdp] tag#7 Sense Key : Medium Error [current]',
    '[ 8123.456789] blk_update_request: critical medium error, dev sdc, sector 77771 op 0x0:(READ) flags 0x0 phys_seg 4 prio class 0',
    'Jul 07 07:07:07 hv1 kernel: I/O error, dev vda, sector 2048 op 0x1:(WRITE) flags 0x800 phys_seg 1 prio class 2',
    '[  12.345678] Buffer I/O error on dev dm-3, logical block 0, async page read',
  ],
  nearMisses: [
    '[    3.000001] blk_update_request: I/O error, dev fd0, sector 0 op 0x0:(READ)',
    'I/O error while talking to the monitor',
  ],
});
