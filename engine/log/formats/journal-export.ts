import { byPrefix, defineFormat } from '../format.ts';
import { dateTime, epochTime, firstOf } from '../written-time.ts';

export default defineFormat({
  id: 'journal-export',
  title: 'journalctl -o export or verbose: one field a line',
  // Export begins with the fields of the journal itself, verbose with a line of its own.
  timeAbove: /^ {0,4}(?:_SOURCE_REALTIME_TIMESTAMP|__REALTIME_TIMESTAMP)=(\d{10,19})$|^[^\s\d=]{2,6} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: (?:UTC|[+-]\d\d:?\d\d))?)(?= ?[A-Z]{0,5} \[s=)/,
  readTime: firstOf(epochTime, dateTime),
  witness: 'systemd.journal-fields(7), Journal Export Format; verbose indents the fields by four blanks',
  starts: /[ M]/,
  read: byPrefix(/ {0,4}MESSAGE=/),
  samples: [
    { line: 'MESSAGE=«cannot peel»' },
    { line: '    MESSAGE=«cannot peel»' },
  ],
});
