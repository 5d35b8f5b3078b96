import { byPrefix, defineFormat } from '../format.ts';
import { utcDateTime } from '../written-time.ts';

export default defineFormat({
  id: 'libvirtd-trace',
  title: "libvirt daemons' debug lines and talk with QEMU's monitor",
  readTime: utcDateTime,
  witness: 'libvirt 11.3.0 src/util/virlog.c virLogFormatString at level debug; src/qemu/qemu_monitor.c QEMU_MONITOR_SEND_MSG and _RECV_REPLY at level info: probing gets errors for replies, a failure is reported at level error besides',
  starts: /[\ddi]/,
  read: byPrefix(/(?:(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}(?:[+-]\d{4})?): {1,4})?(?:\d{1,10}: {1,4})?(?:(?<level>debug) : (?:[A-Za-z_]\w{0,80}:\d{1,6} : )|info : [A-Za-z_]\w{0,80}:\d{1,6} : (?=QEMU_MONITOR_(?:SEND|IO|RECV_REPLY)))/, { kind: 'trace', level: 'info' }),
  samples: [
    { line: '2031-04-05 06:07:08.009+0000: 4711: debug : virThing:7 : «obj=0x7f»', time: '2031-04-05 06:07:08.009+0000', level: 'debug' },
    { line: '4711: info : qemuMonitorSend:9 : «QEMU_MONITOR_SEND_MSG: mon=0x7f msg={}»', level: 'info' },
  ],
});
