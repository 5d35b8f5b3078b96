import { byPrefix, defineFormat } from '../format.ts';
import { hexTime } from '../written-time.ts';

export default defineFormat({
  id: 'proxmox-start',
  title: 'Proxmox VE starts a task: its id holds the time',
  readTime: hexTime,
  witness: 'Proxmox pve-common src/PVE/Tools.pm upid_encode: "UPID:%s:%08X:%08X:%08X:%s:%s:%s:", node, pid, pstart, starttime, type, id, user; pvedaemon writes "<user> starting task UPID"',
  starts: /</,
  read: byPrefix(/(?=<[^\s<>]{1,80}> starting task UPID:[\w-]{1,64}:[\dA-F]{8}:[\dA-F]{8,9}:(?<time>[\dA-F]{8}):)/, { wholeLine: true }),
  samples: [{ line: '«<pear@pam> starting task UPID:tree:0000ABCD:00112233:73394F0C:qmpeel:100:pear@pam:»', time: '73394F0C' }],
});
