import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-oom-kill',
  category: 'guest',
  severity: 'fatal',
  title: 'Memory ran out and the kernel killed a process',
  match: ['oom_reaper: reaped process', 'oom-kill:constraint=CONSTRAINT_NONE', 'Out of memory: Kill'],
  unless: ['qemu-system', '\\(qemu', 'qemu-kvm', 'Memory cgroup', 'CONSTRAINT_MEMCG', 'CPU {n:number}/KVM', '\\(kvm\\)', '/KVM invoked'],
  message: 'The kernel ran out of memory and killed a process.',
  why: 'In a guest: it has too little memory for its load, or the balloon took too much away.',
  remedy: 'Give the VM more memory (or less load); on a host reduce overcommit.',
  checks: [{ command: 'virsh dommemstat VM' }, { command: 'free -m' }],
  xml: [{ path: 'memory' }, { path: 'currentMemory' }],
  yieldsTo: ['guest-oom-panic', 'up-host-oom-kill-qemu'],
  witness: { source: 'Linux, mm/oom_kill.c', text: 'Out of memory: Killed process %d (%s)' },
  samples: ['[ 5000.1] Out of memory: Killed process 1402 (mariadbd) total-vm:4100000kB, anon-rss:3900000kB', 'kernel: Out of memory: Kill process 900 (java) score 812 or sacrifice child'],
  nearMisses: ['Out of memory: Killed process 4242 (qemu-system-x86) total-vm:9000000kB', 'Memory cgroup out of memory: Killed process 5 (x)'],
});
