import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-operation-unsupported',
  category: 'configuration',
  severity: 'degraded',
  title: 'The hypervisor cannot do that',
  match: ['Operation not supported: {what}', 'argument unsupported: {what}'],
  message: 'libvirt cannot do what was asked: {what}',
  why: 'This driver, this QEMU or the state of the VM does not allow it. What stands after the colon says which.',
  remedy: 'Read what stands after the colon; many changes work when the VM is shut off (--config), or with a newer libvirt and QEMU.',
  checks: [{ command: 'virsh version' }, { command: 'virsh domstate VM --reason' }],
  consequence: true,
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virerror.c VIR_ERR_OPERATION_UNSUPPORTED, VIR_ERR_ARGUMENT_UNSUPPORTED', text: 'Operation not supported: %1$s; argument unsupported: %1$s' },
  samples: ['error: Operation not supported: pears cannot be peeled while they hang'],
  nearMisses: ['pear: Operation not supported'],
});
