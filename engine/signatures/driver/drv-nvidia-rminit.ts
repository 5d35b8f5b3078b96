import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-nvidia-rminit',
  category: 'driver',
  severity: 'fatal',
  title: 'The NVIDIA driver could not initialise the GPU',
  match: ['RmInitAdapter failed', 'rm_init_adapter failed', 'NVRM: failed to initialize the GPU', 'NVRM: …fallen off the bus', 'NVRM: This PCI I/O region assigned to your NVIDIA device is invalid'],
  message: 'The NVIDIA driver did not get the GPU to work.',
  why: 'The card was left in a bad state (after passthrough or sleep), its windows are wrong, power is missing, or the driver does not know the card.',
  remedy: 'Power-cycle the host. For passthrough bind the card to vfio-pci from boot on, so that only the guest drives it; else use a driver that supports it.',
  checks: [{ command: 'journalctl -k -g "NVRM|nvidia"' }, { command: 'lspci -nnk -d 10de:' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'NVIDIA kernel driver (open-gpu-kernel-modules), src/nvidia/arch/nvalloc/unix/src/osinit.c', text: 'RmInitAdapter failed!' },
  samples: ['[  50.5] NVRM: GPU 0000:0b:00.0: RmInitAdapter failed! (0x26:0xffff:1239)', '[  50.6] NVRM: GPU 0000:0b:00.0: rm_init_adapter failed, device minor number 0'],
  nearMisses: ['NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.14', 'nvidia 0000:0b:00.0: vgaarb: changed VGA decodes'],
});
