import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'usb-attach-failed',
  category: 'passthrough',
  severity: 'fatal',
  title: 'A USB device does not fit onto the USB bus of the VM',
  match: [
    'speed mismatch trying to attach usb device "{device:quoted}"',
    'tried to attach usb device {device:path} to a bus with no free ports',
    'usb port {port:path} \\(bus {bus:path}\\) not found \\(in use?\\)',
    'Error: no usb bus to attach usbdevice {device:path}',
  ],
  message: 'QEMU could not plug a USB device into the controller of the VM.',
  why: 'A USB 2 or 3 device needs an EHCI or xHCI controller (the default of pc is USB 1.1), each port takes one device, and a hub has eight.',
  remedy: "Use <controller type='usb' model='qemu-xhci' ports='15'/>, and delete the <address type='usb'> of the device.",
  checks: [{ command: 'virsh dumpxml VM' }],
  xml: [{ path: "devices/controller[@type='usb']" }],
  witness: { source: 'QEMU 7.2 and 10.0 hw/usb/bus.c usb_claim_port, usb_check_attach', text: 'Warning: speed mismatch trying to attach usb device "%s" (%s speed) to bus "%s", port "%s" (%s speed) / usb port %s (bus %s) not found (in use?)' },
  samples: [
    'qemu-system-x86_64: -device usb-host: Warning: speed mismatch trying to attach usb device "USB Host Device" (high speed) to bus "usb.0", port "7" (full speed)',
    'qemu-system-x86_64: -device usb-tablet,bus=usb.0,port=7: usb port 7 (bus usb.0) not found (in use?)',
  ],
  nearMisses: ['usb port 7 found'],
});
