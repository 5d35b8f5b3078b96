import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-bus-no-hotplug',
  category: 'configuration',
  severity: 'fatal',
  title: 'The bus takes no devices while the VM runs',
  match: ["Bus '{bus:quoted}' does not support hotplugging", "Device '{device:quoted}' (does not support hotplugging|can not be hotplugged on this machine)", "PCI bus {bus:path} does not support hotplug", "Unsupported PCI slot {slot:number} for standard hotplug controller"],
  message: 'The device cannot be plugged in while the VM runs: its bus or kind does not allow it.',
  why: 'pcie.0 of q35 is the root complex and takes nothing at run time; only pcie-root-ports do, one device each.',
  remedy: 'Add spare pcie-root-port controllers with the VM off, then plug into one of them.',
  checks: [{ command: "virsh dumpxml VM --xpath \"//controller[@model='pcie-root-port']\"" }],
  xml: [{ path: "devices/controller[@model='pcie-root-port']" }, { path: 'devices' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/qdev-monitor.c (system/), hw/core/qdev.c', text: "Bus '%s' does not support hotplugging" },
  samples: ["error: internal error: unable to execute QEMU command 'device_add': Bus 'pcie.0' does not support hotplugging", "error: internal error: unable to execute QEMU command 'device_add': Device 'ioh3420' does not support hotplugging"],
  nearMisses: ['No more available PCI slots', 'hotplugging done'],
});
