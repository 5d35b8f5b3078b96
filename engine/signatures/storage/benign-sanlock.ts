import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-sanlock',
  category: 'storage',
  severity: 'benign',
  title: 'sanlock works normally',
  match: [
    's{space:number}:r{resource:number} resource {name:path} for {who:path}',
    's{space:number} lockspace {name:path}',
    'sanlock daemon started',
    's{space:number} host {host}',
  ],
  unless: [
    'renewal error',
    'failed',
  ],
  message: 'sanlock takes or keeps a lease in the normal way.',
  why: 'It notes each lockspace and resource.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'sanlock src/main.c, src/resource.c',
    text: 's%u:r%u resource %.48s:%.48s:%.256s:%llu for %d,%d,%d',
  },
  samples: [
    '2023-08-08 08:00:00 5550000 [900]: s1:r3 resource vms:disk1:/dev/vg/leases:1048576 for 3,14,9000',
    '2023-08-08 08:00:00 5550000 [900]: s2 lockspace vms:2:/dev/vg/ids:0',
    '2023-08-08 08:00:01 5550001 [900]: sanlock daemon started 3.8.5 host x',
  ],
  nearMisses: [
    '2023-08-08 08:08:08 5551212 [901]: s1 renewal error -202 delta_length 20 last_success 5551181',
    's3 bucket lists x',
  ],
});
