import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-seabios',
  category: 'firmware',
  severity: 'benign',
  title: 'Banner of SeaBIOS or iPXE',
  match: ['SeaBIOS \\(version {version:path}\\)', '^iPXE \\(http', '^iPXE \\(PCI', 'iPXE {version:path} -- Open Source Network Boot Firmware', '^Machine UUID {uuid:word}', 'Booting from Hard Disk...'],
  message: 'The BIOS greets on the guest console.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'SeaBIOS src/bootsplash.c and iPXE src/usr/autoboot.c', text: 'SeaBIOS (version %s)' },
  samples: ['SeaBIOS (version 1.16.2-debian-1.16.2-1)', 'iPXE (http://ipxe.org) 00:02.0 CA00 PCI2.10 PnP'],
  nearMisses: ['No bootable device.', "qemu: could not load PC BIOS 'bios-own.bin'"],
});
