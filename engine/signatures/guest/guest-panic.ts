import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-panic',
  category: 'guest',
  severity: 'fatal',
  title: "The guest's operating system panicked",
  match: ['Kernel panic - not syncing: ', ': panic (hyper-v|s390|tdx): {args}', 'panic hyper-v: arg1=', 'crashed \\((panicked|guest panicked)\\)', 'GUEST_PANICKED', 'Guest crashed on cpu {cpu:number}'],
  unless: ['Unable to mount root fs', 'System is deadlocked on memory', 'Out of memory and no killable'],
  message: 'The system in the guest stopped with a panic.',
  why: 'A fault in the guest: driver, damaged file system, missing init, lack of memory. The text after "not syncing" says which.',
  remedy: 'Look at the guest console before the panic; repair it from a rescue system. A pvpanic device with on_crash decides what libvirt does then.',
  checks: [{ command: 'virsh domstate VM --reason' }, { command: 'virsh dumpxml --inactive VM --xpath "//on_crash | //panic"' }],
  xml: [{ path: 'on_crash' }, { path: 'devices/panic' }],
  yieldsTo: ['guest-root-mount', 'guest-oom-panic'],
  witness: { source: 'Linux, kernel/panic.c; libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain.c qemuDomainLogAppend…; QEMU softmmu/runstate.c', text: 'Kernel panic - not syncing: %s' },
  samples: ['[    4.2] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000100', "2025-01-01 00:00:00.000+0000: panic hyper-v: arg1='0x1e', arg2='0xffffffffc0000005'", 'crashed (panicked)'],
  nearMisses: ['[    1.9] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)', 'panic=30 on the kernel command line'],
});
