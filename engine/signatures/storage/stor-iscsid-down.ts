import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-iscsid-down',
  category: 'storage',
  severity: 'fatal',
  title: 'The iSCSI daemon is not running',
  match: [
    'daemon died?',
    'iscsiadm: can not connect to iSCSI daemon',
    'iscsiadm: iscsid is not running',
    'Could not start up automatically using the startup command in the iscsid.conf',
    'Failed to start open-iscsi',
    'Failed to start iscsid',
  ],
  message: 'iscsiadm cannot talk to the iSCSI daemon.',
  why: 'iscsid is not started or died; the kernel part of iSCSI needs it for each login and recovery.',
  remedy: 'Start iscsid (systemctl start iscsid, or iscsid.socket) and read its log if it ends again.',
  checks: [
    { command: 'systemctl status iscsid iscsid.socket' },
    { command: 'journalctl -u iscsid' },
    { command: 'systemctl start iscsid', changes: true },
  ],
  witness: {
    source: 'open-iscsi usr/mgmt_ipc.c, iscsid_response()',
    text: 'read error (%d/%d), daemon died?',
  },
  samples: [
    'dracut-initqueue[88]: iscsiadm: read error (-1/104), daemon died?',
    'iscsiadm: can not connect to iSCSI daemon (111)!',
    'iscsiadm: iscsid is not running. Could not start up automatically using the startup command in the iscsid.conf iscsid.startup setting.',
  ],
  nearMisses: [
    'iscsiadm: No records found',
    'the cron daemon died',
  ],
});
