import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'nova',
  title: 'OpenStack services (oslo.log)',
  readTime: dateTime,
  witness: 'oslo.log logging_context_format_string: "%(asctime)s.%(msecs)03d %(process)d %(levelname)s %(name)s [request id and user] %(instance)s%(message)s"',
  starts: /[\dDIWETCA]/,
  read: byPrefix(/(?:(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) \d{1,10} )?(?<level>DEBUG|INFO|WARNING|ERROR|TRACE|CRITICAL|AUDIT) (?<program>(?:nova|neutron|cinder|glance|oslo|os_vif|os_brick|ironic|placement|keystone)[\w.]{0,100}) (?:\[(?:None )?(?:req-[^\]\n]{1,300}|-)\] ?){0,2}(?:\[instance: [\w-]{1,60}\] ?)?/),
  samples: [
    { line: '2031-04-05 06:07:08.009 4711 ERROR nova.virt.libvirt [req-0a0b user project - - -] [instance: 0a0b-0c0d] «cannot peel»', time: '2031-04-05 06:07:08.009', level: 'error', program: 'nova.virt.libvirt' },
    { line: 'WARNING neutron.agent [-] «not ripe»', level: 'warning', program: 'neutron.agent' },
    { line: '2031-04-05 06:07:08.009 4711 TRACE nova.compute «libvirtError: no»', time: '2031-04-05 06:07:08.009', level: 'debug', program: 'nova.compute' },
  ],
});
