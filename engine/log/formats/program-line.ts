import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'program-line',
  title: 'journalctl -o cat with identifier, systemctl status cut short: program and process number only',
  witness: 'RFC 3164 section 4.1.3, TAG[PID]: without the header',
  starts: /[A-Za-z]/,
  read: byPrefix(/(?<program>[A-Za-z][\w@./-]{1,60})\[\d{1,10}\]: /),
  samples: [{ line: 'virtfruitd[4711]: «cannot peel»', program: 'virtfruitd' }],
});
