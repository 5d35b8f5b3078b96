import { byPrefix, defineFormat } from '../format.ts';
import { deltaTime, firstOf, spelledTime } from '../written-time.ts';

export default defineFormat({
  id: 'dmesg-delta',
  title: 'dmesg -d, dmesg -e',
  kernel: true,
  readTime: firstOf(deltaTime, spelledTime),
  witness: 'util-linux sys-utils/dmesg.c, DMESG_TIMEFTM_DELTA "[<%12.06f>] " and DMESG_TIMEFTM_RELTIME "[ %+10.06f] " or "[%s] " with month, day and time',
  starts: /\[/,
  read: byPrefix(/\[ {0,10}(?<time>\+\d{1,8}\.\d{6}|<? {0,10}\d{1,8}\.\d{6}>|[A-Z][a-z]{2} {0,2}\d{1,2} {1,2}\d\d:\d\d)\] /, { program: 'kernel' }),
  samples: [
    { line: '[  +0.000123] «pear: peeled»', time: '+0.000123', program: 'kernel' },
    { line: '[Feb31 06:07] «pear: peeled»', time: 'Feb31 06:07', program: 'kernel' },
    { line: '[<    0.000123>] «pear: peeled»', time: '<    0.000123>', program: 'kernel' },
  ],
});
