import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-vgpu-notice',
  category: 'passthrough',
  severity: 'benign',
  title: 'A notice of the vGPU manager',
  match: ['nvidia-vgpu-mgr{any:path} notice:', 'notice: vmiop_(env_log|log):'],
  message: 'The vGPU manager logs its settings.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'NVIDIA vGPU host software, nvidia-vgpu-mgr', text: 'notice: vmiop_env_log' },
  samples: ['nvidia-vgpu-mgr[1001]: notice: vmiop_env_log: vmiop-env: max_instance:0x4', 'Jun 01 10:00:00 g nvidia-vgpu-mgr[1001]: notice: vmiop_log: (0x0): gpu-pci-id : 0x4100'],
  nearMisses: ['nvidia-vgpu-mgr[2001]: error: vmiop_env_log: Failed to get VM UUID from QEMU command-line.', '[nvidia-vgpu-vfio] 1f2e: start failed. status: 0x0'],
});
