import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-pve-not-available',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'Proxmox wants KVM and the host offers none',
  match: ['KVM virtualisation configured, but not available', 'KVM virtualization configured, but not available'],
  message: 'The VM has KVM switched on, but this Proxmox host offers none.',
  why: 'VT-x or SVM is off in the firmware, or Proxmox runs in a VM without nested virtualization.',
  remedy: "Enable it in the firmware, or nested virtualization outside. As a stop-gap switch 'KVM hardware virtualization' off in the VM's options: it then runs slowly.",
  checks: [{ command: 'journalctl -k -g kvm' }, { command: 'qm config VMID', look: 'kvm: 0 or absent' }],
  xml: [{ path: '@type' }],
  witness: { source: 'Proxmox qemu-server, PVE/QemuServer.pm config_to_command', text: 'KVM virtualisation configured, but not available.' },
  samples: ['TASK ERROR: KVM virtualisation configured, but not available. Either disable in VM configuration or enable in BIOS.', 'pve1 pvedaemon[1234]: KVM virtualisation configured, but not available.'],
  nearMisses: ['TASK OK', 'KVM virtualisation configured'],
});
