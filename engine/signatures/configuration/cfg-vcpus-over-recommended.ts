import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-vcpus-over-recommended',
  category: 'configuration',
  severity: 'degraded',
  title: 'More virtual CPUs than KVM recommends',
  match: ['exceeds the recommended cpus supported by KVM'],
  message: 'The VM has more virtual CPUs than the host has CPUs; it runs, but slower under load.',
  why: 'KVM recommends no more than the CPUs of the host; the vCPUs of the guest then wait for each other.',
  remedy: 'Lower <vcpu> to at most the CPUs of the host. For a test it can stay.',
  checks: [{ command: 'nproc' }, { command: 'virsh maxvcpus kvm' }],
  xml: [{ path: 'vcpu' }],
  witness: { source: 'QEMU 7.2 and 10.0, accel/kvm/kvm-all.c kvm_init', text: 'Number of %s cpus requested (%d) exceeds the recommended cpus supported by KVM (%d)' },
  samples: ['2025-01-01T00:00:00.000000Z qemu-system-x86_64: warning: Number of SMP cpus requested (48) exceeds the recommended cpus supported by KVM (16)', 'qemu-kvm: warning: Number of hotpluggable cpus requested (128) exceeds the recommended cpus supported by KVM (64)'],
  nearMisses: ['Number of SMP cpus requested (5000) exceeds the maximum cpus supported by KVM (1024)', 'recommended cpus'],
});
