import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-nvidia-remove-inuse',
  category: 'driver',
  severity: 'fatal',
  title: 'The NVIDIA driver should release a GPU in use',
  match: ['NVRM: Attempting to remove', 'nvidia…with non-zero usage count', 'Module (nvidia|nvidia_drm|nvidia_modeset|nvidia_uvm) is in use'],
  message: 'The GPU was to be taken from the NVIDIA driver while programs still use it.',
  why: 'A display server, nvidia-persistenced or a compute job holds it; the unbind hangs or fails.',
  remedy: 'Stop the display manager and nvidia-persistenced and all that fuser shows, then detach; or bind the card to vfio-pci at boot.',
  checks: [{ command: 'fuser -v /dev/nvidia0 /dev/nvidiactl' }, { command: 'lsof /dev/dri/card0' }],
  xml: [{ path: "devices/hostdev[@type='pci']/@managed" }, { path: 'devices/hostdev' }],
  witness: { source: 'NVIDIA kernel driver (open-gpu-kernel-modules), kernel-open/nvidia/nv-pci.c nv_pci_remove', text: 'Attempting to remove device %04x:%02x:%02x.%x with non-zero usage count!' },
  samples: ['[ 200.2] NVRM: Attempting to remove device 0000:0b:00.0 with non-zero usage count!', 'modprobe: FATAL: Module nvidia is in use.'],
  nearMisses: ['NVRM: loading NVIDIA UNIX', 'Module kvm is in use'],
});
