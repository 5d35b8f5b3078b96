import { byPrefix, defineFormat } from '../format.ts';
import { bootTime, dateTime, firstOf } from '../written-time.ts';

export default defineFormat({
  id: 'xen-console',
  title: 'Xen console (xl dmesg)',
  readTime: firstOf(bootTime, dateTime),
  witness: 'Xen xen/drivers/char/console.c: "(XEN) ", with console_timestamps=boot "[%5u.%06u] " or =date',
  starts: /\(/,
  read: byPrefix(/\(XEN\) (?:\[ {0,6}(?<time>\d{1,8}\.\d{6}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?)\] )?/, { program: 'xen' }),
  samples: [
    { line: '(XEN) [   12.345678] «pear peeled»', time: '12.345678', program: 'xen' },
    { line: '(XEN) «pear peeled»', program: 'xen' },
  ],
});
