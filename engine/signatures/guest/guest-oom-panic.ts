import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-oom-panic',
  category: 'guest',
  severity: 'fatal',
  title: 'The guest kernel panicked for lack of memory',
  match: ['System is deadlocked on memory', 'Out of memory and no killable processes', 'Kernel panic - not syncing: Out of memory'],
  message: 'The guest has too little memory even to start.',
  why: 'Kernel and initramfs do not fit; without -m QEMU gives only 128 MiB.',
  remedy: 'Raise <memory>.',
  checks: [{ command: 'virsh dominfo VM' }],
  xml: [{ path: 'memory' }],
  witness: { source: 'Linux, mm/oom_kill.c out_of_memory', text: 'System is deadlocked on memory' },
  samples: ['[    2.0] Kernel panic - not syncing: System is deadlocked on memory', '[    2.0] Out of memory and no killable processes...'],
  nearMisses: ['Out of memory: Killed process 1402 (mariadbd)', 'Kernel panic - not syncing: Attempted to kill init!'],
});
