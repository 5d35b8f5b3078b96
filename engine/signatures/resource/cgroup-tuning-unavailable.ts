import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cgroup-tuning-unavailable',
  category: 'resource',
  severity: 'fatal',
  title: 'Tuning that this connection or host does not offer',
  match: [
    '(CPU|Block I/O) tuning is not available on this host',
    'Memory cgroup is not available on this host',
    '(CPU|Memory|Block I/O|NUMA) tuning is not available in session mode',
    'etwork bandwidth tuning is not available in session mode',
  ],
  message: 'CPU, memory, I/O or bandwidth limits cannot be set here.',
  why: 'Limits are control groups: an ordinary user (qemu:///session) and many containers have none, or the controller is switched off.',
  remedy: 'Use qemu:///system, switch the controller on (cgroup_controllers in qemu.conf, kernel command line), or take <cputune>, <memtune>, <blkiotune> and <bandwidth> away.',
  checks: [{ command: 'virsh uri' }, { command: 'cat /sys/fs/cgroup/cgroup.controllers' }, { command: 'grep cgroup_controllers /etc/libvirt/qemu.conf' }],
  xml: [{ path: 'cputune' }, { path: 'memtune' }, { path: 'blkiotune' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_driver.c, src/hypervisor/domain_cgroup.c', text: 'CPU tuning is not available in session mode; Block I/O tuning is not available on this host; Memory cgroup is not available on this host' },
  samples: [
    'error: unsupported configuration: CPU tuning is not available in session mode',
    'error: unsupported configuration: Block I/O tuning is not available on this host',
  ],
  nearMisses: ['CPU tuning is available'],
});
