import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-vram-too-small',
  category: 'graphics',
  severity: 'fatal',
  title: 'The video memory is too small',
  match: ["value for '(vgamem|vram|vram64|ram)' must be {rule}"],
  message: 'A memory value of the video device is out of the allowed range.',
  why: "libvirt and QEMU want vgamem of at least 1 MiB and a power of two, ram at least twice as much, and limits for vram.",
  remedy: "Remove the values from <model> and let libvirt choose (vgamem 16 MiB, ram 64 MiB for qxl), or round them up to powers of two.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //video' }],
  xml: [{ path: 'devices/video/model/@vgamem' }, { path: 'devices/video/model/@vram' }, { path: 'devices/video/model' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "value for 'vgamem' must be at least 1 MiB (1024 KiB)" },
  samples: ["error: unsupported configuration: value for 'vgamem' must be at least 1 MiB (1024 KiB)", "error: unsupported configuration: value for 'vgamem' must be power of two"],
  nearMisses: ["error: unsupported configuration: vgamem attribute only supported for video type qxl", "value for 'x' is 5"],
});
