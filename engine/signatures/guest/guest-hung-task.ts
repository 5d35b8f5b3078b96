import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-hung-task',
  category: 'guest',
  severity: 'degraded',
  title: 'A task waits for minutes',
  match: ['blocked for more than {seconds:number} seconds'],
  unless: ['task qemu-', 'task CPU {cpu:number}/KVM', 'task vhost-', 'task libvirt', 'task rpc-libvirtd', 'task prio-rpc', 'task kvm:', 'task kvm-nx'],
  message: 'A task did not get on for {seconds} seconds, usually because it waits for I/O.',
  why: 'In a guest: its storage is slow or hangs on the host, or the VM was not scheduled. The same text stands in host logs for host tasks.',
  remedy: 'Look at the storage back end and at steal time on the host first; the guest recovers when its I/O comes back.',
  checks: [{ command: 'iostat -x 1 5', look: 'on the host' }, { command: 'virsh domblkstat VM' }, { command: 'top', look: 'st in the guest' }],
  xml: [{ path: 'devices/disk' }],
  witness: { source: 'Linux, kernel/hung_task.c check_hung_task', text: 'INFO: task %s:%d blocked for more than %ld seconds.' },
  samples: ['[  999.1] INFO: task jbd2/vda1-8:212 blocked for more than 120 seconds.', 'Jan 01 00:00:00 guest kernel: INFO: task mariadbd:1402 blocked for more than 241 seconds.'],
  nearMisses: ['[  999.1] INFO: task qemu-system-x86:4242 blocked for more than 120 seconds.', 'INFO: rcu_sched self-detected stall on CPU'],
});
