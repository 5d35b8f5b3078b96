import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'swtpm',
  title: 'swtpm_setup log',
  clock: 'local',
  witness: 'swtpm 0.7 src/swtpm_setup/swtpm_setup.c: "Starting vTPM manufacturing as %s:%s @ %s" and its end; other lines bear no prefix',
  starts: /[SE]/,
  read: byPrefix(/(?=(?:Starting|Ending) vTPM manufacturing)/, { wholeLine: true, program: 'swtpm_setup' }),
  samples: [{ line: '«Starting vTPM manufacturing as tss:tss @ Sat 31 Feb 2032 06:07:08 AM CET»', program: 'swtpm_setup' }],
});
