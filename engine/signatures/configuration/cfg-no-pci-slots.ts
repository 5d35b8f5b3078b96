import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-no-pci-slots',
  category: 'configuration',
  severity: 'fatal',
  title: 'All PCI slots of the VM are taken',
  match: ['No more available PCI (slots|addresses)', "PCI: no slot/function available"],
  message: 'The VM has no free PCI slot for another device.',
  why: 'On q35 each hot-pluggable device needs a pcie-root-port of its own; on i440fx one bus has 31 slots.',
  remedy: 'Add pcie-root-port controllers (q35) or a pci-bridge (pc), or remove devices. libvirt adds ports itself for a VM that is off, when addresses are left to it.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//controller[@type=\'pci\']"' }],
  xml: [{ path: "devices/controller[@type='pci']" }, { path: 'devices' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_addr.c virDomainPCIAddressGetNextAddr', text: 'No more available PCI slots' },
  samples: ['error: internal error: No more available PCI slots', 'libvirt.libvirtError: internal error: No more available PCI addresses'],
  nearMisses: ['XML error: No PCI buses available', 'no more slots'],
});
