import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'pve-qmp-timeout',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'QEMU does not answer Proxmox',
  match: [
    "VM {vm:number} qmp command '{command:quoted}' failed - got timeout",
    "VM {vm:number} qmp command '{command:quoted}' failed - unable to connect",
  ],
  unless: ["qmp command 'guest-"],
  message: 'The QEMU of VM {vm} did not answer {command}.',
  why: 'QEMU hangs, most often on storage that does not answer (NFS, Ceph, a dying disk), or the host is overloaded by a backup.',
  remedy: 'Look at the storage and at processes in state D; qm stop VMID ends a VM that hangs for good.',
  checks: [{ command: 'ps -eo pid,stat,wchan:30,cmd' }, { command: 'qm status VMID --verbose' }],
  witness: { source: 'github.com/proxmox/qemu-server PVE/QMPClient.pm cmd, mux_timeout, $open_connection', text: "VM $vmid qmp command '$cmd->{execute}' failed - $queue_info->{error} (got timeout; unable to connect to VM $vmid $sotype socket - timeout after $count retries)" },
  samples: [
    "TASK ERROR: VM 777 qmp command 'query-status' failed - got timeout",
    "VM 777 qmp command 'query-proxmox-support' failed - unable to connect to VM 777 qmp socket - timeout after 51 retries",
  ],
  nearMisses: ["VM 777 qmp command 'query-status' done", "VM 777 qmp command 'guest-ping' failed - got timeout"],
});
