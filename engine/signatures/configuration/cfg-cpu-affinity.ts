import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-cpu-affinity',
  category: 'configuration',
  severity: 'fatal',
  title: 'A pinning names host CPUs that are not there',
  match: ["cpuset.cpus': (Numerical result out of range|Invalid argument|No space left on device)", 'cannot set CPU affinity on process {pid:number}: {error}', "Invalid value of 'cpuset': {cpuset:path}", 'failed to set cpuset.cpus in cgroup'],
  unless: ['cpuset.mems'],
  message: 'The VM is pinned to CPUs that this host does not have or may not use.',
  why: 'The XML comes from a bigger host, CPUs are offline or isolated by a parent control group, or the container has fewer.',
  remedy: 'Correct cpuset in <vcpu>, vcpupin, emulatorpin and iothreadpin to CPUs that are online here.',
  checks: [{ command: 'lscpu -e' }, { command: 'cat /sys/devices/system/cpu/online' }, { command: 'virsh dumpxml --inactive VM --xpath "//vcpu | //cputune"' }],
  xml: [{ path: 'cputune/vcpupin/@cpuset' }, { path: 'cputune/emulatorpin/@cpuset' }, { path: 'cputune/iothreadpin/@cpuset' }, { path: 'vcpu/@cpuset' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/vircgroup.c virCgroupSetValueRaw, src/util/virprocess.c virProcessSetAffinity', text: 'cannot set CPU affinity on process %1$d' },
  samples: ["error: Unable to write to '/sys/fs/cgroup/machine.slice/machine-qemu\\x2d3\\x2dbig.scope/libvirt/vcpu1/cpuset.cpus': Numerical result out of range", 'error: cannot set CPU affinity on process 5151: Invalid argument'],
  nearMisses: ["Unable to write to '/sys/fs/cgroup/machine.slice/libvirt/emulator/cpuset.mems': Numerical result out of range", 'cannot get CPU affinity of process 5151'],
});
