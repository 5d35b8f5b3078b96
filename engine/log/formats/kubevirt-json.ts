import { byJson } from '../fields.ts';
import { defineFormat } from '../format.ts';
import { dateTime, epochTime, firstOf } from '../written-time.ts';

export default defineFormat({
  id: 'kubevirt-json',
  title: 'KubeVirt components, and other services that log one JSON object a line',
  readTime: firstOf(dateTime, epochTime),
  witness: "KubeVirt staging/src/kubevirt.io/client-go/log/log.go: component, level, msg, pos, reason, subcomponent, timestamp; libvirt's lines come with subcomponent libvirt; Go's slog writes time, level, msg",
  starts: /\{/,
  read: byJson({
    needs: [['msg', 'message', 'reason', 'log'], ['level', 'component', 'severity', 'timestamp', 'time', 'ts', 'stream']],
    messages: ['msg', 'message', 'log', 'reason', 'error', 'err'], time: ['timestamp', 'time', 'ts'], level: ['level', 'severity'], program: ['component', 'logger', 'stream'], host: ['host'],
  }),
  samples: [
    { line: '{"component":"virt-launcher","level":"warning","msg":"«cannot peel \\u003cpear\\u003e»","pos":"peel:12","timestamp":"2031-04-05T06:07:08.009000Z"}', time: '2031-04-05T06:07:08.009000Z', level: 'warning', program: 'virt-launcher' },
    { line: '{"time":"2031-04-05T06:07:08.009Z","level":"ERROR","msg":"«rotten\\n»"}', time: '2031-04-05T06:07:08.009Z', level: 'error' },
  ],
});
