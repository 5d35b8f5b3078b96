import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-usb-hub-access',
  category: 'other',
  severity: 'benign',
  title: 'The parent hub could not be opened',
  match: ['urbdrc…LIBUSB_ERROR_ACCESS'],
  message: 'The client could not open the hub above the device; redirection works all the same.',
  why: 'Hubs belong to root; only the device itself is needed.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'FreeRDP, channels/urbdrc/client/libusb/libusb_udevice.c', text: 'libusb_open: error %s[%d]' },
  samples: ['[10:10:10:100] [5:6] [ERROR][com.freerdp.channels.urbdrc.client] - libusb_open: error LIBUSB_ERROR_ACCESS[-3]', '[ERROR][com.freerdp.channels.urbdrc.client.libusb] - libusb_open: error LIBUSB_ERROR_ACCESS[-3]'],
  nearMisses: ['Could not open device: LIBUSB_ERROR_ACCESS', 'usbredirhost error: could not claim interface 0'],
});
