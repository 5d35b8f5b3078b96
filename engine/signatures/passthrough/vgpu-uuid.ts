import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vgpu-uuid',
  category: 'passthrough',
  severity: 'fatal',
  title: "The vGPU plug-in does not get the VM's UUID",
  match: ['(Failed to|failed to|unable to|Unable to|could not|Could not) (get|fetch|read|find) (the |)(VM |vm |)UUID', "Ensure that 'uuid'", 'VM UUID …(missing|not set|invalid|not found|failed)', 'UUID from QEMU command-line'],
  message: 'NVIDIA\'s vGPU manager found no UUID of the VM on the QEMU command line.',
  why: 'The plug-in reads -uuid of the QEMU process; Proxmox and hand-made command lines do not always set it.',
  remedy: "Give the VM a UUID: libvirt always does; on Proxmox add args: -uuid with the vGPU's UUID.",
  checks: [{ command: 'qm showcmd VMID', look: '-uuid' }, { command: 'journalctl -u nvidia-vgpu-mgr' }],
  xml: [{ path: 'uuid' }, { path: "devices/hostdev[@type='mdev']" }],
  witness: { source: 'NVIDIA vGPU host software, nvidia-vgpu-mgr', text: 'Failed to get VM UUID from QEMU command-line' },
  samples: ["nvidia-vgpu-mgr[2001]: error: vmiop_env_log: Failed to get VM UUID from QEMU command-line. Ensure that 'uuid' parameter is set with correct value.", 'Feb 02 02:02:02 pve nvidia-vgpu-mgr[9]: error: vmiop_env_log: (0x0): Unable to get VM UUID'],
  nearMisses: ['nvidia-vgpu-mgr[100]: notice: vmiop_env_log: vmiop-env: guest_max_gpfn:0x0', 'Machine UUID 3e13ec96'],
});
