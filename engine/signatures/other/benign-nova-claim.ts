import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-nova-claim',
  category: 'other',
  severity: 'benign',
  title: 'nova accounts for resources',
  match: ['nova.compute.(claims|resource_tracker) …(Attempting claim|Claim successful|Total memory|memory limit|Final resource view|Total usable vcpus|vcpu limit|Total disk|disk limit|Total vcpu)', 'Attempting claim on node'],
  message: 'nova counts what the instance takes.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'OpenStack nova, nova/compute/claims.py', text: 'Attempting claim on node %(node)s' },
  samples: ['2024-01-01 10:00:00.001 7 INFO nova.compute.claims [req-1] [instance: 0d0e] Attempting claim: memory 4096 MB, disk 20 GB, vcpus 2 CPU', '2024-01-01 10:00:00.002 7 INFO nova.compute.claims [req-1] [instance: 0d0e] Claim successful on node n1'],
  nearMisses: ['ERROR nova.compute.manager Instance failed to spawn', 'claim'],
});
