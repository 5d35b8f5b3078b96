import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-tcg-fallback',
  category: 'hardware-virtualization',
  severity: 'degraded',
  title: 'QEMU went on without KVM',
  match: ['Back to tcg accelerator', 'falling back to tcg', 'will disable KVM support', 'falling back to (QEMU|TCG|software) emulation', 'Failed to initialize kvm, falling back', 'disabling KVM support'],
  ignoreCase: true,
  message: 'KVM was not usable, so the VM runs in slow software emulation.',
  why: 'The accelerators were given as a list (kvm:tcg) or as a preference; QEMU took the next one.',
  remedy: 'Make /dev/kvm usable; if emulation is wanted, say so to be rid of the message.',
  checks: [{ command: 'ls -l /dev/kvm' }, { command: 'journalctl -k -g kvm' }],
  xml: [{ path: '@type' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/vl.c (system/vl.c) configure_accelerators; before 2.9 accel.c', text: 'falling back to %s' },
  samples: ['qemu-system-x86_64: falling back to tcg', 'Back to tcg accelerator.', 'open /dev/kvm: No such file or directory\nCould not initialize KVM, will disable KVM support'],
  nearMisses: ['qemu-system-x86_64: failed to initialize kvm: No such file or directory', 'using tcg accelerator'],
});
