import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'usb-dev-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU may not open the USB device',
  match: ["libusb couldn't open USB device {node:path}, errno=13", "libusb couldn't open USB device {node:path}: Permission denied"],
  message: 'The USB device {node} exists, but QEMU may not open it.',
  why: 'Its node belongs to root; libvirt gives it to the QEMU user for a <hostdev>, a device of <qemu:commandline> or of a session VM it leaves alone.',
  remedy: "Pass the device with <hostdev mode='subsystem' type='usb'>, or add a udev rule that gives the node to the user who runs QEMU.",
  checks: [{ command: 'lsusb' }, { command: 'ls -lZ /dev/bus/usb/001/003' }],
  xml: [{ path: 'devices/hostdev/source' }],
  witness: { source: 'libusb 1.0.26 libusb/os/linux_usbfs.c get_usbfs_fd; older ones with the text of errno', text: "libusb couldn't open USB device %s, errno=%d / libusb couldn't open USB device %s: %s" },
  samples: ["libusb: error [get_usbfs_fd] libusb couldn't open USB device /dev/bus/usb/007/009, errno=13"],
  nearMisses: ["libusb: error [get_usbfs_fd] libusb couldn't open USB device /dev/bus/usb/007/009, errno=19"],
});
