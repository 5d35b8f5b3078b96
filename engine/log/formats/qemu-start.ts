import { byPrefix, defineFormat } from '../format.ts';
import { utcDateTime } from '../written-time.ts';

export default defineFormat({
  id: 'qemu-start',
  title: "domain log: a VM's run starts",
  readTime: utcDateTime,
  witness: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuLogOperation: "%s: %s %s, qemu version: …, kernel: %s, hostname: %s" with "starting up"; "attaching" in libvirt before 6.0',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000): (?=(?:starting up|attaching)(?: libvirt version: |$))/, { kind: 'start' }),
  samples: [
    { line: '2031-04-05 06:07:08.009+0000: «starting up libvirt version: 19.2.0, qemu version: 19.0.1, kernel: 9.1.2, hostname: pear»', time: '2031-04-05 06:07:08.009+0000' },
    { line: '2031-04-05 06:07:08.009+0000: «attaching libvirt version: 19.2.0, qemu version: 19.0.1»', time: '2031-04-05 06:07:08.009+0000' },
  ],
});
