import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-iscsi-recovered',
  category: 'storage',
  severity: 'benign',
  title: 'The iSCSI connection works again',
  match: [
    'connection{id:word} is operational after recovery',
    'onnection{id} is operational now',
  ],
  message: 'The iSCSI connection works again.',
  why: 'The initiator logged in again after a break.',
  remedy: "Nothing has to be done; look for the break's cause if it comes back.",
  checks: [],
  witness: {
    source: 'open-iscsi usr/initiator.c',
    text: 'connection%d:%d is operational after recovery (%d attempts) / … is operational now',
  },
  samples: [
    'iscsid[7]: connection1:0 is operational after recovery (2 attempts)',
    'iscsid[7]: Connection4:0 to [target: iqn.2020-01.lan.nas:t1, portal: 10.9.9.9,3260] through [iface: default] is operational now',
  ],
  nearMisses: [
    'iscsid[7]: Kernel reported iSCSI connection 1:0 error (1020)',
    'connection1:0 is not operational',
  ],
});
