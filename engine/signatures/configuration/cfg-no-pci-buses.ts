import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-no-pci-buses',
  category: 'configuration',
  severity: 'fatal',
  title: 'The machine has no PCI bus',
  match: ['No PCI buses available', "No 'PCI' bus found for device", "No 'pci-bus' bus found", "No 'PCI{kind:quoted}' bus found for device"],
  message: 'A device of the VM needs PCI, but the machine type has no PCI bus.',
  why: 'The default machine of the architecture (isapc, some Arm boards, s390) has none, or the XML lacks the PCI controller.',
  remedy: "Choose a machine type with PCI (virt, q35, pc), or devices for the bus that is there (virtio-mmio, ccw).",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //os/type' }, { command: 'virsh domcapabilities' }],
  xml: [{ path: 'os/type/@machine' }, { path: "devices/controller[@type='pci']" }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_addr.c; QEMU softmmu/qdev-monitor.c', text: 'No PCI buses available' },
  samples: ['error: XML error: No PCI buses available', "qemu-system-arm: -device virtio-net-pci: No 'PCI' bus found for device 'virtio-net-pci'"],
  nearMisses: ['internal error: No more available PCI slots', 'PCI buses available: 1'],
});
