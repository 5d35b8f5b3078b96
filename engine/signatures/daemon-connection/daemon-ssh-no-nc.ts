import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-ssh-no-nc',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The other host has no netcat',
  match: ['End of file while reading data: {what}(nc|ncat|netcat|virt-ssh-helper): (command |)not found'],
  message: 'The connection over SSH needs nc or virt-ssh-helper on the other host, and it has none.',
  why: 'libvirt reaches the daemon’s socket through a program on the other side: virt-ssh-helper of its own package, or netcat with -U.',
  remedy: 'Install libvirt’s client or daemon package (virt-ssh-helper) or netcat-openbsd there, or choose with ?proxy=native or ?netcat=PATH in the URI.',
  checks: [{ command: 'ssh HOST "command -v virt-ssh-helper nc"' }],
  witness: { source: 'libvirt src/rpc/virnetclient.c virNetClientSSHHelperCommand; what the shell of the other host says: github.com/virt-manager/virt-manager/issues/439', text: 'End of file while reading data: sh: line 1: nc: command not found: Input/output error' },
  samples: [
    'error: End of file while reading data: sh: 1: nc: not found: Input/output error',
    'error: End of file while reading data: bash: line 1: virt-ssh-helper: command not found: Input/output error',
  ],
  nearMisses: ['sh: 1: nc: not found'],
});
