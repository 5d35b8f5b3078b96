import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-triple-fault',
  category: 'guest',
  severity: 'fatal',
  title: 'The guest CPU triple-faulted',
  match: ['triple fault', 'KVM_EXIT_SHUTDOWN'],
  ignoreCase: true,
  unless: ['triple fault event cap', 'ignore triple fault', 'triple_fault_event'],
  message: 'The guest CPU could not even handle its own fault and reset.',
  why: 'The system (or boot loader) in the guest lost its way; to the machine a triple fault is a reset.',
  remedy: 'Look at what ran last on the guest console; try another kernel, firmware or CPU model. on_reboot decides whether the VM starts again or ends.',
  checks: [{ command: 'virsh console VM' }, { command: 'virsh dumpxml --inactive VM --xpath "//on_reboot | //cpu"' }],
  xml: [{ path: 'on_reboot' }],
  witness: { source: 'QEMU 7.2 and 10.0, target/i386/tcg/sysemu/excp_helper.c (seg_helper.c); Xen xen/arch/x86/hvm/hvm.c', text: 'Triple fault\\n' },
  samples: ['Triple fault', '(XEN) d4v1 Triple fault - invoking HVM shutdown action 1'],
  nearMisses: ['kvm: Failed to enable triple fault event cap: Invalid argument', 'page fault'],
});
