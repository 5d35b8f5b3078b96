import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'virtiofsd',
  title: 'virtiofsd and other Rust programs (env_logger)',
  readTime: dateTime,
  witness: 'virtiofsd 1.x src/main.rs initialize_logging with env_logger: "[TIME LEVEL MODULE] MESSAGE"',
  starts: /\[/,
  read: byPrefix(/\[(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) (?<level>ERROR|WARN|INFO|DEBUG|TRACE) {1,2}(?<program>[\w:]{1,100})\] /),
  samples: [{ line: '[2031-04-05T06:07:08Z WARN  virtiofsd::pear] «not ripe»', time: '2031-04-05T06:07:08Z', level: 'warning', program: 'virtiofsd::pear' }],
});
