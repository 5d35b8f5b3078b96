import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kubevirt-vm-rerun',
  category: 'other',
  severity: 'degraded',
  title: 'KubeVirt restarts a VM whose instance failed',
  match: ['VMI in phase Failed', 'in phase Failed and VM runStrategy'],
  message: 'The instance of a KubeVirt VM failed, and the controller starts it anew.',
  why: 'virt-launcher or QEMU ended with an error; the strategy says to run again.',
  remedy: 'Read the log of the failed virt-launcher pod: it has the reason.',
  checks: [{ command: 'kubectl logs -n NAMESPACE virt-launcher-VM-xxxxx --previous' }, { command: 'kubectl describe vmi -n NAMESPACE VM' }],
  witness: { source: 'KubeVirt, pkg/virt-controller/watch/vm.go', text: 'Stopping VM with VMI in phase %s and VM runStrategy: %s' },
  samples: ['{"component":"virt-controller","level":"info","msg":"Stopping VM with VMI in phase Failed and VM runStrategy: Always"}', 'Stopping VM with VMI in phase Failed due to runStrategy: RerunOnFailure'],
  nearMisses: ['{"component":"virt-controller","msg":"Starting VM due to runStrategy: Always"}', 'VMI in phase Running'],
});
