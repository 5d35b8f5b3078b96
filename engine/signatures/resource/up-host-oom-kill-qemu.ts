import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-host-oom-kill-qemu',
  category: 'resource',
  severity: 'fatal',
  title: 'The host ran out of memory and QEMU was killed',
  match: [
    'Out of memory: Kill(ed|) process {pid:number} \\((qemu{rest:word}|kvm|CPU {cpu:number}/KVM)\\)',
    'Out of memory \\(oom_kill_allocating_task\\): Kill(ed|) process {pid:number} \\((qemu{rest:word}|kvm)\\)',
    'oom-kill:constraint=CONSTRAINT_NONE{detail}task=(qemu|kvm)',
  ],
  message: 'The host ran out of memory and the kernel killed the QEMU process.',
  why: "The VMs and the host's own services wanted more than there is; QEMU is the largest process.",
  remedy: 'Reduce overcommit (fewer or smaller VMs, ballooning), add RAM or swap, and leave room for the host. The VM can be started again.',
  checks: [
    { command: 'free -m' },
    { command: "journalctl -k | grep -B2 -A2 'Out of memory'" },
  ],
  xml: [{ path: 'memory' }],
  witness: {
    source: 'Linux mm/oom_kill.c, __oom_kill_process()',
    text: 'Out of memory: Killed process %d (%s) total-vm:%lukB, …',
  },
  samples: [
    '[ 7007.000001] Out of memory: Killed process 99 (qemu-system-x86) total-vm:9000000kB, anon-rss:8000000kB',
    'hv kernel: Out of memory: Kill process 1234 (kvm) score 512 or sacrifice child',
    '[ 7008.000001] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/machine.slice,task=qemu-system-x86,pid=5,uid=64055',
  ],
  nearMisses: [
    '[ 7007.000001] Out of memory: Killed process 99 (mysqld) total-vm:900000kB',
    'Memory cgroup out of memory: Killed process 99 (qemu-system-x86)',
  ],
});
