import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'journal-iso',
  title: 'journalctl -o short-iso, rsyslog with RFC 3339 time',
  readTime: dateTime,
  witness: 'systemd src/shared/logs-show.c output_short with OUTPUT_SHORT_ISO(_PRECISE); rsyslog template RSYSLOG_FileFormat',
  starts: /[<\d]/,
  read: byPrefix(/(?:<\d{1,3}>)?(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?) (?<host>[^\s:[\]"{(]{1,80}) (?<program>[\w@./-]{1,80}(?:\(\w{1,20}\))?)(?:\[\d{1,10}\])?: /),
  samples: [
    { line: '2031-04-05T06:07:08+0200 pear virtqemud[4711]: «cannot peel»', time: '2031-04-05T06:07:08+0200', host: 'pear', program: 'virtqemud' },
    { line: '2031-04-05T06:07:08.000009+02:00 pear kernel: «peeled»', time: '2031-04-05T06:07:08.000009+02:00', host: 'pear', program: 'kernel' },
  ],
});
