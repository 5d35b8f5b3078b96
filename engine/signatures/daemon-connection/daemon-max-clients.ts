import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-max-clients',
  category: 'daemon/connection',
  severity: 'degraded',
  title: "The daemon's limit of clients is reached",
  match: ['Too many active clients \\({limit:number}\\), dropping connection from {client}'],
  message: 'The daemon has as many clients as it allows and turns new ones away.',
  why: 'Programs that open connections and never close them, or many legitimate clients.',
  remedy: 'Find the leaking client and fix or restart it; raise max_clients if the number is legitimate.',
  checks: [
    { command: 'virt-admin srv-clients-info libvirtd' },
    { command: 'virt-admin client-list libvirtd' },
    { command: 'grep max_clients /etc/libvirt/libvirtd.conf /etc/libvirt/virtqemud.conf' },
  ],
  witness: {
    source: 'libvirt 1.2 src/rpc/virnetserver.c, virNetServerAddClient()',
    text: 'Too many active clients (%zu), dropping connection from %s',
  },
  samples: [
    '2016-01-01 01:01:01.010+0000: 4: error : virNetServerAddClient:270 : Too many active clients (40), dropping connection from 10.1.1.1;4000',
    'libvirtd[3]: Too many active clients (5000), dropping connection from 127.0.0.1;0',
  ],
  nearMisses: [
    'Client hit max requests limit 5. This may result in keep-alive timeouts.',
    'apache: too many clients',
  ],
});
