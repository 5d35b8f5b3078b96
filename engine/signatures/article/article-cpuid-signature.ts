import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-cpuid-signature',
  category: 'cpu-model',
  severity: 'degraded',
  title: 'A line of an article, not of a program: CPUID signature',
  match: ['CPUID signature {signature:word} not supported'],
  message: 'Neither QEMU nor KVM writes "CPUID signature … not supported".',
  why: 'It comes from an article. A missing CPUID flag concerns the CPU model of the guest; missing VT-x or SVM shows in other words (no hardware support, disabled by bios).',
  remedy: 'Look for the real message: QEMU names the feature that the host lacks. If there is one, choose a CPU model that the host has, or host-passthrough.',
  checks: [{ command: 'virsh domcapabilities' }, { command: 'journalctl -k --grep kvm' }],
  xml: [{ path: 'cpu' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, QEMU target/i386/cpu.c x86_cpu_filter_features', text: "warning: host doesn't support requested feature: CPUID.%02XH:%s%s%s [bit %d]" },
  samples: ['kvm: warning: CPUID signature 0000000000001 not supported', 'qemu-kvm: CPUID signature 11011 not supported'],
  nearMisses: ["warning: host doesn't support requested feature: CPUID.07H:EBX.avx512f [bit 16]", 'CPUID signature of the guest'],
});
