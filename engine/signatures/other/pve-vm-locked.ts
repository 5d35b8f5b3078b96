import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'pve-vm-locked',
  category: 'other',
  severity: 'fatal',
  title: 'Proxmox holds a lock on the VM',
  match: ['VM is locked \\({reason:word}\\)', 'CT is locked \\({reason:word}\\)'],
  message: 'The VM is locked for: {reason}.',
  why: 'A backup, snapshot, migration or clone is running, or was interrupted and left its lock in the configuration.',
  remedy: 'Wait for the task. When none runs any more, qm unlock VMID takes the lock off.',
  checks: [{ command: 'qm config VMID' }, { command: 'cat /var/log/pve/tasks/active' }, { command: 'qm unlock VMID', changes: true }],
  witness: { source: 'github.com/proxmox/pve-guest-common PVE/AbstractConfig.pm check_lock; guest_type is VM or CT', text: '$class->guest_type()." is locked ($conf->{lock})"' },
  samples: ['TASK ERROR: VM is locked (backup)'],
  nearMisses: ['VM is locked up'],
});
