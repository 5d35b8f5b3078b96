import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-soft-lockup',
  category: 'guest',
  severity: 'degraded',
  title: 'A guest CPU did not run for many seconds',
  match: ['BUG: soft lockup'],
  unless: ['[CPU {n:number}/KVM', '[qemu-', '[vhost-', '[kvm:'],
  message: 'A CPU was stuck for many seconds.',
  why: 'In a guest it mostly means that the host did not schedule the vCPU: overcommit, stalled storage, suspend or a snapshot.',
  remedy: 'Look at load, steal time and storage of the host; give the VM dedicated CPUs if it must not wait.',
  checks: [{ command: 'top', look: 'st in the guest, load on the host' }, { command: 'journalctl -k -p warning', look: 'on the host' }],
  xml: [{ path: 'vcpu' }, { path: 'cputune' }],
  witness: { source: 'Linux, kernel/watchdog.c watchdog_timer_fn', text: 'BUG: soft lockup - CPU#%d stuck for %us! [%s:%d]' },
  samples: ['[  333.3] watchdog: BUG: soft lockup - CPU#2 stuck for 26s! [kworker/2:1:88]', 'kernel: NMI watchdog: BUG: soft lockup - CPU#1 stuck for 23s! [swapper/1:0]'],
  nearMisses: ['[  333.3] watchdog: BUG: soft lockup - CPU#2 stuck for 26s! [CPU 3/KVM:8800]', 'watchdog: Delayed init of the lockup detector failed'],
});
