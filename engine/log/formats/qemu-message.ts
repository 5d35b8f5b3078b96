import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'qemu-message',
  title: "QEMU's message with time",
  readTime: dateTime,
  witness: 'QEMU 7.2 util/error-report.c vreport with -msg timestamp=on: the time by g_date_time_format_iso8601, then the program name',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (?:[\w.-]{1,60} )?(?<program>(?:\/[^\s:]{1,200}\/)?(?:qemu[\w.-]{0,60}|kvm(?:-spice)?)): (?:(?<level>warning|info|error): )?/),
  samples: [
    { line: '2031-04-05T06:07:08.000009Z qemu-system-riscv64: «no such thing»', time: '2031-04-05T06:07:08.000009Z', program: 'qemu-system-riscv64' },
    { line: '2031-04-05T06:07:08.000009Z qemu-kvm: warning: «old machine»', time: '2031-04-05T06:07:08.000009Z', program: 'qemu-kvm', level: 'warning' },
  ],
});
