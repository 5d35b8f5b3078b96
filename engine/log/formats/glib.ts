import { byPrefix, defineFormat } from '../format.ts';
import { timeOfDay } from '../written-time.ts';

export default defineFormat({
  id: 'glib',
  title: 'GLib programs: SPICE, GTK, QEMU',
  readTime: timeOfDay,
  witness: 'GLib gmessages.c g_log_writer_format_fields: "(PROG:PID): DOMAIN-LEVEL **: HH:MM:SS.mmm: MESSAGE"; messages and debug lines without the process',
  starts: /[(A-Za-z]/,
  read: byPrefix(/(?:\((?:\([^)\n]{0,40}\)|[^():\n]{0,80}):\d{1,10}\): )?(?:[A-Za-z][\w.]{0,40}-(?<level>WARNING|CRITICAL|Warning|Critical|ERROR|Error|Message|INFO|Info|DEBUG|Debug))(?: \*\*)?: (?:(?<time>\d\d:\d\d:\d\d\.\d{3}): )?/),
  samples: [
    { line: '(peeler:4711): Pear-WARNING **: 06:07:08.009: «not ripe»', time: '06:07:08.009', level: 'warning' },
    { line: '((null):4711): Spice-Warning **: «pear.c:12:peel: rotten»', level: 'warning' },
    { line: 'GPear-Message: 06:07:08.009: «main channel: peeled»', time: '06:07:08.009', level: 'info' },
  ],
});
