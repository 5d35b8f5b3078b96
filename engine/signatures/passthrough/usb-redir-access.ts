import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'usb-redir-access',
  category: 'passthrough',
  severity: 'degraded',
  title: 'The client may not open the USB device',
  match: ['Could not redirect USB device', 'USB redirection error', 'Could not open device: LIBUSB_ERROR_ACCESS', 'Error setting USB device node ACL', 'Error claiming USB interface', 'Could not redirect …(LIBUSB_ERROR|claim|access|denied)', 'usbredirhost error:'],
  unless: ['urbdrc'],
  message: 'The viewer could not take the USB device for redirection.',
  why: 'A driver or mount of the client holds it, or the polkit helper that opens it is missing or refused.',
  remedy: 'Unmount and close what uses the device, install the helper (spice-client-glib-usb-acl-helper) with its polkit rule, and try again. Changing modes under /dev/bus/usb for all users is not needed.',
  checks: [{ command: 'lsusb -t' }, { command: 'journalctl -g "polkit|usbredir"' }],
  xml: [{ path: 'devices/redirdev' }],
  witness: { source: 'virt-viewer, src/virt-viewer-window.c; spice-gtk src/usb-device-manager.c; usbredir usbredirhost.c', text: 'Could not redirect %s' },
  samples: ['(virt-manager:20): WARNING: Could not redirect USB device: Error setting USB device node ACL: Not authorized', 'summary=USB redirection error'],
  nearMisses: ['[ERROR][com.freerdp.channels.urbdrc.client] - libusb_open: error LIBUSB_ERROR_ACCESS[-3]', 'USB redirection enabled'],
});
