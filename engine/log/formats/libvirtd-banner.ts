import { byPrefix, defineFormat } from '../format.ts';
import { utcDateTime } from '../written-time.ts';

export default defineFormat({
  id: 'libvirtd-banner',
  title: "first records of a libvirt daemon's log: version and host name",
  readTime: utcDateTime,
  witness: 'libvirt 11.3.0 src/util/virlog.c virLogVersionString and virLogHostnameString: "%llu: %s : %s" without a function',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}(?:[+-]\d{4})?): {1,4}\d{1,10}: {1,4}(?<level>debug|info|warning|error) : (?=libvirt version: |hostname: )/, { kind: 'banner' }),
  samples: [
    { line: '2031-04-05 06:07:08.009+0000: 4711: info : «libvirt version: 19.2.0»', time: '2031-04-05 06:07:08.009+0000', level: 'info' },
    { line: '2031-04-05 06:07:08.009+0000: 4711: info : «hostname: pear»', time: '2031-04-05 06:07:08.009+0000', level: 'info' },
  ],
});
