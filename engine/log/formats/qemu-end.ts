import { byPrefix, defineFormat } from '../format.ts';
import { utcDateTime } from '../written-time.ts';

export default defineFormat({
  id: 'qemu-end',
  title: "domain log: a VM's run ends",
  readTime: utcDateTime,
  witness: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStop: "%s: shutting down, reason=%s"',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000): (?=shutting down)/, { kind: 'end' }),
  samples: [
    { line: '2031-04-05 06:08:09.010+0000: «shutting down, reason=crashed»', time: '2031-04-05 06:08:09.010+0000' },
    { line: '2031-04-05 06:08:09.010+0000: «shutting down»', time: '2031-04-05 06:08:09.010+0000' },
  ],
});
