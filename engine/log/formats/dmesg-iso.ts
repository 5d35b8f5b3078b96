import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'dmesg-iso',
  title: 'dmesg --time-format iso',
  kernel: true,
  readTime: dateTime,
  witness: 'util-linux sys-utils/dmesg.c, DMESG_TIMEFTM_ISO8601: "YYYY-MM-DDThh:mm:ss,ffffff+zz:zz "',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:\d\d) (?!\S{1,80} [\w@./-]{1,80}(?:\[\d{1,10}\])?: )/, { program: 'kernel' }),
  samples: [{ line: '2031-04-05T06:07:08,000009+02:00 «peeled»', time: '2031-04-05T06:07:08,000009+02:00', program: 'kernel' }],
});
