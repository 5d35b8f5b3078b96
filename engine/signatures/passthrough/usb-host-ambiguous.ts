import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'usb-host-ambiguous',
  category: 'passthrough',
  severity: 'fatal',
  title: 'Several USB devices have the same ids',
  match: ['ultiple USB devices for {vendor:hex}:{product:hex}'],
  message: 'The host has several USB devices {vendor}:{product}; libvirt does not guess which one is meant.',
  why: 'Sticks, adapters and keys of one make share vendor and product id.',
  remedy: 'Name the one with <address bus= device=> in <source>; it changes when the device is plugged in again.',
  checks: [{ command: 'lsusb' }, { command: 'virsh nodedev-list --cap usb_device' }],
  xml: [{ path: 'devices/hostdev/source' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/hypervisor/virhostdev.c virHostdevFindUSBDevice', text: 'Multiple USB devices for %1$x:%2$x, use <address> to specify one' },
  samples: [
    'error: operation failed: Multiple USB devices for 7ab1:7cd2, use <address> to specify one',
  ],
  nearMisses: ['usb 7-1: multiple USB devices seen'],
});
