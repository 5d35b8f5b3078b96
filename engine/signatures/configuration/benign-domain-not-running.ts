import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-domain-not-running',
  category: 'configuration',
  severity: 'benign',
  title: 'A question about a VM that is off',
  match: ['Requested operation is not valid: (d|D)omain is not running', 'Failed to get (memory|block|interface|vcpu|cpu) statistics'],
  message: 'A statistic or a shutdown was asked of a VM that is off.',
  why: 'Monitoring tools ask all VMs; the answer is as expected.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c virDomainObjCheckActive', text: 'domain is not running' },
  samples: ["error: Requested operation is not valid: domain is not running", "error: Failed to get memory statistics for domain 'files'"],
  nearMisses: ['error: operation failed: domain is not running', 'domain is running'],
});
