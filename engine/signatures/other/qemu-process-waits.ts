import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-process-waits',
  category: 'storage',
  severity: 'degraded',
  title: 'The QEMU process hangs in the kernel',
  match: ['^QEMU process {pid:number}: thread {thread}: State: D \\(disk sleep\\) for a second, in {where:path}', '^QEMU process {pid:number}: State: (Z|X) \\({thread}\\)'],
  message: 'QEMU’s process {pid} hangs in the kernel ({thread}): it does not run, and cannot be ended either.',
  why: 'A thread in state D waits for a device, a network file system or a frozen control group and takes no signals, SIGKILL included. A process that is a zombie has ended, but one of its threads is still held so.',
  remedy: 'Find what it waits for: the kernel log, the server of a network file system, multipath, a frozen control group. It goes on, or ends, by itself when that answers. If it is only slow, look at the load of the storage.',
  checks: [
    { command: 'ps -eLo pid,tid,stat,wchan:32,comm', look: 'D, and what it waits in' },
    { command: 'journalctl -k --since -1h', look: 'blocked for more than 120 seconds; nfs: server not responding' },
    { command: 'cat /proc/PID/stack' },
  ],
  yieldsTo: ['stor-nfs-not-responding', 'host-hung-task'],
  witness: { source: 'Linux fs/proc/array.c, task_state_array[]; proc(5), /proc/pid/wchan', text: 'D (disk sleep), Z (zombie), X (dead)' },
  samples: ['QEMU process 4711: thread CPU 0/KVM: State: D (disk sleep) for a second, in rpc_wait_bit_killable', 'QEMU process 4711: State: Z (zombie)'],
  nearMisses: ['QEMU process 4711: State: T (stopped)', 'thread worker: State: D (disk sleep)'],
});
