import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cgroup-memsw',
  category: 'resource',
  severity: 'fatal',
  title: 'The kernel does not account swap per control group',
  match: [
    "'{dir:quoted}memory.memsw.{file:word}': {reason}",
    'memory.memsw.limit_in_bytes{what}: (No such file or directory|Permission denied|Operation not supported|Invalid argument)',
  ],
  message: 'The swap limit of the VM cannot be set: the kernel keeps no swap account for control groups.',
  why: 'memory.memsw.* exists only with swap accounting (swapaccount=1 on cgroup v1).',
  remedy: 'Boot with swapaccount=1 on cgroup v1 hosts, or remove <swap_hard_limit>.',
  checks: [
    { command: 'ls /sys/fs/cgroup/memory/memory.memsw.limit_in_bytes' },
    { command: 'cat /proc/cmdline' },
  ],
  xml: [{ path: 'memtune/swap_hard_limit' }],
  witness: {
    source: 'libvirt 11.3 src/util/vircgroup.c, virCgroupSetValueRaw()',
    text: "Unable to write to '%1$s'",
  },
  samples: [
    "error: Unable to write to '/sys/fs/cgroup/memory/machine.slice/machine-qemu1.scope/memory.memsw.limit_in_bytes': Permission denied",
    "libvirtd[4]: Unable to read from '/sys/fs/cgroup/memory/machine/v.libvirt-qemu/memory.memsw.usage_in_bytes': No such file or directory",
    'error: unable to set memory.memsw.limit_in_bytes for domain x: Operation not supported',
  ],
  nearMisses: [
    "error: Unable to write to '/sys/fs/cgroup/memory/machine.slice/memory.limit_in_bytes': Device or resource busy",
    'swapon: memsw enabled',
  ],
});
