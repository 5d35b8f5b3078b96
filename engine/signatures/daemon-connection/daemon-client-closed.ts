import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-client-closed',
  category: 'daemon/connection',
  severity: 'fatal',
  title: "The client's own connection was closed",
  match: [
    'client socket is closed',
    'Client socket is closed',
  ],
  message: 'The program used a libvirt connection that was closed already.',
  why: 'The daemon restarted or crashed, a keepalive ran out, or the program closed the connection and went on using it.',
  remedy: 'Open a new connection. If it comes back look for a crash, a restart or a keepalive timeout of the daemon at that time.',
  checks: [
    { command: 'journalctl -u libvirtd -u virtqemud --since -1h --no-pager' },
    { command: 'virsh list' },
  ],
  yieldsTo: [
    'daemon-crash',
    'daemon-keepalive',
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetclient.c, virNetClientSendInternal()',
    text: 'client socket is closed',
  },
  samples: [
    'error: internal error: client socket is closed',
    'nova: libvirtError: internal error: client socket is closed',
  ],
  nearMisses: [
    'Client socket identity not available',
    'websocket is closed',
  ],
});
