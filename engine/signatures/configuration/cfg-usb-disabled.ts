import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-usb-disabled',
  category: 'configuration',
  severity: 'fatal',
  title: 'USB devices on a VM without USB',
  match: ["USB is disabled for this domain", 'USB bus is disabled', 'Domain has no USB bus support', "No 'usb-bus' bus found for device", "Can't add another USB controller: USB is disabled"],
  message: 'The VM has USB devices although its USB controller is switched off.',
  why: "<controller type='usb' model='none'/> removes the bus, but a tablet, keyboard, hub, redirection or host device still needs it.",
  remedy: "Remove the USB devices (use virtio or PS/2 input), or take model='none' away.",
  checks: [{ command: "virsh dumpxml --inactive VM --xpath \"//controller[@type='usb'] | //*[@bus='usb']\"" }],
  xml: [{ path: "devices/controller[@type='usb']/@model" }, { path: "devices/input[@bus='usb']" }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain_address.c, src/qemu/qemu_validate.c, src/conf/domain_addr.c', text: 'USB is disabled for this domain, but USB devices are present in the domain XML' },
  samples: ['error: unsupported configuration: USB is disabled for this domain, but USB devices are present in the domain XML', "error: unsupported configuration: Can't add USB input device. USB bus is disabled"],
  nearMisses: ["cannot open directory '/sys/bus/usb/devices': No such file or directory", "Can't add host USB device: USB is disabled in this host"],
});
