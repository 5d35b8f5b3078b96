import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'syslog-5424',
  title: 'syslog of RFC 5424',
  readTime: dateTime,
  witness: 'RFC 5424 section 6: <PRI>VERSION TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG',
  starts: /</,
  read: byPrefix(/<\d{1,3}>1 (?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)) (?<host>\S{1,255}) (?<program>\S{1,48}) \S{1,128} \S{1,32} (?:-|(?:\[[^\]\n]{0,500}\]){1,8}) (?:\ufeff)?/),
  samples: [{ line: '<27>1 2031-04-05T06:07:08.000009Z pear libvirtd 4711 - - «cannot peel»', time: '2031-04-05T06:07:08.000009Z', host: 'pear', program: 'libvirtd' }],
});
