import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'journal-export',
  title: 'journalctl -o export or verbose: one field a line',
  witness: 'systemd.journal-fields(7), Journal Export Format; verbose indents the fields by four blanks',
  starts: /[ M]/,
  read: byPrefix(/ {0,4}MESSAGE=/),
  samples: [
    { line: 'MESSAGE=«cannot peel»' },
    { line: '    MESSAGE=«cannot peel»' },
  ],
});
