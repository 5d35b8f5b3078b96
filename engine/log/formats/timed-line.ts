import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'timed-line',
  title: 'line with a date and a time and nothing else',
  readTime: dateTime,
  witness: 'dpkg lib/dpkg/log.c log_message: "%Y-%m-%d %H:%M:%S "; many programs write the same',
  starts: /[\d[]/,
  read: byPrefix(/(?:\[(?<stamp>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)\]|(?<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)):? /),
  samples: [
    { line: '2031-04-05 06:07:08 «status peeled pear:all 1.0»', time: '2031-04-05 06:07:08' },
    { line: '[2031-04-05T06:07:08.009Z] «peeled»', time: '2031-04-05T06:07:08.009Z' },
  ],
});
