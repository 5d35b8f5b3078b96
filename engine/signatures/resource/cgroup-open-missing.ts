import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cgroup-open-missing',
  category: 'resource',
  severity: 'fatal',
  title: "The VM's control group is gone",
  match: [
    "'/sys/fs/cgroup/machine/qemu-{vm:quoted}/':",
    "nable to open '/sys/fs/cgroup/{group:quoted}': No such file or directory",
    "ailed to get stat for '/sys/fs/cgroup/{group:quoted}': No such file or directory",
  ],
  unless: ['.partition/'],
  message: 'The control group directory of the VM does not exist.',
  why: 'Something removed or moved it (a cleanup of machine.slice, systemd-machined restarted), or the daemon sees another cgroup name space than the VM.',
  remedy: "Run the daemon with the host's cgroup name space, and do not change machine.slice by hand. Restarting the VM makes a fresh group.",
  checks: [
    { command: 'ls -d /sys/fs/cgroup/machine.slice/*' },
    { command: 'systemctl status systemd-machined' },
    { command: 'machinectl list' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/vircgroup.c, src/util/virfile.c, virDirOpen()',
    text: "unable to open '%s': No such file or directory",
  },
  samples: [
    "error: unable to open '/sys/fs/cgroup/machine.slice/machine-qemu\\x2d3\\x2dweb.scope/': No such file or directory",
    "Exception: unable to open '/sys/fs/cgroup/machine/qemu-3-web.libvirt-qemu/': No such file or directory",
  ],
  nearMisses: [
    "error: Unable to read from '/sys/fs/cgroup/cpu/machine/cpu.shares': Permission denied",
    "unable to open '/sys/class/net/eth9': No such file or directory",
  ],
});
