import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-usb-config',
  category: 'guest',
  severity: 'degraded',
  title: 'The guest cannot set up a USB device',
  match: ["usb {port:path} can't set config #{config:number}, error {error}", 'usb {port:path} device (descriptor read|not accepting address)', 'usb {port:path} unable to (read config|enumerate USB device)', 'usb {port:path} Device not responding to setup address'],
  message: 'A USB device did not let itself be configured.',
  why: 'For a passed device: it was not reset well, needs more speed than the virtual controller has, or draws too much power.',
  remedy: 'Replug it, give the VM an xhci controller (qemu-xhci), or pass the whole USB controller.',
  checks: [{ command: 'lsusb -t' }, { command: "virsh dumpxml VM --xpath \"//controller[@type='usb']\"" }],
  xml: [{ path: "devices/hostdev[@type='usb']" }, { path: "devices/controller[@type='usb']" }],
  witness: { source: 'Linux, drivers/usb/core/hub.c, message.c, generic.c', text: "can't set config #%d, error %d" },
  samples: ["[    3.3] usb 2-1: can't set config #1, error -71", '[    3.0] usb 1-2: device descriptor read/64, error -110'],
  nearMisses: ['[    3.0] usb 1-2: new high-speed USB device number 3 using xhci_hcd', 'usb config ok'],
});
