import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-cpu-topology',
  category: 'configuration',
  severity: 'fatal',
  title: 'Sockets, cores and threads do not give the vCPU count',
  match: ["CPU topology doesn't match (maximum vcpu count|the desired vcpu count)", 'Invalid CPU topology: {why}', 'cpu topology results in more than', 'cpu topology: sockets \\({sockets:number}\\)', "CPU topology parameters must be greater than zero", "{what:word} not supported by this machine's CPU topology", "{what:word} > 1 not supported by this machine's CPU topology"],
  message: 'The product of sockets, dies, cores and threads is not the number of vCPUs.',
  why: 'The topology must describe exactly the maximum of vCPUs.',
  remedy: 'Correct <topology> or <vcpu> so that sockets × dies × clusters × cores × threads equals it, or remove <topology>.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//vcpu | //topology"' }],
  xml: [{ path: 'cpu/topology' }, { path: 'vcpu' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c; QEMU hw/core/machine-smp.c', text: "CPU topology doesn't match maximum vcpu count" },
  samples: ["error: unsupported configuration: CPU topology doesn't match maximum vcpu count", 'qemu-system-x86_64: Invalid CPU topology: product of the hierarchy must match maxcpus: sockets (2) * cores (3) * threads (1) != maxcpus (4)'],
  nearMisses: ["CPU topology doesn't match numa CPU count; partial NUMA mapping is obsoleted and will be removed in future", 'CPU topology: 1 socket'],
});
