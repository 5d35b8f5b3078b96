import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-usb-enum',
  category: 'other',
  severity: 'benign',
  title: 'USB enumeration',
  match: ['usb {port:path} new {speed:word} USB device number', 'usb {port:path} (New USB device found|New USB device strings|Product: |Manufacturer: |SerialNumber: |USB disconnect)', 'new (low|full|high|super|SuperSpeed)-speed USB device number', 'usb {port:path} reset {speed:word} USB device number'],
  message: 'The kernel lists a USB device.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/usb/core/hub.c', text: 'new %s USB device number %d using %s' },
  samples: ['[ 3.1] usb 1-4: new high-speed USB device number 6 using xhci_hcd', '[ 3.2] usb 1-4: New USB device found, idVendor=1d6b, idProduct=0104, bcdDevice= 5.00'],
  nearMisses: ["usb 2-1: can't set config #1, error -71", 'usb 1-4: device descriptor read/64, error -110'],
});
