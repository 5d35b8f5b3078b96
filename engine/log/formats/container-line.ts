import { byPrefix, defineFormat } from '../format.ts';
import { dateTime, firstOf, timeOfDay } from '../written-time.ts';

export default defineFormat({
  id: 'container-line',
  title: 'line of a container or of a continuous-integration job',
  readTime: firstOf(dateTime, timeOfDay),
  witness: 'docker compose logs: "NAME  | LINE"; kubectl logs --prefix: "[pod/NAME/CONTAINER] LINE"; GitHub and GitLab jobs put a time before each line, continued ones as well',
  starts: /[\w.[-]/,
  read: byPrefix(/[\w.-]{2,60} {0,30}\| |\[(?:pod\/)?[\w.-]{1,80}\/[\w./-]{1,80}\] |(?<stamp>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z) |(?<time>\d\d:\d\d:\d\d\.\d{3}) {2}/, { kind: 'wrap' }),
  samples: [
    { line: 'fruit-peeler-1  | «cannot peel»' },
    { line: '[pod/virt-peeler-0/compute] «cannot peel»' },
    { line: '2031-04-05T06:07:08.0000009Z «cannot peel»', time: '2031-04-05T06:07:08.0000009Z' },
    { line: '06:07:08.009  «cannot peel»', time: '06:07:08.009' },
  ],
});
