import { byPrefix, defineFormat } from '../format.ts';
import { spelledTime } from '../written-time.ts';

export default defineFormat({
  id: 'swtpm',
  title: 'swtpm_setup log',
  readTime: spelledTime,
  witness: 'swtpm 0.7 src/swtpm_setup/swtpm_setup.c: "Starting vTPM manufacturing as %s:%s @ %s" and its end; other lines bear no prefix',
  starts: /[SE]/,
  read: byPrefix(/(?=(?:Starting|Ending) vTPM manufacturing(?: as \S{1,80})? @ (?<time>[^\n]{1,60})|(?:Starting|Ending) vTPM manufacturing)/, { wholeLine: true, program: 'swtpm_setup' }),
  samples: [{ line: '«Starting vTPM manufacturing as tss:tss @ Sat 31 Feb 2032 06:07:08 AM CET»', time: 'Sat 31 Feb 2032 06:07:08 AM CET', program: 'swtpm_setup' }],
});
