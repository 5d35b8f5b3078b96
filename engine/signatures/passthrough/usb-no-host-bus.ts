import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'usb-no-host-bus',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The host has no USB bus',
  match: ["cannot open directory '/sys/bus/usb/devices'", "Could not open directory '/sys/bus/usb/devices'", "/sys/bus/usb/devices': No such file or directory", "Can't add host USB device: USB is disabled in this host"],
  message: 'A USB device of the host was asked for, but the host shows no USB bus at all.',
  why: 'There is no USB controller (as in most cloud machines), its driver is missing, or a container hides /sys/bus/usb.',
  remedy: 'Take the <hostdev> out, or run the VM where the device is; load the driver of the controller if there is one.',
  checks: [{ command: 'ls /sys/bus/usb/devices' }, { command: 'lspci -nnk -d ::0c03' }],
  xml: [{ path: "devices/hostdev[@type='usb']" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virusb.c virUSBDeviceSearch (virDirOpen)', text: "cannot open directory '%1$s'" },
  samples: ["error: cannot open directory '/sys/bus/usb/devices': No such file or directory", "2025-04-01 04:04:04.404+0000: 40: error : virDirOpenInternal:2900 : cannot open directory '/sys/bus/usb/devices': No such file or directory"],
  nearMisses: ["error: cannot open directory '/srv/pool': No such file or directory", 'Did not find USB device 1d6b:0104'],
});
