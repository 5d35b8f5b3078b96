import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-sock-refused',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The socket exists but nobody listens',
  match: [
    "ailed to connect socket to '{socket:quoted}': (Connection refused|Verbindungsaufbau abgelehnt|Connexion refusée|Conexión rehusada|Connessione rifiutata|Conexão recusada|Połączenie odrzucone|В соединении отказано|拒绝连接|接続を拒否されました)",
    "nable to connect to '{socket:quoted}', libvirtd may need to be started: Connection refused",
    'dial unix {socket:path}-sock: connect: connection refused',
  ],
  unless: [
    'virtlogd-sock',
    'virtlockd-sock',
  ],
  message: 'The socket {socket} is there but no daemon listens behind it.',
  why: 'The daemon died or was killed and left the file, or its socket unit is stopped. Running VMs are not affected.',
  remedy: 'Start the socket unit or the daemon (systemctl restart libvirtd.socket, or virtqemud.socket) and see in the journal why it had ended.',
  checks: [
    { command: 'ss -xl | grep libvirt' },
    { command: 'systemctl status libvirtd virtqemud --no-pager' },
    { command: 'journalctl -b -u libvirtd -u virtqemud --no-pager | tail -30' },
    { command: 'systemctl start libvirtd.socket', changes: true },
  ],
  yieldsTo: [
    'daemon-crash',
    'daemon-start-limit',
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetsocket.c, virNetSocketNewConnectUNIX(), with strerror(ECONNREFUSED)',
    text: "Failed to connect socket to '%1$s'",
  },
  samples: [
    "error: Failed to connect socket to '/var/run/libvirt/libvirt-sock': Connection refused",
    "virError(Code=38, Domain=7, Message='Failed to connect socket to '/run/libvirt/virtnetworkd-sock': Connection refused')",
    'Error: dial unix /var/run/libvirt/libvirt-sock: connect: connection refused',
  ],
  nearMisses: [
    "error: unable to connect to server at 'hv2:16509': Connection refused",
    "error: Failed to connect socket to '/run/libvirt/virtlogd-sock': Connection refused",
  ],
});
