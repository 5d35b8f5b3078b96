import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'rcu-stall',
  category: 'resource',
  severity: 'degraded',
  title: 'RCU grace periods stall',
  match: [
    'rcu{kind:word} (detected|self-detected) (expedited |)stall',
    'rcu: INFO: rcu{kind:word} {what}stall',
    'ticks this GP\\) idle=',
    'kthread starved for {jiffies:number} jiffies',
    "rcu_{kind:word} kthread timer wakeup didn't happen",
  ],
  message: 'The kernel waits too long for a CPU: RCU grace periods stall.',
  why: 'In a guest: its vCPUs do not get host CPU time or hang in an I/O. On the host: a driver loops, or the machine is overloaded.',
  remedy: 'Look at the call trace after the message and at steal time (guest) or load (host); reduce overcommit and repair slow storage.',
  checks: [
    { command: 'top -b -n 1 | head -15', look: 'st: steal time' },
    { command: "journalctl -k | grep -A30 'rcu'" },
  ],
  xml: [{ path: 'vcpu' }],
  witness: {
    source: 'Linux kernel/rcu/tree_stall.h',
    text: 'INFO: %s detected stalls on CPUs/tasks: / INFO: %s self-detected stall on CPU',
  },
  samples: [
    '[ 44.000001] rcu: INFO: rcu_preempt self-detected stall on CPU',
    '[ 44.000002] rcu: \t1-....: (14999 ticks this GP) idle=1a2/1/0x4000000000000002 softirq=99/99 fqs=7000',
    'guest kernel: INFO: rcu_sched detected stalls on CPUs/tasks: { 2} (detected by 0, t=60002 jiffies)',
    '[ 45.000001] rcu: rcu_preempt kthread starved for 5252 jiffies! g777 f0x0 RCU_GP_WAIT_FQS(5)',
  ],
  nearMisses: [
    'rcu: Hierarchical RCU implementation.',
    'rcu: RCU calculated value of scheduler-enlistment delay is 25 jiffies.',
  ],
});
