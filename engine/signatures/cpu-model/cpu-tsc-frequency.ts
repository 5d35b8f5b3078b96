import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-tsc-frequency',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'The wanted TSC frequency cannot be given',
  match: ['Requested TSC frequency {wanted:number} Hz is outside tolerance range', "host doesn't support invariant TSC", 'TSC frequency mismatch between VM', 'Mismatch between user-specified TSC frequency and migrated TSC frequency', 'and TSC scaling is not supported by the host CPU'],
  message: 'The host cannot give the VM the TSC frequency (or invariant TSC) that it asks for.',
  why: 'Without TSC scaling a guest ticks at the rate of the host; a VM that was saved or configured with another rate is refused.',
  remedy: "Remove the frequency from <timer name='tsc'> (and the feature invtsc, when it is there), or run the VM on a host with TSC scaling or the same rate.",
  checks: [{ command: 'virsh capabilities --xpath //host/cpu/counter', look: 'frequency and scaling of the host' }, { command: 'virsh dumpxml VM --xpath //clock' }],
  xml: [{ path: 'clock/timer/@frequency', equals: 'wanted' }, { path: 'clock/timer/@frequency' }],
  witness: { source: 'libvirt 11.3.0, src/qemu/qemu_process.c qemuProcessPrepareHostTSC…; QEMU target/i386/kvm/kvm.c kvm_arch_set_tsc_khz', text: 'Requested TSC frequency %1$llu Hz is outside tolerance range' },
  samples: [
    'error: unsupported configuration: Requested TSC frequency 3000000000 Hz is outside tolerance range ([2399000000, 2401000000] Hz) around host frequency 2400000000 Hz and TSC scaling is not supported by the host CPU',
    'qemu-kvm: warning: TSC frequency mismatch between VM (2600000 kHz) and host (3000000 kHz), and TSC scaling unavailable',
  ],
  nearMisses: ['tsc: Refined TSC clocksource calibration: 2400.003 MHz', 'clocksource: Switched to clocksource tsc'],
});
