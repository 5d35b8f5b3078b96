import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-pve-task',
  category: 'other',
  severity: 'benign',
  title: 'A Proxmox task',
  match: ['end task UPID:{upid:path} OK', 'starting task UPID:', 'TASK OK', 'end task UPID:{upid:path} {user:path} OK'],
  message: 'A task started, or ended with OK.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Proxmox pve-common, PVE/RESTEnvironment.pm', text: 'end task' },
  samples: ['pve pvedaemon[5]: <root@pam> starting task UPID:pve:00000001:00000002:64000000:qmstart:100:root@pam:', 'pve qm[5]: <root@pam> end task UPID:pve:00000001:00000002:64000000:qmstart:100:root@pam: OK'],
  nearMisses: ['pve qm[5]: <root@pam> end task UPID:pve:1:2:6:qmstart:100:root@pam: start failed: QEMU exited with code 1', 'task'],
});
