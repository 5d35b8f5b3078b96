import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cgroup-init',
  category: 'resource',
  severity: 'fatal',
  title: 'libvirt could not set up control groups',
  match: [
    'nable to initialize {path:path} cgroup',
    'no cgroup backend available',
    'Failed to initialize cgroup backend',
    'Could not find any mounted v1 controllers',
    'At least one cgroup controller is required',
    "v1 controller '{controller:quoted}' is not mounted",
    "v2 controller '{controller:quoted}' is not available",
    'cgroup {controller:word} controller is not mounted',
    'Could not find placement for (v1|v2) controller',
  ],
  message: 'libvirt could not set up the control group for the VM.',
  why: 'The controllers are not mounted, are delegated elsewhere (containers), or this libvirt is too old for cgroup v2.',
  remedy: "Mount the needed controllers, run the daemon with the host's cgroup name space, or update libvirt on a cgroup v2 host.",
  checks: [
    { command: 'stat -fc %T /sys/fs/cgroup', look: 'cgroup2fs or tmpfs' },
    { command: 'cat /sys/fs/cgroup/cgroup.controllers' },
    { command: 'systemd-cgls --no-pager | head -40' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/vircgroup.c, vircgroupbackend.c, vircgroupv1.c',
    text: "no cgroup backend available / v1 controller '%1$s' is not mounted",
  },
  samples: [
    'error: Unable to initialize /machine cgroup: Invalid argument',
    'libvirtd[5]: unsupported configuration: cgroup cpuset controller is not mounted',
    'error: internal error: At least one cgroup controller is required: No such device or address',
    'error: internal error: no cgroup backend available',
    "libvirtd[3]: internal error: v1 controller 'blkio' is not mounted",
  ],
  nearMisses: [
    'No cgroups present/configured/accessible, ignoring error',
    'cgroup: cgroup2: unknown option',
  ],
});
