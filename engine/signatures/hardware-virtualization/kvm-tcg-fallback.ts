import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-tcg-fallback',
  category: 'hardware-virtualization',
  severity: 'degraded',
  title: 'QEMU went on without KVM',
  match: ['Back to tcg accelerator', 'falling back to tcg', 'will disable KVM support', 'falling back to (QEMU|TCG|software) emulation', 'Failed to initialize kvm, falling back', 'disabling KVM support'],
  // What emulates another architecture has no KVM to lose: libvirt sees this of each such emulator when it asks what that can do.
  unless: ['qemu-system-(aarch64|alpha|arm|avr|cris|hexagon|hppa|loongarch64|m68k|microblaze|microblazeel|mips|mipsel|mips64|mips64el|nios2|or1k|ppc|ppc64|ppc64le|riscv32|riscv64|rx|s390x|sh4|sh4eb|sparc|sparc64|tricore|xtensa|xtensaeb): falling back to tcg', 'invalid accelerator kvm'],
  ignoreCase: true,
  message: 'KVM was not usable, so the VM runs in slow software emulation.',
  why: 'The accelerators were given as a list (kvm:tcg) or as a preference; QEMU took the next one.',
  remedy: 'Make /dev/kvm usable; if emulation is wanted, say so to be rid of the message.',
  checks: [{ command: 'ls -l /dev/kvm' }, { command: 'journalctl -k -g kvm' }],
  xml: [{ path: '@type' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/vl.c (system/vl.c) configure_accelerators; before 2.9 accel.c', text: 'falling back to %s' },
  samples: ['qemu-system-x86_64: falling back to tcg', 'Back to tcg accelerator.', 'open /dev/kvm: No such file or directory\nCould not initialize KVM, will disable KVM support'],
  nearMisses: ['qemu-system-riscv64: falling back to tcg', 'qemu-system-i386: falling back to KVM', 'qemu-system-x86_64: failed to initialize kvm: No such file or directory', 'using tcg accelerator'],
});
