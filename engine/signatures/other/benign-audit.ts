import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-audit',
  category: 'other',
  severity: 'benign',
  title: 'A routine audit record',
  match: ['(USER_START|USER_END|USER_ACCT|USER_AUTH|USER_LOGIN|CRED_ACQ|CRED_REFR|CRED_DISP|SERVICE_START|SERVICE_STOP|ANOM_PROMISCUOUS|NETFILTER_CFG|LOGIN|BPF)( pid=| dev=| table=| msg=| prog-id=)'],
  message: 'The audit system notes a session, a service or a device mode.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux audit, kernel/audit.c and userspace', text: 'ANOM_PROMISCUOUS' },
  samples: ["audit[77]: USER_START pid=77 uid=0 auid=1000 ses=3 msg='op=PAM:session_open res=success'", 'audit: ANOM_PROMISCUOUS dev=vnet4 prom=256 old_prom=0 auid=4294967295'],
  nearMisses: ['audit: AVC avc:  denied  { read } for  pid=9', 'type=SECCOMP sig=31'],
});
