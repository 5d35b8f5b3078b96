import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cgroup-write-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'libvirt may not write to the control group',
  match: [
    "nable to write to '/sys/fs/cgroup/{file:quoted}': (Permission denied|Read-only file system|Operation not permitted|Operation not supported)",
    'Failed to create (v1|v2) (controller|cgroup) {what}: {reason}',
    'Failed to create controller {controller:word} for group: {reason}',
    'nable to create cgroup for {vm:path}: {reason}',
    "Failed to enable controller '{controller:quoted}' for '{group:quoted}'",
    "annot create directory '/sys/fs/cgroup/{file:quoted}'",
  ],
  unless: [
    'memory.memsw',
    'blkio.weight',
    'io.bfq.weight',
    "cpuset.mems': Invalid argument",
    "cpuset.mems': Numerical result out of range",
  ],
  message: 'libvirt may not write the control group files of the VM.',
  why: 'In a container /sys/fs/cgroup is mounted read-only or belongs to somebody else; on a host another manager (systemd) owns the group.',
  remedy: 'Give the container a writable cgroup mount (or its own delegated tree), or remove the tuning that needs it (cputune, memtune, blkiotune, cpuset).',
  checks: [
    { command: 'findmnt -T /sys/fs/cgroup' },
    { command: 'cat /proc/self/cgroup' },
  ],
  xml: [
    { path: 'cputune' },
    { path: 'memtune' },
    { path: 'vcpu/@cpuset' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/vircgroup.c, virCgroupSetValueRaw()',
    text: "Unable to write to '%1$s'",
  },
  samples: [
    "error: Unable to write to '/sys/fs/cgroup/cpuset/machine/v.libvirt-qemu/emulator/cpuset.cpus': Permission denied",
    'libvirtd[1]: Failed to create controller cpu for group: Read-only file system',
    "error: Failed to create v2 cgroup '/sys/fs/cgroup/machine/': Read-only file system",
    "error: Failed to enable controller 'cpuset' for '/sys/fs/cgroup/machine.slice': Operation not permitted",
    'error: Unable to create cgroup for web: Permission denied',
  ],
  nearMisses: [
    "error: Unable to write to '/sys/fs/cgroup/cpuset/x/cpuset.mems': Invalid argument",
    "Unable to write to '/sys/bus/pci/drivers/x/bind': Permission denied",
  ],
});
