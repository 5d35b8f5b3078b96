import { byJson } from '../fields.ts';
import { defineFormat } from '../format.ts';
import { epochTime } from '../written-time.ts';

export default defineFormat({
  id: 'journal-json',
  title: 'journalctl -o json',
  readTime: epochTime,
  witness: 'systemd.journal-fields(7), libvirt docs/logging.rst (MESSAGE, PRIORITY, LIBVIRT_SOURCE, CODE_FUNC); __REALTIME_TIMESTAMP counts microseconds',
  starts: /\{/,
  read: byJson({
    needs: [['MESSAGE'], ['__REALTIME_TIMESTAMP', '__CURSOR', '_BOOT_ID', 'PRIORITY', '_SOURCE_REALTIME_TIMESTAMP']],
    messages: ['MESSAGE'], time: ['_SOURCE_REALTIME_TIMESTAMP', '__REALTIME_TIMESTAMP'], level: ['PRIORITY'], program: ['SYSLOG_IDENTIFIER', '_COMM'], host: ['_HOSTNAME'],
  }),
  samples: [
    { line: '{"PRIORITY":"3","_HOSTNAME":"pear","SYSLOG_IDENTIFIER":"virtqemud","__REALTIME_TIMESTAMP":"1932000000000000","MESSAGE":"«cannot peel \\"pear\\"»"}', time: '1932000000000000', level: 'error', program: 'virtqemud', host: 'pear' },
    { line: '{ "LIBVIRT_SOURCE" : "file", "PRIORITY" : "4", "MESSAGE" : "«not ripe»" }', level: 'warning' },
  ],
});
