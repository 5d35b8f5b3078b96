import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'pve-storage-offline',
  category: 'storage',
  severity: 'fatal',
  title: 'A Proxmox storage or volume is not there',
  match: [
    "storage '{storage:quoted}' is not online",
    "TASK ERROR: volume '{storage:quoted}' does not exist",
    'no such logical volume {storage:path}',
  ],
  message: 'Proxmox does not reach {storage}.',
  why: 'The NFS or iSCSI server is away, the volume was deleted or lies on another node, or the volume group is not active.',
  remedy: 'Look at pvesm status, bring the storage up, or take the missing volume (an old ISO, a lost disk) out of the configuration.',
  checks: [{ command: 'pvesm status' }, { command: 'qm config VMID' }],
  witness: { source: 'github.com/proxmox/pve-storage PVE/Storage.pm activate_storage, activate_volumes, PVE/Storage/LvmThinPlugin.pm', text: "storage '$storeid' is not online / volume '$volid' does not exist / no such logical volume $vg/$lv" },
  samples: [
    "TASK ERROR: storage 'pear' is not online",
    "TASK ERROR: volume 'local:iso/pear.iso' does not exist",
    'TASK ERROR: no such logical volume pve/vm-777-disk-0',
  ],
  nearMisses: ["storage 'pear' is online"],
});
