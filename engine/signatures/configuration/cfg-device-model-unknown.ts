import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-device-model-unknown',
  category: 'configuration',
  severity: 'fatal',
  title: 'QEMU has no device of that name',
  match: ["-device {argument:path}: '{model:quoted}' is not a valid device model name", "'{model:quoted}' is not a valid device model name", "'{model:quoted}' \\(alias '{alias:quoted}'\\) is not a valid device model name", 'Unsupported NIC model: {model:path}', 'invalid object type: {model:path}'],
  message: 'The emulator does not know the device {model}.',
  why: 'The name is misspelt, the device belongs to another architecture, or its module is not installed.',
  remedy: 'Correct the name in the XML or in <qemu:commandline>, or install the module package.',
  checks: [{ command: 'qemu-system-x86_64 -device help' }, { command: 'virsh dumpxml --inactive VM', look: '<qemu:commandline>' }],
  xml: [{ path: 'qemu:commandline/qemu:arg/@value', equals: 'argument' }, { path: 'qemu:commandline' }, { path: 'devices', equals: 'model' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/qdev-monitor.c (system/qdev-monitor.c) qdev_get_device_class', text: "'%s' is not a valid device model name" },
  samples: ["qemu-system-x86_64: -device virtio-turbo-pci: 'virtio-turbo-pci' is not a valid device model name", "error: internal error: unable to execute QEMU command 'device_add': 'nec-usb-xhcl' is not a valid device model name"],
  nearMisses: ["Property 'virtio-net-pci.turbo' not found", 'valid device model names are'],
});
