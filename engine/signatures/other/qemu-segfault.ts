import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-segfault',
  category: 'other',
  severity: 'fatal',
  title: 'QEMU crashed with a memory fault',
  match: [
    '(qemu-{name:word}|qemu|kvm|KVM|CPU {cpu:number}/KVM|qemu-system-x86)[{pid:number}]: segfault at', '(qemu-{name:word}|qemu-kvm|kvm|CPU {cpu:number}/KVM)[{pid:number}] (general protection fault|trap invalid opcode|trap divide error|trap int3|trap stack segment|trap overflow|trap bounds)', 'Process {pid:number} \\((qemu-{name:word}|kvm|qemu)\\) of user {uid:number} dumped core',
    '(qemu-{name:word}|kvm): Segmentation fault', 'unexpected fatal signal 11', '(worker|IO iothread{n:path}|SPICE Worker|vnc_worker)[{pid:number}]: segfault at …qemu',
  ],
  message: 'The QEMU process died of a memory fault.',
  why: 'A bug in QEMU or one of its libraries (graphics, storage), sometimes bad memory.',
  remedy: 'Update QEMU; collect a backtrace (coredumpctl) and the domain log for a report. Starting the VM again is safe, after a check of its disks.',
  checks: [{ command: 'coredumpctl list' }, { command: 'coredumpctl info PID' }, { command: 'tail -40 /var/log/libvirt/qemu/VM.log' }],
  xml: [{ path: 'devices/emulator' }],
  witness: { source: 'Linux, arch/x86/mm/fault.c show_signal_msg', text: '%s%s[%d]: segfault at %lx ip %px sp %px error %lx' },
  samples: ['[ 321.1] qemu-system-x86[5050]: segfault at 18 ip 000055aa sp 00007ffc error 4 in qemu-system-x86_64[55aa+900000]', 'kernel: CPU 1/KVM[5051]: segfault at 0 ip 00007f00 sp 00007f01 error 4 in libspice-server.so.1', 'systemd-coredump[9]: Process 5050 (qemu-kvm) of user 107 dumped core.'],
  nearMisses: ['bash[12]: segfault at 0 ip 0 sp 0 error 4 in bash', 'qemu-kvm: terminating on signal 15 from pid 1 (systemd)'],
});
