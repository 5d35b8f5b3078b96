import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-features-unsupported',
  category: 'migration',
  severity: 'fatal',
  title: 'The two sides have different virtio features',
  match: ['Features {wanted:hex} unsupported. Allowed features: {allowed:hex}'],
  message: 'The guest uses virtio features ({wanted}) that the device on this side does not have ({allowed}).',
  why: 'Features are negotiated once at boot; a target with another machine version, vhost or kernel offers others.',
  remedy: 'Use the same machine type and device options on both hosts and bring QEMU and kernel to the same level; a restart of the guest negotiates anew.',
  checks: [{ command: 'virsh version', look: 'on both hosts' }, { command: 'virsh dumpxml VM --xpath "//os/type | //interface"' }],
  xml: [{ path: 'os/type/@machine' }, { path: 'devices/interface' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/virtio/virtio.c virtio_load', text: 'Features 0x%" PRIx64 " unsupported. Allowed features: 0x%"' },
  samples: ['qemu-kvm: Features 0x130afffa7 unsupported. Allowed features: 0x179bfffe7', '2025-01-01T00:00:00.000000Z qemu-system-x86_64: Features 0x1ff unsupported. Allowed features: 0xff'],
  nearMisses: ['Features: 0x130afffa7', 'feature unsupported'],
});
