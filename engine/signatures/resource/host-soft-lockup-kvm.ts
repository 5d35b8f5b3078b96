import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-soft-lockup-kvm',
  category: 'resource',
  severity: 'fatal',
  title: "A host CPU was stuck in a VM's thread",
  match: [
    'soft lockup - CPU#{cpu:number} stuck for {seconds:number}s! [(CPU {vcpu:number}/KVM|qemu{rest:word}|kvm|vhost-{owner:number}):{pid:number}]',
    'soft lockup - CPU#{cpu:number} stuck for {seconds:number}s! [(qemu-system|qemu-kvm|kvm|CPU )',
  ],
  message: 'CPU {cpu} of the host was stuck for {seconds} s in a thread of a VM.',
  why: 'The kernel stayed in one place without scheduling: a bug, freeing very large guest memory, nested virtualization, or an overloaded host hypervisor below.',
  remedy: 'Read the call trace, update the host kernel, and look at large or nested guests.',
  checks: [
    { command: "journalctl -k | grep -A40 'soft lockup'" },
    { command: 'uptime' },
  ],
  xml: [
    { path: 'vcpu' },
    { path: 'memory' },
  ],
  witness: {
    source: 'Linux kernel/watchdog.c, watchdog_timer_fn()',
    text: 'BUG: soft lockup - CPU#%d stuck for %us! [%s:%d]',
  },
  samples: [
    '[ 8888.000001] watchdog: BUG: soft lockup - CPU#7 stuck for 23s! [CPU 5/KVM:31313]',
    'hv kernel: BUG: soft lockup - CPU#1 stuck for 22s! [qemu-kvm:4040]',
    '[ 8889.000001] watchdog: BUG: soft lockup - CPU#2 stuck for 22s! [vhost-4711:4720]',
  ],
  nearMisses: [
    'guest kernel: watchdog: BUG: soft lockup - CPU#0 stuck for 22s! [kworker/0:1:17]',
    'NMI watchdog: Enabled. Permanently consumes one hw-PMU counter.',
  ],
});
