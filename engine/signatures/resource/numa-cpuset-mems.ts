import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'numa-cpuset-mems',
  category: 'resource',
  severity: 'fatal',
  title: 'The NUMA binding names nodes that are not there',
  match: [
    'annot bind memory to host NUMA nodes: {error}',
    "nable to write to '{dir:quoted}cpuset.mems': (Invalid argument|Numerical result out of range|No space left on device|Device or resource busy)",
    'nable to set cpuset.mems{rest}',
    "rror writing '{nodes:quoted}' to {what}cpuset.mems",
  ],
  message: "The host cannot bind the VM's memory to the NUMA nodes of <numatune>.",
  why: 'The node set names nodes the host does not have, that hold no memory, or that the parent control group does not allow.',
  remedy: "Correct nodeset to nodes of this host, and look at the parent group's cpuset.",
  checks: [
    { command: 'numactl -H' },
    { command: 'cat /sys/fs/cgroup/machine.slice/cpuset.mems.effective' },
  ],
  xml: [{ path: 'numatune/memory/@nodeset' }],
  witness: {
    source: 'libvirt 11.3 src/util/vircgroup.c, virCgroupSetValueRaw(); QEMU 10.0 backends/hostmem.c',
    text: "Unable to write to '%1$s' / cannot bind memory to host NUMA nodes",
  },
  samples: [
    'qemu-system-x86_64: -object memory-backend-ram,id=ram-node7: cannot bind memory to host NUMA nodes: Invalid argument',
    "error: Unable to write to '/sys/fs/cgroup/cpuset/machine.slice/machine-qemu1.scope/emulator/cpuset.mems': Invalid argument",
    "libvirtd[6]: Unable to write to '/sys/fs/cgroup/machine.slice/machine-qemu1.scope/libvirt/emulator/cpuset.mems': Numerical result out of range",
    'error: Unable to set cpuset.mems for domain web: Invalid argument',
  ],
  nearMisses: [
    "error: Unable to write to '/sys/fs/cgroup/cpuset/machine.slice/cpuset.cpus': Permission denied",
    'cpuset: cpuset.mems is 0',
  ],
});
