import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-gpu-init',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The guest driver cannot initialise the passed GPU',
  match: [
    'Fatal error during GPU init',
    'hw_init of IP block <{block}> failed',
    'amdgpu…(PSP load|atombios stuck|VRAM is lost|failed to load ucode|GPU mode1 reset failed|psp firmware loading failed|probe of {bdf:path} failed)',
    'atombios stuck executing',
    'amdgpu: probe of {bdf:path} failed with error',
    'nouveau…(unknown chipset|init failed|failed to create|probe of {bdf:path} failed)',
    'i915…(Device initialization failed|Failed to initialize GPU|Device is non-operational)',
    'radeon…(GPU init failed|Fatal error during GPU init|disabling GPU acceleration)',
  ],
  message: 'The driver in the guest could not start the passed-through GPU.',
  why: 'The card was not reset since its last use (AMD reset bug), the host drove it before, its ROM is missing, or the driver dislikes the virtual machine.',
  remedy: 'Cold-start the host, keep host drivers off the card, give a clean ROM file if it is the boot GPU, and look for a reset quirk for that model.',
  checks: [{ command: 'journalctl -k -g "vfio|reset"' }, { command: 'lspci -nnk -s BDF' }],
  xml: [{ path: "devices/hostdev[@type='pci']/rom" }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/gpu/drm/amd/amdgpu/amdgpu_kms.c and amdgpu_device.c', text: 'Fatal error during GPU init' },
  samples: ['[    8.1] amdgpu 0000:06:00.0: amdgpu: Fatal error during GPU init', '[    8.0] [drm:amdgpu_device_ip_init [amdgpu]] *ERROR* hw_init of IP block <psp> failed -22'],
  nearMisses: ['[    8.1] amdgpu 0000:06:00.0: amdgpu: SMU is initialized successfully!', 'NVRM: GPU 0000:01:00.0: RmInitAdapter failed! (0x22:0x56:667)'],
});
