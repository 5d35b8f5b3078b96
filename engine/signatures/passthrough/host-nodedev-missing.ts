import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-nodedev-missing',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The host has no such device',
  match: ["no node device with matching name '{device:quoted}'"],
  message: 'libvirt knows no host device {device}.',
  why: 'The device is gone, has another address after a BIOS or hardware change, or the node device driver is not running.',
  remedy: 'Look up its name in virsh nodedev-list; in XML, use the address that lspci or lsusb shows now.',
  checks: [{ command: 'virsh nodedev-list --tree' }, { command: 'lspci -nn' }],
  xml: [{ path: 'devices/hostdev/source' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/node_device/node_device_driver.c nodeDeviceObjFindByName', text: "no node device with matching name '%1$s'" },
  samples: ["error: Node device not found: no node device with matching name 'pci_0000_77_00_0'"],
  nearMisses: ["node device 'pci_0000_77_00_0' found"],
});
