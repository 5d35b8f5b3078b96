import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-ssh-auth',
  category: 'security/permission',
  severity: 'fatal',
  title: 'SSH does not let you in',
  match: ["authentication with private key '{key:quoted}' has failed", 'keyboard interactive authentication failed', 'ailed to authenticate using (SSH agent|agent)', "rror while opening private key '{key:quoted}', wrong passphrase", 'internal error: failed to authenticate: ', '(Cannot recv data|End of file while reading data): {what}Permission denied \\({methods}\\)'],
  message: 'SSH to the host failed: no way to log in worked.',
  why: 'libvirt starts ssh where nobody can type a password, often as another user than you (a service, root); its keys are not yours.',
  remedy: 'Make a key for the user that connects and copy it to the host; test with ssh -o BatchMode=yes.',
  checks: [{ command: 'ssh -o BatchMode=yes HOST true' }, { command: 'ssh-add -l' }],
  witness: { source: 'libvirt src/rpc/virnetsocket.c virNetSocketReadWire: Cannot recv data; OpenSSH sshconnect2.c (ssh 9.2p1); libvirt src/rpc/virnetsshsession.c, virnetlibsshsession.c', text: "Cannot recv data: %1$s; %s@%s: Permission denied (%s). / authentication with private key '%1$s' has failed: %2$s" },
  samples: ["error: authentication failed: authentication with private key '/root/.ssh/pear' has failed: pear", "error: internal error: error while opening private key '/root/.ssh/pear', wrong passphrase?", 'error: Cannot recv data: pear@seven: Permission denied (publickey,password).: Connection reset by peer'],
  nearMisses: ['sshd[7]: Permission denied (publickey)'],
});
