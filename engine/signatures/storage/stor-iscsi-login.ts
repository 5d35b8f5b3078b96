import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-iscsi-login',
  category: 'storage',
  severity: 'fatal',
  title: 'The iSCSI login failed',
  match: [
    'iscsiadm: initiator reported error \\({code:number} - {reason}',
    'iscsiadm: Could not login to',
    'iscsiadm: Could not log into all portals',
    'encountered iSCSI login failure',
    'iscsiadm: cannot make connection to {portal}',
    'iscsiadm: connect to {portal} timed out',
    'conn {conn:number} login rejected: {reason}',
    'login response timeout',
    'Login I/O error, failed to receive a PDU',
    'iSCSI: Failed to connect to LUN : {reason}',
    'Failed to log in to target. Status: {reason}',
  ],
  ignoreCase: true,
  message: 'The host could not log in to the iSCSI target.',
  why: "The portal is unreachable, the target name is wrong, or the target does not list this host's initiator name.",
  remedy: "Check the portal with a discovery and that /etc/iscsi/initiatorname.iscsi is in the target's access list.",
  checks: [
    { command: 'iscsiadm -m discovery -t sendtargets -p PORTAL' },
    { command: 'cat /etc/iscsi/initiatorname.iscsi' },
    { command: 'iscsiadm -m session -P1' },
  ],
  yieldsTo: [
    'stor-iscsi-chap',
    'stor-iscsid-down',
  ],
  witness: {
    source: 'open-iscsi usr/iscsiadm.c, usr/session_mgmt.c, usr/login.c; QEMU 10.0 block/iscsi.c',
    text: 'iscsiadm: Could not login to [iface: %s, target: %s, portal: %s,%d]. / iSCSI: Failed to connect to LUN : %s',
  },
  samples: [
    'internal error: Child process (iscsiadm --mode node --login) unexpected exit status 8: iscsiadm: Could not login to [iface: default, target: iqn.2020-01.lan.nas:t1, portal: 10.9.9.9,3260].\niscsiadm: initiator reported error (8 - connection timed out)',
    'qemu-system-x86_64: -drive file=iscsi://10.9.9.9/iqn.2020-01.lan.nas:t1/0: iSCSI: Failed to connect to LUN : iscsi_service failed',
    'iscsiadm: Could not log into all portals',
    'iscsiadm: cannot make connection to 10.9.9.9: Connection refused',
  ],
  nearMisses: [
    'iscsid[4]: Login to [iface: default, target: iqn.2020-01.lan.nas:t1] successful.',
    'pam: login took 2 s',
  ],
});
