import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'pve-start-failed',
  category: 'other',
  severity: 'fatal',
  title: 'Proxmox reports that QEMU ended',
  match: ['TASK ERROR: start failed', 'start failed: QEMU exited with code', 'start failed: command …failed', 'QEMU exited with code {code:number}'],
  unless: ['QEMU exited with code 0'],
  message: 'QEMU ended right after its start on Proxmox; the lines before say why.',
  why: 'This line only has the exit code; QEMU wrote its reason above it in the task log.',
  remedy: 'Start the VM in a shell (qm start VMID) and read QEMU\'s own message.',
  checks: [{ command: 'qm start VMID', changes: true }, { command: 'qm showcmd VMID --pretty' }],
  consequence: true,
  witness: { source: 'Proxmox qemu-server, PVE/QemuServer.pm vm_start_nolock', text: 'start failed: QEMU exited with code %d' },
  samples: ['TASK ERROR: start failed: QEMU exited with code 1', "TASK ERROR: start failed: command '/usr/bin/kvm -id 104' failed: exit code 1"],
  nearMisses: ['[nvidia-vgpu-vfio] 1f2e: start failed. status: 0x0', 'TASK OK'],
});
