import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-ssh-hostkey',
  category: 'migration',
  severity: 'fatal',
  title: 'The SSH host key of the other side is not known',
  match: ["SSH host key for '{host:quoted}' \\({hash:word}\\) was not accepted", 'ailed to validate SSH host key', "nown hosts file '{file:quoted}' does not exist", 'nable to load knownhosts file', 'Host key verification failed', 'REMOTE HOST IDENTIFICATION HAS CHANGED', 'HOST KEY VERIFICATION FAILED'],
  message: 'SSH refused the connection because the host key is unknown or has changed.',
  why: 'libvirt uses the known_hosts of the account it runs as (root for the daemon), where nobody can answer the question.',
  remedy: 'Compare the fingerprint, then accept the key once for that account (ssh TARGET true), or spread known_hosts. A changed key deserves a look first.',
  checks: [{ command: 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub', look: 'on the target' }, { command: 'ssh-keygen -F TARGET' }],
  witness: { source: 'OpenSSH, sshconnect.c; libvirt src/rpc/virnetlibsshsession.c, virnetsshsession.c', text: "Host key verification failed. / SSH host key for '%1$s' (%2$s) was not accepted" },
  samples: ["error: SSH host key for 'pear7' (77aa) was not accepted", 'error: Cannot recv data: Host key verification failed.: Connection reset by peer', 'error: failed to connect to the hypervisor\nerror: Cannot recv data: @ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @'],
  nearMisses: ['error: Cannot recv data: Permission denied (publickey).: Connection reset by peer', 'host key generated'],
});
