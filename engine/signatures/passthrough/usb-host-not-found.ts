import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'usb-host-not-found',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The host USB device is not plugged in',
  match: ['Did not find matching USB device', 'failed to find host usb device', 'failed to open host usb device', 'Did not find USB device {device}', 'Multiple USB devices for {ids:path} were found', 'could not be found at previous address', 'USB device {ids:path} could not be found'],
  message: 'The USB device that the VM should get was not found on the host.',
  why: 'It is unplugged, has moved to another bus or device number (these change at every plug), or shows another id.',
  remedy: "Name it by vendor and product in the XML instead of bus and device; startupPolicy='optional' lets the VM start without it. With two of the same kind give the port as well.",
  checks: [{ command: 'lsusb' }, { command: "virsh dumpxml --inactive VM --xpath \"//hostdev[@type='usb']\"" }],
  xml: [{ path: "devices/hostdev[@type='usb']/source" }, { path: "devices/hostdev[@type='usb']" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virusb.c; QEMU hw/usb/host-libusb.c usb_host_realize; libvirt 12.8 libvirt.so', text: 'Did not find USB device %1$04x:%2$04x / Did not find matching USB device: vid:%1$04x, pid:%2$04x, bus:%3$u, device:%4$u, port:%5$s' },
  samples: ['error: operation failed: Did not find matching USB device: vid:7ab1, pid:7cd2, bus:0, device:0, port:', 'error: internal error: Did not find USB device 1d6b:0104', "error: internal error: unable to execute QEMU command 'device_add': failed to find host usb device 2:9"],
  nearMisses: ['usb 2-9: new high-speed USB device number 4', "error: cannot open directory '/sys/bus/usb/devices': No such file or directory"],
});
