import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-sched-priority',
  category: 'configuration',
  severity: 'fatal',
  title: 'A real-time priority is out of range',
  match: ['Scheduler priority {priority:number} out of range', 'Cannot set scheduler parameters for pid {pid:number}: {error}'],
  message: 'The real-time scheduling of a vCPU could not be set as the XML says.',
  why: 'Priorities of fifo and rr go from 1 to 99, and real-time scheduling needs the right (CAP_SYS_NICE, RT bandwidth in the control group).',
  remedy: 'Correct priority in <vcpusched> or <iothreadsched>; in containers allow real-time scheduling.',
  checks: [{ command: 'chrt -m' }, { command: 'virsh dumpxml --inactive VM --xpath //cputune' }],
  xml: [{ path: 'cputune/vcpusched/@priority', equals: 'priority' }, { path: 'cputune/vcpusched/@priority' }, { path: 'cputune' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virprocess.c virProcessSetScheduler', text: 'Scheduler priority %1$d out of range [%2$d, %3$d]' },
  samples: ['error: argument unsupported: Scheduler priority 150 out of range [1, 99]', 'error: Cannot set scheduler parameters for pid 4040: Operation not permitted'],
  nearMisses: ['cannot set CPU affinity on process 4040', 'Scheduler: credit'],
});
