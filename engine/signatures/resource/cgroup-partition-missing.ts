import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cgroup-partition-missing',
  category: 'resource',
  severity: 'fatal',
  title: 'The resource partition does not exist',
  match: [
    "/sys/fs/cgroup{base:quoted}.partition{rest:quoted}': No such file or directory",
    '/sys/fs/cgroup/{base:path}.partition{rest:path}: No such file or directory',
    "Resource partition '{partition:quoted}' must start with '/'",
    "Partition path '{partition:quoted}' must start with '/'",
  ],
  message: 'The resource partition of the VM does not exist as a control group.',
  why: '<resource><partition> names a group that libvirt does not create (only /machine is made by itself); on systemd hosts partitions are slices.',
  remedy: 'Create the group or slice first, or remove <resource> so that the default /machine is used.',
  checks: [
    { command: 'systemd-cgls --no-pager | head -40' },
    { command: 'virsh dumpxml DOMAIN --xpath //resource' },
  ],
  xml: [{ path: 'resource/partition' }],
  witness: {
    source: 'libvirt 11.3 src/util/vircgroup.c, virCgroupNewPartition(); manual, cgroups.html, "Creating custom partitions"',
    text: "Partition path '%1$s' must start with '/'",
  },
  samples: [
    "error: Failed to open file '/sys/fs/cgroup/cpuset/gold.partition/cpuset.cpus': No such file or directory",
    "error: XML error: Resource partition 'gold' must start with '/'",
    "error: Partition path 'gold' must start with '/'",
  ],
  nearMisses: [
    "error: unable to open '/sys/fs/cgroup/machine/qemu-3-web.libvirt-qemu/': No such file or directory",
    "No partition found on device '/dev/sda'",
  ],
});
