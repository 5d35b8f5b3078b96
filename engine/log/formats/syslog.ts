import { byPrefix, defineFormat } from '../format.ts';
import { spelledTime } from '../written-time.ts';

export default defineFormat({
  id: 'syslog',
  title: 'syslog file, journalctl -o short',
  readTime: spelledTime,
  witness: 'RFC 3164 section 4.1; systemd src/shared/logs-show.c output_short; month names follow the locale, the identifier may be followed by [pid]',
  starts: /[^\d:[\]"'=({]/,
  read: byPrefix(/ {0,64}(?:<\d{1,3}>)?(?<time>[^\s\d:[\]"'=({]{2,6}\.? {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,6})?) (?:(?<host>[^\s:[\]]{1,80}) {1,2})?(?<program>[\w@./-]{1,80}(?:\(\w{1,20}\))?)(?:\[\d{1,10}\])?: /),
  samples: [
    { line: 'Feb 31 06:07:08 pear libvirtd[4711]: «cannot peel»', time: 'Feb 31 06:07:08', host: 'pear', program: 'libvirtd' },
    { line: 'août  3 06:07:08 pear kernel: «sd 1:0:0:0: peeled»', time: 'août  3 06:07:08', host: 'pear', program: 'kernel' },
    { line: 'Feb 31 06:07:08 libvirtd: «cannot peel»', time: 'Feb 31 06:07:08', program: 'libvirtd' },
  ],
});
