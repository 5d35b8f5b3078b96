import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-memcg-kill-qemu',
  category: 'resource',
  severity: 'fatal',
  title: 'QEMU was killed at its memory limit',
  match: [
    'Memory cgroup out of memory: Kill(ed|) process {pid:number} \\((qemu{rest:word}|kvm|CPU {cpu:number}/KVM)\\)',
    'oom-kill:constraint=CONSTRAINT_MEMCG{detail}task=(qemu|kvm)',
  ],
  message: 'The kernel killed QEMU because its control group reached its memory limit.',
  why: "The limit (<memtune><hard_limit>, a partition's or container's memory.max) is below guest RAM plus QEMU's overhead.",
  remedy: 'Raise or remove the limit. Overhead of caches, video memory and firmware cannot be known exactly, so libvirt advises against hard_limit except for locked memory.',
  checks: [
    { command: "journalctl -k | grep -A3 'Memory cgroup out of memory'" },
    { command: 'cat /sys/fs/cgroup/machine.slice/MACHINE.scope/memory.max' },
  ],
  xml: [
    { path: 'memtune/hard_limit' },
    { path: 'resource/partition' },
  ],
  witness: {
    source: 'Linux mm/oom_kill.c, __oom_kill_process()',
    text: '%s: Killed process %d (%s) total-vm:%lukB, anon-rss:%lukB, …',
  },
  samples: [
    '[ 6061.000001] Memory cgroup out of memory: Killed process 4711 (qemu-system-x86) total-vm:5000000kB, anon-rss:4000000kB',
    'hv kernel: Memory cgroup out of memory: Kill process 812 (qemu-kvm) score 1001 or sacrifice child',
    '[ 6063.000001] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/kubepods,task_memcg=/kubepods/x,task=qemu-kvm,pid=5,uid=107',
  ],
  nearMisses: [
    '[ 6061.000001] Memory cgroup out of memory: Killed process 4711 (java) total-vm:5000000kB',
    '[ 6061.000001] Out of memory: Killed process 4711 (qemu-system-x86) total-vm:5000000kB',
  ],
});
