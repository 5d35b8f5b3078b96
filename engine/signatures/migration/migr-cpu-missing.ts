import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-cpu-missing',
  category: 'migration',
  severity: 'fatal',
  title: "The target's CPU lacks features of the running guest",
  match: ['MigrateToURI…missing features: {features}', '(m|M)igrat…missing features: {features}', "(m|M)igrat…guest CPU doesn't match specification", '(m|M)igrat…Host CPU does not provide required features'],
  message: 'The target host cannot give the guest the CPU it has been running on.',
  why: 'Host-model and passthrough VMs carry the CPU of the source; an older or differently patched target lacks flags.',
  remedy: 'Give the VMs a baseline that all hosts have (virsh hypervisor-cpu-baseline) and restart them once; bring microcode and kernels to the same level.',
  checks: [{ command: 'virsh hypervisor-cpu-compare FILE', look: 'on the target' }, { command: 'virsh domcapabilities', look: 'on both hosts' }],
  xml: [{ path: 'cpu/model' }, { path: 'cpu' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/cpu/cpu_x86.c virCPUx86UpdateLive; KubeVirt live-migration-source.go", text: "guest CPU doesn't match specification: missing features: %1$s" },
  samples: ["Live migration failed error encountered during MigrateToURI3 libvirt api call: virError(Code=9, Domain=31, Message='operation failed: guest CPU doesn't match specification: missing features: erms,fsrm')", "ERROR nova.virt.libvirt.driver Live Migration failure: operation failed: guest CPU doesn't match specification: missing features: avx512vnni"],
  nearMisses: ["error: operation failed: guest CPU doesn't match specification: missing features: pcid", 'migration: CPU throttle 20'],
});
