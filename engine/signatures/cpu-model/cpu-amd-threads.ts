import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-amd-threads',
  category: 'cpu-model',
  severity: 'degraded',
  title: 'The guest sees no threads on this AMD CPU model',
  match: ["This family of AMD CPU doesn't support hyperthreading\\({threads:number}\\)"],
  message: 'The topology has {threads} threads a core, and the AMD CPU model has no feature to show them.',
  why: 'Threads of AMD CPUs are told by the feature topoext, which named models do not have.',
  remedy: "Add <feature policy='require' name='topoext'/> (host-passthrough, EPYC), or set threads='1'.",
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'lscpu' }],
  xml: [{ path: 'cpu/topology/@threads' }],
  witness: { source: 'QEMU 7.2 and 10.0 target/i386/cpu.c x86_cpu_realizefn', text: "This family of AMD CPU doesn't support hyperthreading(%d)" },
  samples: ["qemu-system-x86_64: warning: This family of AMD CPU doesn't support hyperthreading(2)"],
  nearMisses: ['This AMD CPU supports hyperthreading(2)'],
});
