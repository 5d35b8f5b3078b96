import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-pci-not-assignable',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The PCI device may not be assigned',
  match: ['assignment of PCIe type {type:hex} devices is not currently supported', 'PCI device {device:path} is not assignable', 'Device {device:path} is behind a switch lacking ACS and cannot be assigned', 'Non-endpoint PCI devices cannot be assigned to guests', 'device {device:path} is not assignable'],
  message: 'libvirt does not hand this PCI device to a VM.',
  why: 'It is a bridge, or a switch above it lacks ACS, so traffic could pass by the IOMMU.',
  remedy: 'Use another slot or hardware with ACS. relaxed_acs_check in qemu.conf lifts the check together with the isolation.',
  checks: [{ command: 'lspci -t' }, { command: 'lspci -vvv -s BDF', look: 'Access Control Services' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/hypervisor/virhostdev.c virHostdevPreparePCIDevicesImpl, src/util/virpci.c; QEMU 10.0 and 7.2 hw/vfio/pci.c vfio_setup_pcie_cap', text: 'PCI device %1$s is not assignable / assignment of PCIe type 0x%x devices is not currently supported' },
  samples: ['qemu-system-x86_64: vfio 0000:77:00.0: assignment of PCIe type 0x4 devices is not currently supported', 'error: Operation not supported: PCI device 0000:06:00.0 is not assignable', 'error: unsupported configuration: Non-endpoint PCI devices cannot be assigned to guests'],
  nearMisses: ['PCI device 0000:06:00.0 is in use by driver QEMU, domain shop', 'is assignable'],
});
