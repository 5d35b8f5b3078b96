import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-bus-no-hotplug',
  category: 'configuration',
  severity: 'fatal',
  title: 'The bus takes no devices while the VM runs',
  match: ["Hot-(plug|unplug) failed: unsupported by the port device '{device:quoted}'", 'device {address:path} - not allowed by controller', "Bus '{bus:quoted}' does not support hotplugging", "Device '{device:quoted}' (does not support hotplugging|can not be hotplugged on this machine)", "PCI bus {bus:path} does not support hotplug", "Unsupported PCI slot {slot:number} for standard hotplug controller"],
  message: 'The device cannot be plugged in while the VM runs: its bus or kind does not allow it.',
  why: 'pcie.0 of q35 is the root complex and takes nothing at run time; only pcie-root-ports do, one device each.',
  remedy: 'Add spare pcie-root-port controllers with the VM off, then plug into one of them.',
  checks: [{ command: "virsh dumpxml VM --xpath \"//controller[@model='pcie-root-port']\"" }],
  xml: [{ path: "devices/controller[@model='pcie-root-port']" }, { path: 'devices' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/qdev-monitor.c (system/), hw/core/qdev.c; hw/pci/pcie.c pcie_cap_slot_pre_plug_cb', text: "Bus '%s' does not support hotplugging / Hot-plug failed: unsupported by the port device '%s'" },
  samples: ["qemu-system-x86_64: Hot-plug failed: unsupported by the port device 'pci.7'", "error: internal error: unable to execute QEMU command 'device_add': Bus 'pcie.0' does not support hotplugging", "error: internal error: unable to execute QEMU command 'device_add': Device 'ioh3420' does not support hotplugging"],
  nearMisses: ['No more available PCI slots', 'hotplugging done'],
});
