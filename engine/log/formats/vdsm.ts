import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'vdsm',
  title: 'oVirt vdsm',
  readTime: dateTime,
  witness: 'oVirt vdsm static/etc/vdsm/logger.conf.in: "%(asctime)s %(levelname)-5s (%(threadName)s) [%(name)s] %(message)s (%(module)s:%(lineno)d)"',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}[+-]\d{4}) (?<level>[A-Z]{4,8}) {1,4}\([^)\n]{0,120}\) \[(?<program>[^\]\n]{0,120})\] /),
  samples: [{ line: '2031-04-05 06:07:08,009+0200 WARN  (peeler/0) [virt.pear] «not ripe (pear:12)»', time: '2031-04-05 06:07:08,009+0200', level: 'warning', program: 'virt.pear' }],
});
