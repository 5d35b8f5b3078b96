import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-login',
  category: 'other',
  severity: 'benign',
  title: 'A user logged in',
  match: ['New session {id:path} of user {user:path}', 'session opened for user', 'Accepted (publickey|password) for', 'Session {id:path} logged out'],
  message: 'Somebody logged in or out.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'systemd, src/login; OpenSSH; PAM', text: 'New session %s of user %s.' },
  samples: ['systemd-logind[4]: New session 17 of user admin.', 'sshd[9]: Accepted publickey for admin from 10.0.0.2 port 5000 ssh2'],
  nearMisses: ['sshd[9]: Failed password for admin', 'session'],
});
