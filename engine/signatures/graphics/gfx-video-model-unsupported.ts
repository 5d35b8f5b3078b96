import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-video-model-unsupported',
  category: 'graphics',
  severity: 'fatal',
  title: 'This QEMU does not offer the video model',
  match: ["does not support video model '{model:quoted}'", "video type '{model:quoted}' is not supported( with this| by this|)", "this QEMU does not support '{model:quoted}' video device", "video type {model:path} is only valid for", "unsupported video model '{model:quoted}'", "'{model:quoted}' is not a valid (video|display) device"],
  message: "The installed QEMU has no video model '{model}'.",
  why: 'qxl comes with SPICE and is gone where SPICE is; virtio-gpu and others may sit in a package of their own.',
  remedy: "Choose a model that domcapabilities lists (virtio, or vga and bochs as the safe ones), or install the module package.",
  checks: [{ command: 'virsh domcapabilities --xpath //video' }, { command: 'qemu-system-x86_64 -device help', look: 'Display devices' }],
  xml: [{ path: 'devices/video/model/@type', equals: 'model' }, { path: 'devices/video/model/@type' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo and src/conf/domain_capabilities.c', text: "domain configuration does not support video model '%1$s'" },
  samples: ["error: unsupported configuration: domain configuration does not support video model 'qxl'", "2025-10-10 10:00:00.000+0000: 1: error : virDomainCapsDeviceDefValidate:800 : unsupported configuration: domain configuration does not support video model 'virtio'"],
  nearMisses: ["error: XML error: unknown video model 'qlx'", 'spice graphics are not supported with this QEMU'],
});
