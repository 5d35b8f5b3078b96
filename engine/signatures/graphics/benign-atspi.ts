import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-atspi',
  category: 'graphics',
  severity: 'benign',
  title: 'No accessibility bus',
  match: ['Error retrieving accessibility bus address', "Couldn't connect to accessibility bus", 'dbind-WARNING'],
  message: 'The accessibility bus is not there; the window works without it.',
  why: 'GTK asks for it on every start.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'at-spi2-core, dbind/dbind.c', text: 'Error retrieving accessibility bus address' },
  samples: ['qemu-system-x86_64: warning: dbind: AT-SPI: Error retrieving accessibility bus address: org.freedesktop.DBus.Error.NoReply', "** (virt-viewer:2): WARNING **: Couldn't connect to accessibility bus: Failed to connect"],
  nearMisses: ['gtk initialization failed', 'accessibility settings'],
});
