import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-vga-init',
  category: 'graphics',
  severity: 'degraded',
  title: 'A line of an article, not of a program: VGA',
  match: ['failed to initialize: No matching KVM acceleration'],
  message: 'QEMU does not write "No matching KVM acceleration".',
  why: 'It comes from an article. A VGA device does not need KVM; a display fails for reasons of its own (no render node, no EGL, a taken port), and a missing KVM is told in other words.',
  remedy: 'Look for the real message in the log of the VM.',
  checks: [{ command: 'tail -n 50 /var/log/libvirt/qemu/DOMAIN.log' }, { command: 'ls -l /dev/kvm' }],
  xml: [{ path: 'devices/video' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, QEMU accel/kvm/kvm-all.c', text: 'Could not access KVM kernel module: %m' },
  samples: ['vga: failed to initialize: No matching KVM acceleration', 'qemu-kvm: failed to initialize: No matching KVM acceleration'],
  nearMisses: ['qemu-system-x86_64: failed to initialize kvm: Operation not permitted', 'No accelerator found'],
});
