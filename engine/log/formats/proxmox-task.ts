import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'proxmox-task',
  title: 'Proxmox VE task log',
  witness: 'Proxmox pve-common src/PVE/RESTEnvironment.pm fork_worker: "TASK OK", "TASK ERROR: $err", "TASK WARNINGS: $count"',
  starts: /T/,
  read: byPrefix(/TASK (?<level>ERROR|WARNINGS?)(?::|$) ?/m),
  samples: [
    { line: 'TASK ERROR: «pear 100 does not exist»', level: 'error' },
  ],
});
