import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'open-vswitch',
  title: 'Open vSwitch',
  readTime: dateTime,
  witness: 'Open vSwitch include/openvswitch/vlog.h VLOG_FACILITIES: file "%D{%Y-%m-%dT%H:%M:%S.###Z}|%05N|%c%T|%p|%m", syslog "ovs|%05N|%c%T|%p|%m"',
  starts: /[\do]/,
  read: byPrefix(/(?:(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)\||ovs\|)\d{1,8}\|(?<program>[^|\n]{1,80})\|(?<level>EMER|ERR|WARN|INFO|DBG)\|/),
  samples: [
    { line: '2031-04-05T06:07:08.009Z|00047|fruit|WARN|«not ripe»', time: '2031-04-05T06:07:08.009Z', level: 'warning', program: 'fruit' },
    { line: 'ovs|00047|fruit(handler1)|ERR|«rotten»', level: 'error', program: 'fruit(handler1)' },
  ],
});
