import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'cloudstack',
  title: 'CloudStack agent and management server',
  readTime: dateTime,
  witness: 'CloudStack agent.log and management-server.log (log4j): "TIME LEVEL [logger] (thread:context) (logid:ID) message", as in issue reports of apache/cloudstack',
  starts: /[\dTDIWEF[]/,
  read: byPrefix(/(?:(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) )?(?:(?<level>TRACE|DEBUG|INFO|WARN|ERROR|FATAL) {1,2})?\[(?<program>[\w.]{1,80})\] \([^)\n]{0,200}\) (?:\(logid:\w{0,20}\) )?/),
  samples: [
    { line: '2031-04-05 06:07:08,009 WARN  [kvm.fruit.Peeler] (agentRequest-Handler-1:null) (logid:0a0b0c0d) «not ripe»', time: '2031-04-05 06:07:08,009', level: 'warning', program: 'kvm.fruit.Peeler' },
    { line: '[fruit.Peeler] (Thread-2:null) (logid:) «peeled»', program: 'fruit.Peeler' },
  ],
});
