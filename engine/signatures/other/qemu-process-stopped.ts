import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-process-stopped',
  category: 'other',
  severity: 'fatal',
  title: 'The QEMU process is stopped',
  match: ['^QEMU process {pid:number}: State: (T|t) \\({how}\\)'],
  message: 'QEMU’s process {pid} does not run ({how}): the guest stands still, and libvirt waits for its monitor in vain.',
  why: 'Somebody sent it SIGSTOP (kill -STOP, a job control key, a resource manager), or a debugger holds it. libvirt knows nothing of it and still says that the VM runs.',
  remedy: 'Let it go on with SIGCONT, or end the debugger that holds it. Then find who stopped it: what froze one process will freeze it again.',
  checks: [
    { command: 'ps -eo pid,stat,wchan:32,comm', look: 'T: stopped, t: held by a debugger' },
    { command: 'grep -E "State|TracerPid" /proc/PID/status', look: 'TracerPid other than 0 is the debugger' },
    { command: 'kill -CONT PID', changes: true },
  ],
  witness: { source: 'Linux fs/proc/array.c, task_state_array[]; signal(7): SIGSTOP', text: 'T (stopped), t (tracing stop)' },
  samples: ['QEMU process 4711: State: T (stopped)', 'QEMU process 20155: State: t (tracing stop)'],
  nearMisses: ['QEMU process 4711: State: S (sleeping)', 'State: T (stopped)'],
});
