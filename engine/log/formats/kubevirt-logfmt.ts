import { byLogfmt } from '../fields.ts';
import { defineFormat } from '../format.ts';
import { dateTime, epochTime, firstOf } from '../written-time.ts';

export default defineFormat({
  id: 'kubevirt-logfmt',
  title: 'key=value lines (early KubeVirt, Go services)',
  readTime: firstOf(dateTime, epochTime),
  witness: 'KubeVirt 0.7, issues 1399 and 1478 of kubevirt/kubevirt: level, timestamp, pos, component, msg; logrus text formatter: time, level, msg',
  starts: /[lt]/,
  read: byLogfmt({ needs: [['level', 'time', 'ts', 'timestamp'], ['msg', 'reason', 'err', 'error']], messages: ['msg', 'reason', 'err', 'error'], time: ['timestamp', 'time', 'ts'], level: ['level'], program: ['component', 'logger', 'caller'] }),
  samples: [
    { line: 'level=info timestamp=2031-04-05T06:07:08.009Z pos=pear.go:12 component=virt-peeler msg="«peeled»"', time: '2031-04-05T06:07:08.009Z', level: 'info', program: 'virt-peeler' },
    { line: 'time="2031-04-05T06:07:08Z" level=error msg="«rotten»"', time: '2031-04-05T06:07:08Z', level: 'error' },
  ],
});
