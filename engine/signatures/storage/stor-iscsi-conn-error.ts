import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-iscsi-conn-error',
  category: 'storage',
  severity: 'degraded',
  title: "The host's iSCSI connection broke",
  match: [
    'iSCSI (READ10/16|WRITE10/16|READ16|WRITE16|UNMAP|WRITESAME10/16) failed at lba {lba:number}',
    'iSCSI SYNCHRONIZECACHE10 failed',
    'iSCSI Busy/TaskSetFull/TimeOut',
    'detected conn error \\({code:number}\\)',
    'Kernel reported iSCSI connection {conn:word} error',
    'ping timeout of {seconds:number} secs expired',
    'session recovery timed out after {seconds:number} secs',
    'iSCSI: NOP timeout. Reconnecting',
  ],
  message: 'The iSCSI connection broke; disks behind it stall until it is back.',
  why: 'The target or the network between went away. After the replacement timeout the kernel hands I/O errors to the VMs.',
  remedy: 'Check network and target, use multipath, and set node.session.timeo.replacement_timeout to suit it.',
  checks: [
    { command: 'iscsiadm -m session -P3' },
    { command: 'multipath -ll' },
    { command: 'journalctl -u iscsid' },
  ],
  witness: {
    source: 'Linux drivers/scsi/libiscsi.c and open-iscsi usr/initiator.c; QEMU 10.0 block/iscsi.c',
    text: 'connection%d:%d: detected conn error (%d) / Kernel reported iSCSI connection %d:%d error (%d - %s) state (%d) / iSCSI WRITE10/16 failed at lba %lu: %s',
  },
  samples: [
    'iSCSI WRITE10/16 failed at lba 777: SENSE KEY:HARDWARE_ERROR(4)',
    '[ 4000.123456]  connection3:0: detected conn error (1022)',
    'iscsid[700]: Kernel reported iSCSI connection 2:0 error (1020 - ISCSI_ERR_TCP_CONN_CLOSE: TCP connection closed) state (3)',
    '[ 500.000001]  connection2:0: ping timeout of 5 secs expired, recv timeout 5, last rx 4295',
    '[ 620.000001]  session3: session recovery timed out after 120 secs',
  ],
  nearMisses: [
    'iscsid[700]: connection2:0 is operational after recovery (3 attempts)',
    'detected connection type error in config',
  ],
});
