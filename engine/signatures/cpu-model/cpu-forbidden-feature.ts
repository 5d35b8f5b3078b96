import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-forbidden-feature',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'The host has a CPU feature that the XML forbids',
  match: ["Host CPU provides forbidden feature '{feature:quoted}'"],
  message: "The XML forbids the CPU feature {feature}, but this host's CPU has it.",
  why: "policy='forbid' means: refuse to run on a host that has the feature. It does not hide it.",
  remedy: "To hide the feature from the guest use policy='disable' instead of 'forbid'.",
  checks: [{ command: 'virsh dumpxml VM --xpath //cpu', look: "features with policy='forbid'" }],
  xml: [{ path: 'cpu/feature', equals: 'feature' }, { path: 'cpu' }],
  witness: { source: 'libvirt 11.3.0, src/cpu/cpu.c virCPUCheckForbiddenFeatures', text: "Host CPU provides forbidden feature '%1$s'" },
  samples: [
    "error: the CPU is incompatible with host CPU: Host CPU provides forbidden feature 'aes'",
    "2024-12-12 12:12:12.012+0000: 9: error : virCPUCheckForbiddenFeatures:1100 : the CPU is incompatible with host CPU: Host CPU provides forbidden feature 'rdtscp'",
  ],
  nearMisses: ['Host CPU does not provide required features: aes', "error: feature 'aes' is forbidden by policy"],
});
