import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-save-not-running',
  category: 'configuration',
  severity: 'degraded',
  title: 'The operation needs a running VM',
  match: ['operation failed: (d|D)omain is not running', 'domain is not running…save'],
  message: 'The VM is off, so this operation is not possible.',
  why: 'Saving, suspending and live changes need the running process.',
  remedy: 'Start the VM first, or skip the step; for the stored configuration use --config.',
  checks: [{ command: 'virsh domstate VM --reason' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c virDomainObjCheckActive and older src/qemu/qemu_driver.c', text: 'domain is not running' },
  samples: ['error: operation failed: domain is not running', "error: Failed to save domain 'files' to /srv/files.save\nerror: operation failed: domain is not running"],
  nearMisses: ['error: Requested operation is not valid: domain is not running', 'domain is running'],
});
