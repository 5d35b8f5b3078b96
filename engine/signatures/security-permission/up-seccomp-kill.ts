import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-seccomp-kill',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU was killed by its system call filter',
  match: [
    'type=1326{what}comm="(qemu|kvm|CPU |IO |worker)',
    'type=SECCOMP{what}comm="(qemu|kvm|CPU |IO |worker)',
  ],
  message: 'QEMU was killed: it made a system call that its sandbox forbids.',
  why: 'libvirt starts QEMU with -sandbox on. A library or driver (GL, storage plug-in) made a call the filter does not know.',
  remedy: "Update QEMU and that library, and report the call's number. seccomp_sandbox = 0 in qemu.conf only as a test: it weakens all VMs.",
  checks: [
    { command: 'ausearch -m seccomp -ts recent' },
    { command: 'grep seccomp_sandbox /etc/libvirt/qemu.conf' },
  ],
  witness: {
    source: 'Linux kernel/auditsc.c, audit_seccomp()',
    text: 'type=1326 audit(…): auid=%u … comm="%s" exe="%s" sig=%ld arch=%x syscall=%ld compat=%d ip=0x%lx code=0x%x',
  },
  samples: [
    'hv kernel: audit: type=1326 audit(9.9:9): auid=4294967295 uid=107 gid=107 ses=4294967295 pid=55 comm="qemu-kvm" exe="/usr/libexec/qemu-kvm" sig=31 arch=c000003e syscall=435 compat=0 ip=0x7f0 code=0x80000000',
    'type=SECCOMP msg=audit(9.9:10): auid=1 uid=107 pid=56 comm="CPU 1/KVM" exe="/usr/bin/qemu-system-x86_64" sig=31 syscall=203',
  ],
  nearMisses: [
    'audit: type=1326 audit(9.9:11): auid=1000 comm="chrome" sig=0 syscall=16',
    'audit: type=1400 audit(9.9:12): apparmor="STATUS" comm="apparmor_parser"',
  ],
});
