import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-pci-addr-invalid',
  category: 'configuration',
  severity: 'fatal',
  title: 'A PCI address is out of range',
  match: ['PCI: slot {slot:number} is not valid for', 'PCI: Only PCI/PCIe bridges can be plugged into', "PCI: single function device can't be populated in function", 'indicates single function, but', 'No support for non-zero PCI domains', 'cannot be plugged into the PCI controller with index=', "but the PCI controller with index='{bus:number}' doesn't (allow auto-assignment|support hotplug)", "Property '{device:quoted}.addr' doesn't take value '{value:quoted}'", "Bus 'pc{bus:quoted}' not found", "Invalid PCI address {address:path}", 'Only PCI domain 0 is available', 'Only PCI buses up to {bus:number} are available', "Could not find PCI controller with index '{index:number}' required for device", "insufficient specification for PCI address", 'The PCI controller with index {index:path} doesn\'t', "a PCI slot is needed to connect a PCI controller", 'Bus {bus:number} must be PCI for', "PCI bus is not compatible with the device"],
  message: 'A device has a PCI address with a part that does not exist: domain, bus, slot or function.',
  why: 'Slots go to 0x1f and functions to 7; a pcie-root-port has only slot 0; a bus number is the index of a PCI controller of the VM.',
  remedy: "Delete the <address> and let libvirt choose, or add the controller that the bus number names.",
  checks: [{ command: "virsh dumpxml --inactive VM --xpath \"//address[@type='pci'] | //controller[@type='pci']\"" }],
  xml: [{ path: "devices/disk/address[@type='pci']" }, { path: "devices/interface/address[@type='pci']" }, { path: 'devices' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_addr.c virDomainPCIAddressValidate, src/conf/device_conf.c virPCIDeviceAddressIsValid; QEMU 10.0 and 7.2 hw/pci/pci.c', text: 'Invalid PCI address %1$s. Only PCI buses up to %2$zu are available / PCI: slot %d is not valid for %s, parent device only allows plugging into slot 0.' },
  samples: ['qemu-system-x86_64: PCI: slot 7 is not valid for pear, parent device only allows plugging into slot 0.', 'qemu-system-x86_64: PCI: 7.0 indicates single function, but 7.1 is already populated.', "error: XML error: The device at PCI address 0000:00:1e.0 cannot be plugged into the PCI controller with index='0'. It requires a controller that accepts a pcie-root-port.", 'error: XML error: Invalid PCI address 0000:09:00.0. Only PCI buses up to 4 are available', "error: XML error: Invalid PCI address slot='0x2f', must be <= 0x1F"],
  nearMisses: ['Attempted double use of PCI Address 0000:00:07.0', 'PCI address 0000:00:02.0'],
});
