import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-mdev-missing',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The mediated device is not there',
  match: ['nable to (start|define|create|modify) mediated device: {error}', "mediated device '{mdev:quoted}' not found"],
  message: 'A mediated device is not there or cannot be made.',
  why: 'Mediated devices vanish at a reboot unless they are defined to come back; a driver update can drop them, too.',
  remedy: 'Make it again with mdevctl or virsh nodedev-create, and define it with autostart (mdevctl define --auto).',
  checks: [{ command: 'mdevctl list' }, { command: 'ls /sys/bus/mdev/devices' }],
  xml: [{ path: 'devices/hostdev/source/address/@uuid', equals: 'mdev' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virmdev.c virMediatedDeviceNew; src/node_device/node_device_driver.c', text: "mediated device '%1$s' not found / Unable to start mediated device: %1$s" },
  samples: ['error: internal error: Unable to start mediated device: Cannot locate parent device', "error: device not found: mediated device '7f0c1b52-1111-4222-8333-94a5b6c7d8e9' not found"],
  nearMisses: ["mediated device 'pear' found"],
});
