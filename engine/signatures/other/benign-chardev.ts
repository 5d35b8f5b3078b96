import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-chardev',
  category: 'other',
  severity: 'benign',
  title: 'QEMU names a character device',
  match: ['char device redirected to {device:path} \\(label {label:word}\\)', 'char device redirected to '],
  message: 'QEMU tells which pty belongs to a console.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'QEMU 7.2 and 10.0, chardev/char-pty.c', text: 'char device redirected to %s (label %s)' },
  samples: ['char device redirected to /dev/pts/11 (label charserial0)', 'char device redirected to /dev/pts/2 (label charconsole1)'],
  nearMisses: ['cannot find character device <null>', 'char device'],
});
