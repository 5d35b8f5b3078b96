import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'pve-lock-timeout',
  category: 'daemon/connection',
  severity: 'fatal',
  title: "Proxmox could not lock the VM's configuration",
  match: ["an't lock file '{file:quoted}' - got timeout"],
  message: 'Proxmox could not lock {file} in time: another task works on the VM.',
  why: 'A backup, migration, clone or a hung task (often on slow or lost storage) holds the lock.',
  remedy: 'Find the task and let it end or stop it. qm unlock VMID only clears a lock noted in the configuration, and only when no task is left; otherwise two tasks may change the disks at once.',
  checks: [
    { command: 'qm status VMID --verbose' },
    { command: 'ps aux | grep VMID' },
    { command: 'pvesm status' },
  ],
  witness: {
    source: 'Proxmox pve-common PVE/Tools.pm, lock_file_full()',
    text: "can't lock file '$filename' - got timeout",
  },
  samples: [
    "TASK ERROR: can't lock file '/var/lock/qemu-server/lock-104.conf' - got timeout",
    "pvedaemon[4]: can't lock file '/var/lock/pve-manager/pve-storage-nas' - got timeout",
  ],
  nearMisses: [
    'TASK ERROR: VM is locked (backup)',
    'trying to acquire lock...',
  ],
});
