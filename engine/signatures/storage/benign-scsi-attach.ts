import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-scsi-attach',
  category: 'storage',
  severity: 'benign',
  title: 'A SCSI disk was attached',
  match: [
    'sd {address:word}: [{disk:word}] {size:number} {block:number}-byte logical blocks',
    'sd {address:word}: [{disk:word}] (Write Protect is off|Mode Sense: |Write cache: |Attached SCSI|Preferred minimum I/O|Optimal transfer size|Synchronizing SCSI cache)',
    'sd {address:word}: (Power-on or device reset occurred|Attached scsi generic)',
    'scsi {address:word}: Direct-Access {vendor}',
    'EXT4-fs \\({disk:word}\\): mounted filesystem',
    'XFS \\({disk:path}\\): (Mounting|Ending clean mount)',
  ],
  message: 'A SCSI disk was attached, described or mounted.',
  why: 'The kernel lists each disk that appears.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'Linux drivers/scsi/sd.c, sd_print_capacity()',
    text: '[%s] %llu %d-byte logical blocks: (%s/%s)',
  },
  samples: [
    '[ 4.000001] sd 3:0:0:1: [sdd] 2097152 512-byte logical blocks: (1.07 GB/1.00 GiB)',
    '[ 4.000002] sd 3:0:0:1: [sdd] Write Protect is off',
    '[ 5.000001] EXT4-fs (sdd1): mounted filesystem with ordered data mode. Opts: (null)',
  ],
  nearMisses: [
    '[ 4.000003] sd 3:0:0:1: [sdd] tag#12 FAILED Result: hostbyte=DID_NO_CONNECT',
    '[ 4.000004] I/O error, dev sdd, sector 0 op 0x0:(READ) flags 0x0',
  ],
});
