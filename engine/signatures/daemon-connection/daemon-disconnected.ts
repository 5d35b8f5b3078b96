import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-disconnected',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The connection to the daemon ended',
  match: ['isconnected from {uri:path} due to (end of file|I/O error|keepalive timeout)'],
  message: 'The connection to {uri} ended.',
  why: 'The daemon was restarted or crashed, or the network to it broke.',
  remedy: "Reconnect, and read the daemon's log of that second.",
  checks: [{ command: 'journalctl -u libvirtd -u virtqemud --since -10min --no-pager' }],
  yieldsTo: [
    'daemon-crash',
    'daemon-keepalive',
  ],
  witness: {
    source: 'libvirt 11.3 tools/virsh.c, virshCatchDisconnect()',
    text: 'Disconnected from %1$s due to end of file / … due to I/O error / … due to keepalive timeout',
  },
  samples: [
    'error: Disconnected from qemu:///session due to end of file',
    'error: Disconnected from qemu+ssh://hv4/system due to keepalive timeout',
  ],
  nearMisses: [
    'error: Disconnected from qemu:///session due to client request',
    'sshd: Disconnected from user bob',
  ],
});
