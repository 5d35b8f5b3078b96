import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-iscsi-chap',
  category: 'storage',
  severity: 'fatal',
  title: 'The iSCSI target wants authentication',
  match: [
    'ogin failed to authenticate with target',
    'iSCSI login failed due to authorization failure',
    'initiator reported error \\(24 - {reason}',
    'Status: (Authentication|Authorization) failure',
    'iSCSI Login negotiation failed',
    'CHAP user or password not set for Initiator',
    'Initiator is requesting CSG: {csg:number}, has not been successfully authenticated',
  ],
  message: 'The iSCSI target refused the login because authentication failed.',
  why: 'The target wants CHAP, and the initiator or pool has no or other credentials.',
  remedy: "Set user and secret on the initiator or as <auth type='chap'> with a libvirt secret in the pool or disk, the same as on the target. A CHAP secret has 12 to 16 characters on many targets.",
  checks: [
    { command: 'iscsiadm -m node -T TARGET -o show', look: 'node.session.auth.*' },
    { command: 'virsh secret-list' },
  ],
  xml: [{ path: 'devices/disk/source/auth' }],
  witness: {
    source: 'open-iscsi usr/login.c, usr/iscsi_err.c; Linux drivers/target/iscsi/iscsi_target_nego.c',
    text: 'Login failed to authenticate with target %s / iSCSI Login negotiation failed.',
  },
  samples: [
    'iscsid[31]: Login failed to authenticate with target iqn.2020-01.lan.nas:t1',
    'iscsiadm: initiator reported error (24 - iSCSI login failed due to authorization failure)',
    '[ 321.000001] iSCSI Login negotiation failed.',
    'qemu-kvm: -drive file=iscsi://10.9.9.9/iqn.2020-01.lan.nas:t1/0: iSCSI: Failed to connect to LUN : Failed to log in to target. Status: Authentication failure(513)',
    '[ 322.000001] CHAP user or password not set for Initiator ACL',
  ],
  nearMisses: [
    'iscsiadm: initiator reported error (8 - connection timed out)',
    'iscsid[31]: Login to target iqn.2020-01.lan.nas:t1 done',
  ],
});
