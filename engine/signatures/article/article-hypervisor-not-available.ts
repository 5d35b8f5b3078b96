import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-hypervisor-not-available',
  category: 'hardware-virtualization',
  severity: 'degraded',
  title: 'A name of an article for a kind of failure: Hypervisor not available',
  match: ['^Hypervisor not available$'],
  message: '"Hypervisor not available" is what an article calls a kind of failure; no program writes just this.',
  why: 'A host without virtualization shows as kvm: disabled by bios, no hardware support, or could not find capabilities for domaintype=kvm.',
  remedy: 'Look for the real message, in the log of the VM and in the journal of libvirtd or virtqemud, and explain that.',
  checks: [{ command: 'virt-host-validate qemu' }, { command: 'journalctl -u libvirtd -u virtqemud --since today' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, Linux arch/x86/kvm/vmx/vmx.c', text: 'VMX not enabled (by BIOS) in MSR_IA32_FEAT_CTL on CPU %d' },
  samples: ['Hypervisor not available', 'error: Hypervisor not available'],
  nearMisses: ['Hypervisor not available by the operator', 'the Hypervisor not available'],
});
