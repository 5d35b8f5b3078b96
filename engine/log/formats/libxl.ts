import { byPrefix, defineFormat } from '../format.ts';
import { utcDateTime } from '../written-time.ts';

export default defineFormat({
  id: 'libxl',
  title: 'Xen libxl',
  readTime: utcDateTime,
  witness: 'Xen tools/libs/light/libxl_internal.c libxl__logv: "%s%s%s%s%s: %s" with file:line:function, and "Domain %u:"; libvirt src/libxl/libxl_logger.c writes the time',
  starts: /[\dl]/,
  read: byPrefix(/(?:(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?(?:[+-]\d{4})?): )?libxl: (?:(?<level>error|warning|info|debug|notice): )?\w{1,40}\.c:\d{1,6}:\w{1,80}: ?(?:Domain \d{1,6}:)?/, { program: 'libxl' }),
  samples: [
    { line: '2031-04-05 06:07:08.009+0000: libxl: libxl_pear.c:47:peel: Domain 11:«cannot peel»', time: '2031-04-05 06:07:08.009+0000', program: 'libxl' },
    { line: 'libxl: error: libxl_pear.c:47:peel: «cannot peel»', level: 'error', program: 'libxl' },
  ],
});
