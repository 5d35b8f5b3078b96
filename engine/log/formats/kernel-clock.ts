import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'kernel-clock',
  title: 'the kernel sets its clock from the hardware: a time since boot and a date in one line',
  kernel: true,
  readTime: dateTime,
  witness: 'Linux drivers/rtc/class.c rtc_hctosys (before 5.5 hctosys.c): "setting system clock to %ptR UTC (%lld)", %d-%02d-%02d %02d:%02d:%02d in older ones; dev_info writes driver and device before it',
  starts: /[a-z]/,
  read: byPrefix(/(?=rtc[\w-]{0,30} [\w.:-]{1,40}: setting system clock to (?<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d UTC) )/, { wholeLine: true, program: 'kernel' }),
  samples: [
    { line: '«rtc_pear 00:47: setting system clock to 2031-04-05T06:07:08 UTC (1933135628)»', time: '2031-04-05T06:07:08 UTC', program: 'kernel' },
    { line: '«rtc_pear 00:47: setting system clock to 2031-04-05 06:07:08 UTC (1933135628)»', time: '2031-04-05 06:07:08 UTC', program: 'kernel' },
  ],
});
