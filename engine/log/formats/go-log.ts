import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'go-log',
  title: "Go's standard logger",
  readTime: dateTime,
  witness: 'Go log package, LstdFlags: "2009/01/23 01:23:23 message", with Lmicroseconds a fraction',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?) /),
  samples: [{ line: '2031/04/05 06:07:08 «cannot peel»', time: '2031/04/05 06:07:08' }],
});
