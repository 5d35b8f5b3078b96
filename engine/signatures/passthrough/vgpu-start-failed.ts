import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vgpu-start-failed',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The virtual GPU did not start',
  match: [
    'nvidia-vgpu-vfio] {uuid:path}: start failed',
    'Verify all devices in group {group:number} are bound to',
    'error getting device from group {group:number}',
    'nvidia-vgpu-mgr…error: vmiop_log: …(ailed|rror)',
    'vGPU plugin (initialization failed|start failed)',
  ],
  unless: ['VM UUID', 'notice:'],
  message: 'The driver behind the mediated (or passed) device did not let QEMU open it.',
  why: 'For an NVIDIA vGPU the reason is in nvidia-vgpu-mgr\'s log: host and guest driver versions, licence, profile or a GPU in a bad state. For whole devices the device refused to open (reset, already in use).',
  remedy: "Read nvidia-vgpu-mgr's journal for the same second; make host driver, guest driver and profile match, and give each vGPU one VM only.",
  checks: [{ command: 'journalctl -u nvidia-vgpu-mgr' }, { command: 'nvidia-smi vgpu -q' }, { command: 'mdevctl list' }, { command: 'journalctl -k -g "vfio|nvidia"' }],
  xml: [{ path: "devices/hostdev[@type='mdev']/source/address" }, { path: 'devices/hostdev' }],
  yieldsTo: ['vgpu-uuid', 'vfio-group-not-viable'],
  witness: { source: 'NVIDIA vGPU host driver (nvidia-vgpu-vfio); QEMU 7.2 and 10.0, hw/vfio/common.c vfio_get_device', text: 'error getting device from group %d' },
  samples: ['[  777.1] [nvidia-vgpu-vfio] 1f2e3d4c-0000-4000-8000-00000000abcd: start failed. status: 0x0', 'qemu-kvm: -device vfio-pci,sysfsdev=/sys/bus/mdev/devices/1f2e3d4c: vfio 1f2e3d4c: error getting device from group 12: Input/output error\nVerify all devices in group 12 are bound to vfio-<bus> or pci-stub and not already in use'],
  nearMisses: ['nvidia-vgpu-mgr[100]: notice: vmiop_env_log: vmiop-env: guest_max_gpfn:0x0', '[nvidia-vgpu-vfio] 1f2e3d4c: vGPU started'],
});
