import { byPrefix, defineFormat } from '../format.ts';
import { spelledTime } from '../written-time.ts';

export default defineFormat({
  id: 'dmesg-human',
  title: 'dmesg -T',
  kernel: true,
  readTime: spelledTime,
  witness: 'util-linux sys-utils/dmesg.c, DMESG_TIMEFTM_CTIME: "[%s] " with ctime(3) text; drifts after a suspend',
  starts: /\[/,
  read: byPrefix(/\[(?<time>[^\s\d[\]]{2,6} [^\s\d[\]]{2,6} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4})\] /, { program: 'kernel' }),
  samples: [{ line: '[Sat Feb 31 06:07:08 2032] «pear: peeled»', time: 'Sat Feb 31 06:07:08 2032', program: 'kernel' }],
});
