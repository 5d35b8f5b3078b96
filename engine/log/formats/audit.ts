import { byPrefix, defineFormat } from '../format.ts';
import { dateTime, epochTime, firstOf, slashTime } from '../written-time.ts';

export default defineFormat({
  id: 'audit',
  title: 'audit log',
  kernel: true,
  readTime: firstOf(epochTime, dateTime, slashTime),
  witness: 'Linux kernel/audit.c audit_log_start: "audit(%llu.%03lu:%u): "; auditd writes "type=NAME msg=" before it, the kernel log "audit: type=NUMBER "',
  starts: /[nat]/,
  read: byPrefix(/(?:node=\S{1,80} )?(?:audit: )?type=(?:[A-Z_]{2,40}|\d{4}) (?:msg=)?audit\((?<time>[^):\n]{1,60}(?::\d{1,2}){0,2}[^):\n]{0,20}):\d{1,12}\) ?: {1,2}|audit(?:\[\d{1,10}\])?: (?=[A-Z_]{3,40} )/, { program: 'audit' }),
  samples: [
    { line: 'type=AVC msg=audit(1932000000.009:471): «avc:  denied  { peel } for  pid=1»', time: '1932000000.009', program: 'audit' },
    { line: 'audit: type=1400 audit(1932000000.009:471): «apparmor="DENIED" operation="peel"»', time: '1932000000.009', program: 'audit' },
    { line: 'type=AVC msg=audit(04/05/2031 06:07:08.009:471) : «avc:  denied  { peel }»', time: '04/05/2031 06:07:08.009', program: 'audit' },
  ],
});
