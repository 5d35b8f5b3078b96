import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-iscsi-host',
  category: 'storage',
  severity: 'benign',
  title: 'The iSCSI initiator registered a host',
  match: ['iSCSI Initiator over TCP/IP'],
  message: 'The iSCSI initiator registered a SCSI host for a session.',
  why: 'One appears for each login.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'Linux drivers/scsi/iscsi_tcp.c',
    text: 'scsi host%d: iSCSI Initiator over TCP/IP',
  },
  samples: [
    '[ 9.000001] scsi host7: iSCSI Initiator over TCP/IP',
    'hv kernel: scsi host8: iSCSI Initiator over TCP/IP',
  ],
  nearMisses: [
    '[ 9.000002]  connection2:0: detected conn error (1020)',
    'iscsid: cannot make a connection',
  ],
});
