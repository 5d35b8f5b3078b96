import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-msr-assert',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'QEMU stopped after a refused register',
  match: ['ret == cpu->kvm_msr_buf->nmsrs', 'ret == n_feature_msrs', 'kvm_put_msrs: Assertion', 'kvm_get_msrs: Assertion', 'kvm_buf_set_msrs: Assertion'],
  message: 'QEMU ended on an assertion: KVM did not take all registers of the virtual CPU.',
  why: 'Older QEMU aborts when one model-specific register is refused; a line above may name which.',
  remedy: 'Use a CPU model with fewer features (or disable the PMU), or update kernel and QEMU together. kvm.ignore_msrs is for a test only: it hides real faults from guests.',
  checks: [{ command: 'journalctl -k -g msr' }, { command: 'cat /sys/module/kvm/parameters/ignore_msrs' }],
  xml: [{ path: 'cpu' }],
  yieldsTo: ['cpu-msr-set-failed'],
  consequence: true,
  witness: { source: 'QEMU 7.2, target/i386/kvm/kvm.c kvm_buf_set_msrs and kvm_get_msrs', text: 'assert(ret == cpu->kvm_msr_buf->nmsrs)' },
  samples: [
    "qemu-system-x86_64: ../target/i386/kvm/kvm.c:3180: kvm_buf_set_msrs: Assertion `ret == cpu->kvm_msr_buf->nmsrs' failed.",
    "qemu-kvm: /builddir/qemu/target/i386/kvm.c:2700: kvm_put_msrs: Assertion 'ret == cpu->kvm_msr_buf->nmsrs' failed.",
  ],
  nearMisses: ["qemu-system-x86_64: ../block/io.c:310: bdrv_drain: Assertion `data.done' failed.", 'kvm_put_msrs called'],
});
