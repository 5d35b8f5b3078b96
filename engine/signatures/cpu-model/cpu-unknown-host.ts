import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-unknown-host',
  category: 'cpu-model',
  severity: 'fatal',
  title: "libvirt does not know this host's CPU",
  match: ['annot detect host CPU model for {arch:word} architecture', 'unknown host CPU', "Cannot find CPU model with PVR {pvr:hex}", 'KVM: host CPU model could not be identified', 'Details about the host CPU model are not available'],
  // libvirt also remarks on it at level warning and goes on.
  unless: ['warning : '],
  message: "libvirt has no name for this host's CPU and cannot work with CPU models on it.",
  why: 'The CPU is newer than the CPU map of this libvirt, or an outer hypervisor shows an odd mix of features.',
  remedy: "Update libvirt, or use mode='host-passthrough' (no migration to other CPUs) or a named model that the host can give.",
  checks: [{ command: 'virsh capabilities --xpath //host/cpu' }, { command: 'lscpu' }],
  xml: [{ path: 'cpu/@mode' }, { path: 'cpu' }],
  witness: { source: 'libvirt 11.3.0, src/cpu/cpu_x86.c x86Compute, src/cpu/cpu_arm.c, src/cpu/cpu_ppc64.c; libvirt src/cpu/cpu.c', text: 'unknown host CPU / cannot detect host CPU model for %1$s architecture' },
  samples: ['error: Operation not supported: cannot detect host CPU model for riscv64 architecture', 'error: the CPU is incompatible with host CPU: unknown host CPU', '2024-09-01 00:00:00.000+0000: 17: error : virCPUs390Update:68 : internal error: unknown host CPU model'],
  nearMisses: ['error: internal error: Unknown CPU model Skylake-Sever', 'host CPU flags unknown to this kernel'],
});
