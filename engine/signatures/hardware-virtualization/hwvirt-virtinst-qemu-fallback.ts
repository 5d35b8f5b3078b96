import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-virtinst-qemu-fallback',
  category: 'hardware-virtualization',
  severity: 'degraded',
  title: 'virt-install fell back to software emulation',
  match: ["KVM acceleration not available, using '{type:quoted}'", 'KVM acceleration not available, using'],
  message: 'virt-install found no KVM and made a VM in slow software emulation.',
  why: 'libvirt reported no KVM for this host when the VM was created; the domain type was written into the XML and stays.',
  remedy: "Repair /dev/kvm first, restart the daemon, then create the VM anew with --virt-type kvm or set <domain type='kvm'>.",
  checks: [{ command: 'ls -l /dev/kvm' }, { command: 'virsh capabilities --xpath //guest/arch', look: "<domain type='kvm'/>" }],
  xml: [{ path: '@type' }],
  witness: { source: "virt-manager, virtinst/cli.py and virtinst/virtinstall.py", text: "KVM acceleration not available, using '%s'" },
  samples: ["WARNING  KVM acceleration not available, using 'qemu'", "[Mon, 01 Jan 2024 10:00:00 virt-install 4711] WARNING (cli:356) KVM acceleration not available, using 'qemu'"],
  nearMisses: ['INFO: KVM acceleration can be used', 'KVM acceleration available'],
});
