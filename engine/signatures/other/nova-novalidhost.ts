import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'nova-novalidhost',
  category: 'other',
  severity: 'fatal',
  title: 'The scheduler found no host',
  match: ['No valid host was found', 'NoValidHost', 'Exceeded max scheduling attempts', 'Exceeded maximum number of retries', 'Exhausted all hosts available for retrying build failures'],
  message: 'nova had no compute node left for the instance.',
  why: 'None has room or the traits asked for, or each one tried failed – then their logs have the reason.',
  remedy: 'Look in nova-compute.log of the hosts that were tried for the first error; check quotas, placement and enabled services.',
  checks: [{ command: 'openstack server show ID -c fault' }, { command: 'openstack compute service list' }],
  consequence: true,
  witness: { source: 'OpenStack nova, nova/exception.py NoValidHost', text: 'No valid host was found. %(reason)s' },
  samples: ['nova.exception.NoValidHost: No valid host was found. There are not enough hosts available.', 'Exhausted all hosts available for retrying build failures for instance 0d0e0f00'],
  nearMisses: ['host was found', 'Valid hosts: 3'],
});
