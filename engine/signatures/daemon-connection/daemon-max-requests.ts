import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-max-requests',
  category: 'daemon/connection',
  severity: 'degraded',
  title: 'One client has too many requests open',
  match: ['Client hit max requests limit {limit:number}'],
  message: 'One client has {limit} requests open at once, its maximum; further ones wait.',
  why: 'A client with many threads on one connection, or requests that do not end (a hung VM).',
  remedy: 'If it repeats, see which request hangs; raise max_client_requests of the named daemon when the load is legitimate.',
  checks: [
    { command: 'grep max_client_requests /etc/libvirt/*.conf' },
    { command: 'virsh list --all' },
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetserverclient.c, virNetServerClientDispatchRead()',
    text: 'Client hit max requests limit %zd. This may result in keep-alive timeouts. Consider tuning the max_client_requests server parameter',
  },
  samples: [
    'libvirtd[5]: Client hit max requests limit 5. This may result in keep-alive timeouts. Consider tuning the max_client_requests server parameter',
    '2024-04-04 04:04:04.040+0000: 8: warning : virNetServerClientDispatchRead:1269 : Client hit max requests limit 1. This may result in keep-alive timeouts. Consider tuning the max_client_requests server parameter',
  ],
  nearMisses: [
    'Too many active clients (20), dropping connection from 127.0.0.1;1',
    'max_client_requests = 5',
  ],
});
