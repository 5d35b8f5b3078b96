import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-hung-task',
  category: 'storage',
  severity: 'fatal',
  title: 'A host task waits for storage for minutes',
  match: [
    'task (qemu-system-x86|qemu-kvm|qemu-img|qemu-nbd|kvm|libvirtd|virtqemud|vhost-|rpc-|prio-rpc|nfsd|multipathd|iscsid|dmeventd|lvmpolld|txg_sync|zvol|z_wr|z_rd|z_null|z_fr|zfs|pve|pmxcfs|systemd-udevd|udevd|vgs|lvs|pvs|vgchange|lvchange|pvscan|worker|IO mon_iothread|iou-wrk){rest:word} blocked for more than',
    'task CPU {cpu:number}/KVM:{pid:number} blocked for more than',
  ],
  message: 'A task on the host has been blocked for minutes, most often on storage.',
  why: 'A task in state D waits for a device, a network file system or a kernel lock. VMs on the same storage hang as well.',
  remedy: 'Find the storage that does not answer (kernel log, iostat, multipath, NFS server) and repair it; the tasks go on by themselves. Killing them does not help.',
  checks: [
    { command: "ps -eo pid,stat,wchan:32,comm | awk '$2 ~ /D/'" },
    { command: 'iostat -x 1 3' },
    { command: 'journalctl -k', look: 'the call trace after the message' },
  ],
  yieldsTo: ['stor-nfs-not-responding'],
  witness: {
    source: 'Linux kernel/hung_task.c, check_hung_task()',
    text: 'INFO: task %s:%d blocked for more than %ld seconds.',
  },
  samples: [
    '[90210.111111] INFO: task vgs:3131 blocked for more than 120 seconds.',
    'Apr 04 04:04:04 hv3 kernel: INFO: task CPU 2/KVM:20202 blocked for more than 122 seconds.',
    '[55.000001] INFO: task txg_sync:77 blocked for more than 122 seconds.',
  ],
  nearMisses: [
    '[  360.000001] INFO: task jbd2/vda1-8:250 blocked for more than 120 seconds.',
    'libvirtd blocked for more than it should',
  ],
});
