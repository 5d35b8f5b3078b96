import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-keepalive',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The connection was dropped after missing keepalives',
  match: [
    'connection closed due to keepalive timeout',
    'No response from client {client:path} after {count:number} keepalive messages in {seconds:number} seconds',
    'Cannot recv data: Input/output error',
  ],
  message: 'The connection was dropped because keepalive answers stayed away.',
  why: 'The other side was too busy or blocked (a hung daemon or event loop), or the network failed.',
  remedy: 'Check network and load; see whether the daemon or client hangs. Tune keepalive_interval and keepalive_count only after that.',
  checks: [
    { command: 'systemctl status libvirtd virtqemud --no-pager' },
    { command: "ps -eo pid,stat,wchan:32,comm | grep -E 'virt|qemu'" },
    { command: 'grep keepalive /etc/libvirt/*.conf' },
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virkeepalive.c, virKeepAliveTimerInternal()',
    text: 'connection closed due to keepalive timeout / No response from client %p after %d keepalive messages in %d seconds',
  },
  samples: [
    'virtqemud[8]: internal error: connection closed due to keepalive timeout',
    '2023-09-09 09:09:09.009+0000: 3: warning : virKeepAliveTimerInternal:137 : No response from client 0x55d0c0ffee00 after 6 keepalive messages in 35 seconds',
    'error: Cannot recv data: Input/output error',
  ],
  nearMisses: [
    'Keepalive messages disabled by configuration',
    'sshd: Timeout, client not responding.',
  ],
});
