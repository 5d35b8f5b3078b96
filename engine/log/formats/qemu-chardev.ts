import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'qemu-chardev',
  title: 'domain log: where a character device went',
  witness: 'QEMU 7.2 chardev/char-pty.c char_pty_open: "char device redirected to %s (label %s)"',
  starts: /c/,
  read: byPrefix(/char device redirected to /, { level: 'info', wholeLine: true }),
  samples: [{ line: '«char device redirected to /dev/pts/9 (label charserial1)»', level: 'info' }],
});
