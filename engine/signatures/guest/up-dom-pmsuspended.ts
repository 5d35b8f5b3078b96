import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-dom-pmsuspended',
  category: 'guest',
  severity: 'degraded',
  title: 'The guest is asleep',
  match: ['domain is pmsuspended', 'Domain is pmsuspended'],
  message: 'The guest has suspended itself (S3), so the operation is not possible.',
  why: 'A power setting in the guest or virsh dompmsuspend put it to sleep.',
  remedy: 'Wake it with virsh dompmwakeup VM; switch suspend off in the guest or by <suspend-to-mem enabled=\'no\'/>.',
  checks: [{ command: 'virsh domstate VM --reason' }, { command: 'virsh dompmwakeup VM', changes: true }],
  xml: [{ path: 'pm/suspend-to-mem' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c', text: 'domain is pmsuspended' },
  samples: ['error: Requested operation is not valid: domain is pmsuspended', 'libvirt.libvirtError: Requested operation is not valid: domain is pmsuspended'],
  nearMisses: ['domain is not running', 'suspended'],
});
