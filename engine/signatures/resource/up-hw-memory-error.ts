import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-hw-memory-error',
  category: 'resource',
  severity: 'degraded',
  title: 'A hardware memory error hit the VM',
  match: [
    'Hardware memory error at addr {addr:hex}',
    'QEMU got Hardware memory error',
    'Guest MCE Memory Error at QEMU addr',
    'Hardware memory error!',
    'Memory failure: {page:hex}: Sending SIGBUS to (qemu{rest:word}|CPU {cpu:number}/KVM|kvm)',
    'Killing (qemu{rest:word}|CPU {cpu:number}/KVM|kvm):{pid:number} due to hardware memory corruption',
  ],
  message: "A page of the VM's memory has an uncorrectable hardware error.",
  why: "The host's RAM is faulty. QEMU passes the error to the guest as a machine check, or ends when its own memory is hit.",
  remedy: 'Move the VMs away and replace the DIMM that rasdaemon or the BMC names; reboot the guest, whose data in that page is lost.',
  checks: [
    { command: 'ras-mc-ctl --errors' },
    { command: "journalctl -k | grep -iE 'mce|memory failure|hardware error'" },
  ],
  xml: [{ path: 'memory' }],
  witness: {
    source: 'QEMU 10.0 target/i386/kvm/kvm.c, kvm_arch_on_sigbus_vcpu(); Linux mm/memory-failure.c',
    text: 'Hardware memory error at addr %p of type %s for memory used by QEMU itself instead of guest system! / Memory failure: %#lx: Sending SIGBUS to %s:%d due to hardware memory corruption',
  },
  samples: [
    'qemu-kvm: warning: Guest MCE Memory Error at QEMU addr 0x7f0011223344 and GUEST addr 0x11223344 of type BUS_MCEERR_AR injected',
    '[ 10.000001] Memory failure: 0x7abcd: Sending SIGBUS to qemu-system-x86:1212 due to hardware memory corruption',
    '[ 11.000001] MCE: Killing qemu-kvm:4321 due to hardware memory corruption fault at 7f0011223000',
  ],
  nearMisses: [
    '[ 10.000001] Memory failure: 0x7abcd: recovery action for clean LRU page: Recovered',
    'mce: CPU0: Thermal monitoring enabled (TM1)',
  ],
});
