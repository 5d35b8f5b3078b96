import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-nvidia-drm',
  category: 'driver',
  severity: 'benign',
  title: 'nvidia-drm started',
  match: ['[nvidia-drm] [GPU ID {id:hex}] Loading driver', '[drm] Initialized nvidia-drm', 'NVRM: loading NVIDIA UNIX', 'nvidia-modeset: Loading NVIDIA'],
  message: 'The NVIDIA display driver started.',
  why: 'Normal output at load.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'NVIDIA kernel driver, kernel-open/nvidia-drm', text: 'Loading driver' },
  samples: ['[   11.1] [drm] [nvidia-drm] [GPU ID 0x00000b00] Loading driver', '[   11.2] [drm] Initialized nvidia-drm 0.0.0 20160202 for 0000:0b:00.0 on minor 1'],
  nearMisses: ['NVRM: GPU 0000:0b:00.0: RmInitAdapter failed! (0x26:0xffff:1239)', 'nvidia-drm'],
});
