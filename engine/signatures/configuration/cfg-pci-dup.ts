import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-pci-dup',
  category: 'configuration',
  severity: 'fatal',
  title: 'Two devices claim the same PCI address',
  match: ['PCI: slot {slot:number} function {function:number} (not available for|already occupied by)', 'Attempted double use of PCI', "slot {slot:number} function {function:number} already occupied by", 'PCI address {address:path} (is |)already in use'],
  message: 'A PCI address is used by two devices of the VM, or belongs to the chipset.',
  why: 'An <address> was copied along with a device, or written by hand onto a slot that is taken.',
  remedy: "Delete the <address type='pci'> of the added device and let libvirt choose. Function other than 0 needs multifunction='on' on function 0.",
  checks: [{ command: "virsh dumpxml --inactive VM --xpath \"//address[@type='pci']\"" }],
  xml: [{ path: 'devices' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_addr.c virDomainPCIAddressReserveAddrInternal; QEMU hw/pci/pci.c', text: 'Attempted double use of PCI Address %1$s' },
  samples: ['error: XML error: Attempted double use of PCI Address 0000:00:07.0', 'qemu-system-x86_64: -device e1000,addr=0x3: PCI: slot 3 function 0 already occupied by virtio-blk-pci, in use'],
  nearMisses: ['internal error: No more available PCI slots', 'Found duplicate drive address for disk'],
});
