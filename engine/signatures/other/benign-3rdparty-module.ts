import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-3rdparty-module',
  category: 'other',
  severity: 'benign',
  title: 'A foreign kernel probe starts',
  match: ['sysdig_probe: starting capture', 'sysdig_probe: ', 'falco: (starting capture|adding new consumer)', 'scap: starting capture'],
  message: 'A monitoring module begins to capture.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'sysdig, driver/main.c', text: 'starting capture' },
  samples: ['kernel: sysdig_probe: starting capture', '[ 9.9] falco: adding new consumer 0000'],
  nearMisses: ['falco: BUG: unable to handle page fault', 'capture'],
});
