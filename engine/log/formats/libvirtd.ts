import { byPrefix, defineFormat } from '../format.ts';
import { utcDateTime } from '../written-time.ts';

export default defineFormat({
  id: 'libvirtd',
  title: "libvirt daemons' log file or standard error",
  readTime: utcDateTime,
  witness: 'libvirt 11.3.0 src/util/virlog.c virLogFormatString: "%llu: %s : %s:%d : %s"; the time by virTimeStringNowRaw. Pasted lines often lack time and thread.',
  starts: /[\diwe]/,
  read: byPrefix(/(?:(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}(?:[+-]\d{4})?): {1,4})?(?:\d{1,10}: {1,4})?(?<level>info|warning|error) : (?:[A-Za-z_]\w{0,80}:\d{1,6} : )(?!QEMU_MONITOR_(?:SEND|IO|RECV_REPLY))/),
  samples: [
    { line: '2031-04-05 06:07:08.009+0000: 4711: error : qemuStateInitialize:901 : «no room left»', time: '2031-04-05 06:07:08.009+0000', level: 'error' },
    { line: '4711: warning : virSomething:12 : «take care»', level: 'warning' },
    { line: 'info : qemuMonitorJSONIOProcessEvent:7 : «QEMU_MONITOR_RECV_EVENT: mon=0x7f event={}»', level: 'info' },
  ],
});
