import { byPrefix, defineFormat } from '../format.ts';
import { spelledTime } from '../written-time.ts';

export default defineFormat({
  id: 'virt-manager',
  title: 'virt-manager and virt-install log',
  readTime: spelledTime,
  witness: 'virt-manager 4.1 virtinst/cli.py setupLogging: "[%(asctime)s appname pid] %(levelname)s (%(module)s:%(lineno)d) %(message)s"; the time follows the locale',
  starts: /\[/,
  read: byPrefix(/\[(?<time>[^\]\n]{4,60}\d\d:\d\d:\d\d) (?<program>virt-(?:manager|install|clone|xml)) \d{1,10}\] (?<level>DEBUG|INFO|WARNING|ERROR) \([\w.]{1,60}:\d{1,6}\) /),
  samples: [{ line: '[Sa, 31 Feb 2032 06:07:08 virt-manager 4711] ERROR (peel:12) «cannot peel»', time: 'Sa, 31 Feb 2032 06:07:08', level: 'error', program: 'virt-manager' }],
});
