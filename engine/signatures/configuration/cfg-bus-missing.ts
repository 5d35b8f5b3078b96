import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-bus-missing',
  category: 'configuration',
  severity: 'fatal',
  title: 'A device wants a bus that is not there',
  match: ["Device '{device:quoted}' can't go on {bus:word} bus", "Bus '{bus:quoted}' not found", "Bus '{bus:quoted}' is full"],
  unless: ["Bus 'pc"],
  message: 'QEMU has no fitting (free) bus {bus} for a device.',
  why: 'The controller of that bus is missing, has another name, comes later on the command line, or is full.',
  remedy: 'Add the controller, or correct bus= in <qemu:commandline>; leave the address to libvirt where it makes the device.',
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'virsh qemu-monitor-command VM --hmp info qtree' }],
  xml: [{ path: 'devices/controller' }],
  witness: { source: 'QEMU 10.0 and 7.2 system/qdev-monitor.c qbus_find', text: "Bus '%s' not found / Device '%s' can't go on %s bus" },
  samples: [
    "qemu-system-x86_64: -device ide-hd,bus=pcie.0: Device 'ide-hd' can't go on PCIE bus",
    "qemu-system-x86_64: -device usb-host,bus=pear.0: Bus 'pear.0' not found",
    "qemu-system-x86_64: -device scsi-hd,bus=pear.0: Bus 'pear.0' is full",
  ],
  nearMisses: ["qemu-system-x86_64: -device pear,bus=pcie.9: Bus 'pcie.9' not found", "Bus 'pear' found"],
});
