import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-not-supported-by-binary',
  category: 'configuration',
  severity: 'fatal',
  title: 'The installed QEMU lacks a device or feature of the XML',
  match: [
    'not supported (by|in|with) this QEMU binary',
    "isn't supported by this QEMU binary",
    "not available with this QEMU binary",
    "this QEMU (binary |)(does not|doesn't) support {what}",
    "the QEMU binary does not support {what}",
    "(This|this) QEMU binary (lacks|doesn't support) {what}",
    'graphics are not supported with this QEMU',
    "(QEMU|qemu) does not support the {what}",
    'domain configuration does not support {what}',
  ],
  message: 'The QEMU of this host has no support for something that the VM uses.',
  why: 'The distribution built it without, the module sits in a package of its own, or QEMU is older than the XML.',
  remedy: 'Install the module package, update QEMU, or take the device or option out of the XML.',
  checks: [{ command: 'virsh domcapabilities' }, { command: 'qemu-system-x86_64 -device help' }, { command: 'virsh version' }],
  xml: [{ path: 'devices' }],
  yieldsTo: ['gfx-spice-not-compiled', 'gfx-video-model-unsupported', 'sev-unsupported', 'cfg-ide-unsupported', 'tpm-version-unsupported', 'net-passt-unsupported', 'cfg-iommu-machine', 'cfg-virtiofs-shared-mem'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c', text: "The '%1$s' device is not supported by this QEMU binary" },
  samples: ['error: unsupported configuration: vsock device is not supported with this QEMU binary', "error: unsupported configuration: virtio-pmem isn't supported by this QEMU binary", 'error: unsupported configuration: sdl graphics are not supported with this QEMU'],
  nearMisses: ['IDE controllers are unsupported for this QEMU binary or machine type', 'SEV supported'],
});
