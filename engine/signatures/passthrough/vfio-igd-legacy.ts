import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-igd-legacy',
  category: 'passthrough',
  severity: 'degraded',
  title: 'The Intel GPU cannot be passed in legacy mode',
  match: [
    'assigned BDF is not 00:02.0',
    'IGD device {device:path} {reason}legacy mode',
    'IGD legacy mode disabled',
    'IGD (OpRegion|LPC) is not supported on hotplugged device',
    'IGD (LPC bridge|host bridge) access is not supported by kernel',
    'Device does not supports IGD OpRegion feature',
    'does not support requested IGD OpRegion feature',
  ],
  message: 'The integrated Intel GPU is passed through, but not as the first display of the VM.',
  why: 'Legacy mode wants the GPU of a supported generation at 00:02.0 of an i440fx machine with SeaBIOS, a VBIOS ROM, and a kernel with VFIO_PCI_IGD.',
  remedy: 'Give it the address 0000:00:02.0 on a pc machine without other video devices, or pass it as a second GPU (UPT mode) with a <rom file=>; newer generations have no legacy mode.',
  checks: [{ command: 'lspci -nnk' }, { command: 'virsh dumpxml VM' }],
  xml: [{ path: 'devices/hostdev/address' }, { path: 'os/type/@machine' }],
  witness: { source: 'QEMU 7.2 and 10.0 hw/vfio/igd.c vfio_probe_igd_bar4_quirk; 11.1', text: "IGD device %s is unsupported in legacy mode, try SandyBridge or newer / IGD device %s has no ROM, legacy mode disabled / Machine is not i440fx, assigned BDF is not 00:02.0, or device %04x (gen %d) doesn't support legacy mode" },
  samples: [
    "qemu-system-x86_64: vfio 0000:00:02.0: Machine is not i440fx, assigned BDF is not 00:02.0, or device 7d55 (gen 12) doesn't support legacy mode",
    'qemu-system-x86_64: IGD device 0000:00:02.0 cannot support legacy mode due to existing devices at address 1f.0',
    'qemu-system-x86_64: IGD device 0000:00:02.0 is unsupported in legacy mode, try SandyBridge or newer',
  ],
  nearMisses: ['IGD device found at 0000:00:02.0'],
});
