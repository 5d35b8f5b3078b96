import { byPrefix, defineFormat } from '../format.ts';
import { dateTime } from '../written-time.ts';

export default defineFormat({
  id: 'python-logging',
  title: 'Python logging with time, level and logger',
  readTime: dateTime,
  witness: 'Python 3 logging.Formatter: asctime "YYYY-MM-DD hh:mm:ss,mmm"; cloud-init, virt-who, avocado and cockpit-machines tools follow "%(asctime)s …%(levelname)s…: %(message)s"',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}[-/]\d\d[-/]\d\d \d\d:\d\d:\d\d[,.]?\d{0,6}) (?:- )?(?:[\w.]{1,60} )?(?:- )?\[?(?<level>DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL|FATAL)\]?(?: ?\| ?| - |: | {1,6})/),
  samples: [
    { line: '2031-04-05 06:07:08,009 - ERROR - «cannot peel»', time: '2031-04-05 06:07:08,009', level: 'error' },
    { line: '2031-04-05 06:07:08,009 peeler WARNING: «not ripe»', time: '2031-04-05 06:07:08,009', level: 'warning' },
  ],
});
